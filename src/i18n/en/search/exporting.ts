import { count } from '../words.ts';

export const exporting = {
  done: (what: string, rows: number) => `${what}: ${count(rows, 'row', 'rows')}, as CSV and as JSON.`,
  one: (what: string, rows: number, format: string) =>
    `${what}: ${count(rows, 'row', 'rows')}, as ${format}.`,
  cut: (rows: number) => `Only the first ${count(rows, 'row', 'rows')} of the search are in it.`,
  names: {
    declaration: (number_: number) => `Signatories of No. ${number_}`,
    thread: (number_: number) => `Declarations on the same as No. ${number_}`,
    signed: (name: string) => `Declarations signed by ${name}`,
    together: (name: string) => `Who signs with ${name}`,
    members: (name: string) => `Members: ${name}`,
    search: 'What the search found',
    compare: 'Comparison',
    stats: 'Figures',
  },
  file: 'Data of this answer',
};
