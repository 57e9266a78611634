import { expect, test } from 'vitest';
import { readPersonName } from '../../../src/discord/resolve/person-name.ts';

test.each([
  ['Rampi', 'Rampi'],
  ['Mr Rampi', 'Rampi'],
  ['mr rampi', 'rampi'],
  ['M. Roberto RAMPI', 'Roberto RAMPI'],
  ['Prof. Dr Rampi', 'Rampi'],
  ['Rampi, Roberto', 'Roberto Rampi'],
  ['RAMPI, Mr Roberto', 'Roberto RAMPI'],
  ['Mr Roberto RAMPI, Italy, SOC', 'Roberto RAMPI'],
  ['Roberto RAMPI (Italie, SOC)', 'Roberto RAMPI'],
  ['• Roberto RAMPI, 🇮🇹 Italy', 'Roberto RAMPI'],
  ['Rampi, Roberto, Italy', 'Roberto Rampi'],
  ['a, b, c', 'a, b, c'],
  ['Mr', 'Mr'],
  ['(x)', '(x)'],
])('“%s” is looked for as “%s”', (typed, name) => {
  expect(readPersonName(typed)).toBe(name);
});
