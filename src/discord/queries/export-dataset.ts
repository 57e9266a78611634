import { TooLarge, intoZip } from '../../dataset/files/zip.ts';
import { datasetNotice } from '../../dataset/data-package.ts';
import { datasetTables } from '../../dataset/tables/tables.ts';
import type { DatasetTable } from '../../dataset/tables/table.ts';
import { tableAsText, tableRows } from '../../dataset/write-table.ts';
import { writeDataset } from '../../dataset/write-dataset.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Cell } from '../../lib/csv.ts';
import { workbook } from '../../lib/xlsx.ts';
import type { Locale } from '../../locales.ts';
import { datasetHeadOf, datasetSizeOf, type DatasetScope } from '../../store/dataset/dataset-head.ts';
import { readDataset, type DatasetRecord } from '../../store/dataset/read-dataset.ts';
import type { Database } from '../../store/db/database.ts';
import type { Reply } from '../commands/command.ts';
import { noticeCard, troubleCard } from '../render/notice.ts';
import type { Format } from './export-file.ts';

/** Tables that can be asked for by themselves; lists of codes come with the whole. */
export const datasetParts = [
  'declarations',
  'texts',
  'editions',
  'signatures',
  'people',
  'names',
  'memberships',
  'topics',
  'countries',
  'references',
  'corrections',
] as const;
export type DatasetPart = (typeof datasetParts)[number];

/** A workbook is made in memory. */
const maxSheetRows = 50_000;
/** What else a message holds. */
const spareBytes = 4_096;
/** While it is made something may be stored; then it is made once more. */
const tries = 2;

interface Asked {
  readonly part: DatasetPart | null;
  readonly format: Format | null;
  readonly since: string | null;
  /** What Discord takes as a file here, in bytes. */
  readonly maxBytes: number;
}

/** The data set, or a table of it, as one file; what to do instead where Discord would not take it. */
export async function exportDataset(
  db: Database,
  { part, format, since, maxBytes }: Asked,
  language: Locale,
  watch: (done: number, all: number) => void = () => {},
  now = new Date(),
): Promise<Reply> {
  const { exporting, declaration } = messagesFor(language);
  const scope = { since };
  const most = maxBytes - spareBytes;
  try {
    for (let nth = 1; ; nth += 1) {
      const before = await stateOf(db, scope);
      const { head, size } = before;
      const records = () => watched(readDataset(db, scope), (done) => watch(done, size.declarations));
      const day = now.toISOString().slice(0, 10);
      const name = `written-declarations${part === null ? '' : `-${part}`}${since === null ? '' : `-since-${since}`}_${day}`;
      const file =
        part === null
          ? {
              name: `${name}.zip`,
              bytes: await intoZip(most, new Date(head.as_of ?? day), (target) =>
                writeDataset(records(), target),
              ),
            }
          : await tableFile(tableNamed(part), format ?? 'csv', records(), { name, most, now, language });
      const isSame = JSON.stringify(await stateOf(db, scope)) === JSON.stringify(before);
      if (!isSame && nth < tries) continue;
      const card = noticeCard(
        exporting.dataset(
          part === null ? exporting.parts.all : exporting.parts[part],
          size.declarations,
          head.as_of === null ? null : formatDate(head.as_of.slice(0, 10), language),
        ),
        size.declarations === 0 ? exporting.empty : null,
        isSame ? null : exporting.changedMeanwhile,
        declaration.commits,
      );
      return { ...card, files: [{ ...file, description: exporting.file }] };
    }
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return troubleCard(exporting.tooLarge(formatNumber(Math.floor(maxBytes / 1024 / 1024), language)));
  }
}

async function stateOf(db: Database, scope: DatasetScope) {
  return { head: await datasetHeadOf(db, scope), size: await datasetSizeOf(db, scope) };
}

function tableNamed(part: DatasetPart): DatasetTable {
  const table = datasetTables.find(({ name }) => name === part);
  if (!table) throw new Error(`The data set has no table ${part}.`);
  return table;
}

async function* watched(
  records: AsyncIterable<DatasetRecord>,
  watch: (done: number) => void,
): AsyncGenerator<DatasetRecord> {
  let done = 0;
  for await (const record of records) {
    if (record.kind === 'declaration') watch((done += 1));
    yield record;
  }
}

async function tableFile(
  table: DatasetTable,
  format: Format,
  records: AsyncIterable<DatasetRecord>,
  { name, most, now, language }: { name: string; most: number; now: Date; language: Locale },
): Promise<{ name: string; bytes: Uint8Array }> {
  const rows = tableRows(table, records);
  if (format !== 'xlsx') {
    const ending = format === 'csv' ? 'csv' : 'jsonl';
    return { name: `${name}.${ending}`, bytes: await tableAsText(table, format, rows, most) };
  }
  const held: (readonly Cell[])[] = [];
  for await (const row of rows) {
    if (held.length >= maxSheetRows) throw new TooLarge('The workbook is larger than it may be.');
    held.push(row);
  }
  const { sheets, about, empty } = messagesFor(language).exporting;
  const bytes = await workbook([
    {
      name: sheets.about,
      heading: null,
      rows: [
        [about.asked, `${table.title}. ${table.description}`],
        [about.made, now.toISOString().slice(0, 16).replace('T', ' ')],
        [about.rows, held.length],
        [about.source, datasetNotice.sourceUrl],
        [about.licence, datasetNotice.licence],
        [],
        ...table.columns.map((column): Cell[] => [column.name, column.description]),
      ],
    },
    {
      name: sheets.data,
      heading: table.columns.map((column) => column.name),
      rows: held.length === 0 ? [[empty]] : held,
    },
  ]);
  if (bytes.byteLength > most) throw new TooLarge('The workbook is larger than it may be.');
  return { name: `${name}.xlsx`, bytes };
}
