import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { optionNames } from '../../src/discord/commands/subscriptions/condition-options.ts';

test('the README has every option that says what a channel hears of', () => {
  const rows = readFileSync('README.md', 'utf8').split('\n');
  const cells = rows.filter((line) => line.startsWith('| `')).map((line) => line.split('|')[1] ?? '');
  const missing = optionNames.filter((name) => !cells.some((cell) => cell.includes(`\`${name}\``)));
  expect(missing).toEqual([]);
});
