import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const changelog = readFileSync('CHANGELOG.md', 'utf8');
const headings = [...changelog.matchAll(/^## (?<heading>.+)$/gmu)].map(
  ({ groups }) => groups?.['heading'] ?? '',
);
const versions = headings
  .slice(1)
  .map((heading) => /^\[?(?<version>\d+\.\d+\.\d+)\]? - \d{4}-\d\d-\d\d/u.exec(heading)?.groups?.['version']);
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));

test('what is not released yet comes first, then each version with its day, the newest first', () => {
  expect(headings[0]).toBe('[Unreleased]');
  const parts = versions.map((one) => one?.split('.').map(Number));
  expect(parts).not.toContain(undefined);
  expect(parts).toEqual(
    parts.toSorted(([a = 0, b = 0, c = 0] = [], [x = 0, y = 0, z = 0] = []) => x - a || y - b || z - c),
  );
});

test('the newest version is that of the package', () => {
  expect(versions[0]).toBe(version);
});

test('changes are sorted by what they mean to whoever reads of them', () => {
  const kinds = [...changelog.matchAll(/^### (?<kind>.+)$/gmu)].map(({ groups }) => groups?.['kind']);
  expect(
    kinds.filter(
      (kind) =>
        !/^(?:To do when upgrading|Added|Changed|Deprecated|Removed|Fixed|Security)$/u.test(kind ?? ''),
    ),
  ).toEqual([]);
});
