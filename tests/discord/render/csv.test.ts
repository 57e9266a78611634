import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { slug, toCsv, toJson } from '../../../src/discord/render/csv.ts';

/** Reads CSV as RFC 4180 describes it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1)
        cell += text[at];
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

test('CSV has a mark, a heading, CRLF, and quotes where they are needed', () => {
  const csv = toCsv({
    columns: ['a', 'b'],
    rows: [
      ['x,"y"\nz', null],
      [7, true],
    ],
  });
  expect(csv).toBe('\ufeffa,b\r\n"x,""y""\nz",\r\n7,true\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd|x', '＝1', '|calc'])(
  'a cell that a spreadsheet would run is made text: %j',
  (cell) => {
    expect(readCsv(toCsv({ columns: ['a'], rows: [[cell]] }).slice(1))[1]?.[0]).toMatch(/^'/u);
  },
);

test('whatever stands in a cell comes back, and nothing begins a formula', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab,"\n =+-@é Ő', '👩‍👩‍👧') });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const read = readCsv(toCsv({ columns: ['a', 'b'], rows }).slice(1));
      expect(read).toHaveLength(rows.length + 1);
      for (const [at, row] of rows.entries()) {
        for (const [column, text] of row.entries()) {
          const back = read[at + 1]?.[column] ?? '';
          expect(back === text || back === `'${text}`).toBe(true);
          expect(back).not.toMatch(/^[=+\-@]/u);
        }
      }
    }),
  );
});

test('JSON says what it is and has an object for each row', () => {
  const table = { file: 'x', columns: ['number', 'title'], rows: [[682, 'A "title"']] };
  const about = { title: 'What', made: '2026-11-30T12:00Z', note: 'Note', source: 'https://pace.coe.int' };
  expect(JSON.parse(toJson(table, about))).toEqual({
    ...about,
    rows: [{ number: 682, title: 'A "title"' }],
  });
});

test.each([
  ['Šefčovič, Maroš', 'sefcovic-maros'],
  ['words: “rigged election” · from 1 May', 'words-rigged-election-from-1-may'],
  ['EPP/CD', 'epp-cd'],
  ['../../etc/passwd', 'etc-passwd'],
  ['…', 'all'],
])('the name of a file has letters, digits and hyphens: %s', (text, expected) => {
  expect(slug(text)).toBe(expected);
});
