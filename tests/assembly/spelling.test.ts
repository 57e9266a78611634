import { expect, test } from 'vitest';
import { betterSpelling, fullness } from '../../src/assembly/spelling.ts';

test.each([
  ['Rónán MULLEN', 'Ronan MULLEN', 'Rónán MULLEN'],
  ['Ronan MULLEN', 'Rónán MULLEN', 'Rónán MULLEN'],
  ['Roberto RAMPI', 'Roberto Rampi', 'Roberto RAMPI'],
  ['ROBERTO RAMPI', 'Roberto Rampi', 'Roberto Rampi'],
  ['ROBERTO RAMPI', 'Roberto RAMPI', 'Roberto RAMPI'],
  ['Petra Stienen', 'Petra STIENEN', 'Petra STIENEN'],
  ["Anne O'REILLY", 'Anne O’REILLY', 'Anne O’REILLY'],
])('of “%s” and, later, “%s”, “%s” says more', (earlier, later, better) => {
  expect(betterSpelling(earlier, later)).toBe(better);
});

test('a name is fuller than an initial, and a title in brackets no name', () => {
  const order = [null, 'A.', 'A. B.', 'Anthony', 'Anthony B.', 'Anthony Bernard'];
  expect(order.toSorted((a, b) => fullness(a) - fullness(b))).toEqual(order);
  expect(fullness('Alexander [The Earl of]')).toBe(fullness('Alexander'));
  expect(fullness('Jean-Pierre')).toBe(2);
});
