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
  /** @param asOf day on which the newest thing in it was first seen. */
  dataset: (what: string, declarations: number, asOf: string | null) =>
    `${what}: ${count(declarations, 'written declaration', 'written declarations')}${asOf === null ? '' : `, as of ${asOf}`}.`,
  parts: {
    all: 'The whole data set',
    declarations: 'Declarations',
    texts: 'Texts',
    editions: 'Editions',
    signatures: 'Signatures, edition by edition',
    people: 'Members who signed',
    names: 'Names as printed',
    memberships: 'Delegations and groups of members, with dates',
    topics: 'Topics, with the words that decided',
    countries: 'Countries that declarations are about',
    references: 'References to other documents',
    corrections: 'Corrections by the Assembly',
  },
  making: (done: string, all: string) => `I am putting it together: ${done} of ${all} declarations.`,
  changedMeanwhile:
    'Something new was read while this was put together: it may be in one table and not in another.',
  tooLarge: (megabytes: string) =>
    `That is more than the ${megabytes} MB that Discord takes as a file here. Choose one part, or a day from which on. Whoever runs this bot can write all of it with the verb “export”.`,
  /** The sheet of a workbook that says what the other one holds. */
  sheets: { about: 'About', data: 'Data' },
  about: {
    asked: 'What was asked',
    made: 'Made on (UTC)',
    rows: 'Rows',
    note: 'Please note',
    source: 'Source',
    licence: 'Licence',
  },
  file: 'Data of this answer',
};
