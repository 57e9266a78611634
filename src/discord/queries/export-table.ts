import type { DeclarationEntry } from '../../assembly/record.ts';
import type { Table } from '../render/csv.ts';

/** The data of a view, as a file gets it. */
export interface ExportTable {
  readonly table: Table;
  /** In the reader's language; ready for a card. */
  readonly title: string;
  /** More was found than is in it. */
  readonly isCut: boolean;
}

/** More than anybody has signed, and far from what Discord takes as a file. */
export const maxExportedRows = 20_000;

/** A table with nothing left out. */
export function wholeTable(table: Table, title: string): ExportTable {
  return { table, title, isCut: false };
}

/** One row a declaration. */
export function entriesTable(file: string, entries: readonly DeclarationEntry[]): Table {
  return {
    file,
    columns: ['number', 'document', 'date', 'title', 'signatories', 'url'],
    rows: entries.map((one) => [one.number, one.document, one.date, one.title, one.signatoryCount, one.url]),
  };
}

/** Without what Discord takes for formatting. */
export const plainName = (name: string): string => name.replaceAll(/[\\*_~|`[\]<@]/gu, '');

/** To hundredths. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
