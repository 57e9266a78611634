import type { DatasetRecord } from '../store/dataset/read-dataset.ts';
import type { DatasetEnd, DatasetHead } from '../store/dataset/record.ts';
import { datasetNotice, describeDataset, descriptionFile, linesFile } from './data-package.ts';
import { openCsvFiles } from './files/csv-files.ts';
import { flatSignaturesTable } from './files/flat-signatures.ts';
import { openText, type OutputTarget } from './files/output.ts';
import { openParquetFile } from './files/parquet-file.ts';
import { createNameParts } from './name-parts.ts';
import { datasetTables } from './tables/tables.ts';

export interface WrittenDataset {
  readonly head: DatasetHead;
  readonly end: DatasetEnd;
  /** Names of the files. */
  readonly files: readonly string[];
}

/**
 * Writes the files of a data set as its records come: a CSV file a table, all of it as JSON lines, signatures as Parquet, and
 * the description, which is written last. The same records make the same bytes.
 *
 * @param watch is told of each record that was written.
 */
export async function writeDataset(
  records: AsyncIterable<DatasetRecord>,
  target: OutputTarget,
  watch: (record: DatasetRecord) => void = () => {},
): Promise<WrittenDataset> {
  const names = createNameParts();
  const all = records[Symbol.asyncIterator]();
  const first = await all.next();
  if (first.done === true || first.value.kind !== 'dataset') throw new Error('A data set has no head.');
  const head = first.value;
  const csv = await openCsvFiles(datasetTables, target);
  const lines = await openText(target, linesFile);
  const parquet = await openParquetFile(flatSignaturesTable, target, {
    as_of: head.as_of ?? '',
    source: datasetNotice.sourceUrl,
    licence: datasetNotice.licence,
  });
  const end = await (async () => {
    for (let record: DatasetRecord = head; ;) {
      names.learn(record);
      lines.add(`${JSON.stringify(record)}\n`);
      await lines.drain();
      await csv.take(record, names);
      await parquet.take(record, names);
      watch(record);
      if (record.kind === 'end') return record;
      const next = await all.next();
      if (next.done === true) throw new Error('A data set has no end.');
      record = next.value;
    }
  })();
  const written = { csv: await csv.close(), parquet: await parquet.close(), lines: await lines.close() };
  const description = await openText(target, descriptionFile);
  description.add(describeDataset(head, written));
  await description.close();
  const files = [...written.csv.map(({ path }) => path), written.parquet.path, linesFile, descriptionFile];
  return { head, end, files };
}
