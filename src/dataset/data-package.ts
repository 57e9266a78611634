import type { DatasetHead } from '../store/dataset/record.ts';
import type { TableFile } from './files/csv-files.ts';
import type { FileFigures } from './files/output.ts';
import type { Column, DatasetTable } from './tables/table.ts';

/** The file of lines, from which a data set is read back. */
export const linesFile = 'dataset.jsonl';
export const descriptionFile = 'datapackage.json';

/** What is said of a data set wherever it goes. */
export const datasetNotice = {
  source: 'Written declarations of the Parliamentary Assembly of the Council of Europe',
  sourceUrl: 'https://pace.coe.int',
  licence:
    'Titles, texts and lists of names belong to the Council of Europe. Its sites allow reproduction for private use, information and education if the source is named and no fee is charged; other uses need its permission. What Hemicycle adds (who is who, topics, countries, summaries, references) may be used freely, without any warranty.',
  licenceUrl: 'https://website-pace.net/web/apce/disclaimer',
  commits: 'A written declaration commits only those who have signed it.',
} as const;

/**
 * The description of a data set after Frictionless Data Package (https://specs.frictionlessdata.io/data-package/), with every
 * column of every table.
 */
export function describeDataset(
  head: DatasetHead,
  files: { readonly csv: readonly TableFile[]; readonly parquet: TableFile; readonly lines: FileFigures },
): string {
  const description = {
    profile: 'data-package',
    name: head.name,
    title: datasetNotice.source,
    description: [
      datasetNotice.commits,
      head.as_of === null
        ? 'It is still empty.'
        : `As of ${head.as_of}, the day on which its newest edition or correction was found.`,
      head.since === null ? null : `Only declarations with an edition on ${head.since} or later.`,
      'In the CSV files, an apostrophe is put before any cell that a spreadsheet would read as a formula; the other files are unchanged.',
    ]
      .filter((sentence) => sentence !== null)
      .join(' '),
    version: String(head.version),
    as_of: head.as_of,
    since: head.since,
    coverage: {
      description:
        'Files of the Assembly’s site that were checked, by number: those that are not in the data set contained no written declaration.',
      files: head.coverage,
    },
    homepage: datasetNotice.sourceUrl,
    licenses: [{ title: datasetNotice.licence, path: datasetNotice.licenceUrl }],
    sources: [{ title: datasetNotice.source, path: datasetNotice.sourceUrl }],
    resources: [
      ...files.csv.map((file) => ({
        ...resourceOf(file, file.table.name),
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: schemaOf(file.table),
      })),
      {
        ...resourceOf(files.parquet, files.parquet.table.name),
        format: 'parquet',
        mediatype: 'application/vnd.apache.parquet',
        schema: schemaOf(files.parquet.table),
      },
      {
        name: 'dataset',
        title: 'The whole data set, one JSON object per line',
        description:
          'A header, people, declarations with everything that belongs to them, and an end mark. The command “import” reads this file.',
        path: linesFile,
        format: 'jsonl',
        mediatype: 'application/jsonl',
        encoding: 'utf-8',
        bytes: files.lines.bytes,
        hash: `sha256:${files.lines.sha256}`,
      },
    ],
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function resourceOf({ table, path, rows, bytes, sha256 }: TableFile, name: string) {
  const { title, description } = table;
  return { name, title, description, path, rows, bytes, hash: `sha256:${sha256}` };
}

function schemaOf({ columns, primaryKey, foreignKeys }: DatasetTable) {
  return {
    fields: columns.map(fieldOf),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(foreignKeys.length > 0 && {
      foreignKeys: foreignKeys.map(({ fields, table, to }) => ({
        fields,
        reference: { resource: table, fields: to },
      })),
    }),
    missingValues: [''],
  };
}

function fieldOf({ name, type, description, unit, required }: Column) {
  return {
    name,
    type,
    ...(type === 'datetime' && { format: 'any' }),
    description,
    ...(unit !== undefined && { unit }),
    constraints: { required },
  };
}
