import { count } from '../words.ts';

export const exporting = {
  done: (what: string, rows: number) =>
    `${what}: ${count(rows, 'row', 'rows')}, as an Excel workbook, CSV and JSON.`,
  one: (what: string, rows: number, format: string) =>
    `${what}: ${count(rows, 'row', 'rows')}, as ${format}.`,
  empty: 'The file has no rows: nothing on record matches.',
  cut: (rows: number) =>
    `Only the first ${count(rows, 'row', 'rows')} of the search ${rows === 1 ? 'is' : 'are'} in the file.`,
  names: {
    declaration: (number_: number) => `Signatories of No. ${number_}`,
    thread: (number_: number) => `Declarations on the same subject as No. ${number_}`,
    editions: (number_: number) => `Editions of No. ${number_}: names added, by date`,
    signed: (name: string) => `Declarations signed by ${name}`,
    signedByBoth: (name: string, other: string) => `Declarations signed by both ${name} and ${other}`,
    together: (name: string) => `Who signs with ${name}`,
    members: (name: string) => `Members: ${name}`,
    search: (asked: string) => `Search results (${asked})`,
    compare: (a: number, b: number) => `Who signed No. ${a} and No. ${b}`,
    stats: {
      year: 'Declarations by year',
      topic: 'Declarations by topic',
      delegation: 'Declarations by delegation',
      group: 'Declarations by political group',
    },
  },
  /** @param asOf day on which the newest thing in it was first seen. */
  dataset: (what: string, declarations: number, asOf: string | null) =>
    `${what}: ${count(declarations, 'written declaration', 'written declarations')}${asOf === null ? '' : `, as of ${asOf}`}.`,
  parts: {
    all: 'The whole data set',
    declarations: 'Declarations',
    texts: 'Texts',
    editions: 'Editions',
    signatures: 'Signatures, edition by edition',
    people: 'Signatories',
    names: 'Names as printed',
    memberships: 'Delegations and groups of members, with dates',
    topics: 'Topics, with the words that show them',
    countries: 'Countries that declarations are about',
    references: 'References to other documents',
    corrections: 'Corrections by the Assembly',
  },
  making: (done: string, all: string) => `Preparing the file: ${done} of ${all} declarations.`,
  changedMeanwhile:
    'New documents were read while this file was being prepared: they may appear in one table and not in another.',
  tooLarge: (megabytes: string) =>
    `The file is larger than the ${megabytes} MB that Discord accepts here. Choose one part, or a start date. The operator of this bot can produce the whole data set with the command “export”.`,
  /** The sheet of a workbook that says what is in the other one. */
  sheets: { about: 'About', data: 'Data' },
  about: {
    asked: 'Request',
    made: 'Created (UTC)',
    rows: 'Rows',
    note: 'Note',
    source: 'Source',
    licence: 'Licence',
  },
  file: 'Data of this answer',
};
