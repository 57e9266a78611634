import type { DeclarationEntry } from '../../assembly/record.ts';
import { countryName } from '../../i18n/terms.ts';
import type { Cell } from '../../lib/csv.ts';
import type { Locale } from '../../locales.ts';
import type { NameParts } from '../../store/people/name-parts.ts';
import type { Table } from '../render/csv.ts';

/** The data of a view, as a file gets it. */
export interface ExportTable {
  readonly table: Table;
  /** What was asked, in the reader's language; ready for a card. */
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

/** What a person's name divides into, and the delegation by code and by name, as columns of every table of people. */
export const personColumns = ['given_name', 'family_name', 'name', 'delegation_code', 'delegation'] as const;

export function personCells(
  { name, delegation }: { readonly name: string; readonly delegation: string },
  { given, family }: NameParts,
  language: Locale,
): readonly Cell[] {
  return [
    given,
    family,
    name,
    delegation === '' ? null : delegation,
    delegation === '' ? null : countryName(delegation, language),
  ];
}

/** Without what Discord takes for formatting. */
export const plainName = (name: string): string => name.replaceAll(/[\\*_~|`[\]<@]/gu, '');

/** A title for a card as a file has it: without signs of formatting. */
export const plainTitle = (title: string): string =>
  title.replaceAll('**', '').replaceAll(/\\(?=[\\*_~|`[\]<@:#>.)(+-])/gu, '');

/** To hundredths. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
