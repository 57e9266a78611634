import { count } from '../words.ts';

export const exporting = {
  done: (what: string, rows: number) =>
    `${what}: ${count(rows, 'row', 'rows')}, as Excel workbook, CSV and JSON.`,
  one: (what: string, rows: number, format: string) =>
    `${what}: ${count(rows, 'row', 'rows')}, as ${format}.`,
  empty: 'There is nothing in it: nothing that was read so far fits.',
  cut: (rows: number) => `Only the first ${count(rows, 'row', 'rows')} of the search are in it.`,
  names: {
    declaration: (number_: number) => `Signatories of No. ${number_}`,
    thread: (number_: number) => `Declarations on the same subject as No. ${number_}`,
    editions: (number_: number) => `Editions of No. ${number_}: who was added when`,
    signed: (name: string) => `Declarations signed by ${name}`,
    signedByBoth: (name: string, other: string) => `Declarations signed by both ${name} and ${other}`,
    together: (name: string) => `Who signs with ${name}`,
    members: (name: string) => `Members: ${name}`,
    search: (asked: string) => `What the search found (${asked})`,
    compare: (a: number, b: number) => `Who signed No. ${a} and No. ${b}`,
    stats: {
      year: 'Declarations by year',
      topic: 'Declarations by topic',
      delegation: 'Declarations by delegation',
      group: 'Declarations by political group',
    },
  },
  /** The sheet of a workbook that says what the other one holds. */
  sheets: { about: 'About', data: 'Data' },
  about: {
    asked: 'What was asked',
    made: 'Made on (UTC)',
    rows: 'Rows',
    note: 'Please note',
    source: 'Source',
  },
  file: 'Data of this answer',
};
