import { readdirSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { expect, test } from 'vitest';

const roots = [
  'src',
  'tools',
  'bench',
  'tests',
  'packages/discord-sandbox/src',
  'packages/discord-sandbox/tests',
];

const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${root}/${name}`),
);

const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** What a file imports of ours, types included: the linter's rule against circles passes those over. */
function importsOf(file: string): string[] {
  const found = (textOf.get(file) ?? '').matchAll(/\b(?:from|import) *\(? *'(?<to>\.[^']+)'/gu);
  return [...found]
    .map(({ groups }) => normalize(`${dirname(file)}/${groups?.['to'] ?? ''}`))
    .filter((to) => textOf.has(to));
}

test('no file imports itself by a way round, not even for a type', () => {
  const left = new Map(files.map((file) => [file, importsOf(file)]));
  // Whoever imports nothing that is left is in no circle.
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [file, imported] of left) if (!imported.some((one) => left.has(one))) left.delete(file);
  }
  expect(left.size === 0 ? [] : [...left.keys()]).toEqual([]);
});

const inFolder = new Map<string, string[]>();
for (const file of files) inFolder.set(dirname(file), [...(inFolder.get(dirname(file)) ?? []), file]);

test('a folder holds eighteen files of code at most', () => {
  const crowded = [...inFolder].filter(([, held]) => held.length > 18);
  expect(crowded.map(([folder, held]) => `${folder}: ${held.length}`)).toEqual([]);
});

test('a file has three hundred lines at most, where it is no test', () => {
  const long = files.filter(
    (file) => !file.includes('tests/') && (textOf.get(file) ?? '').split('\n').length > 301,
  );
  expect(long).toEqual([]);
});

const exported =
  /^export (?:declare )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (?<name>[\p{L}_$][\p{L}\p{N}_$]*)/gmu;

/** The parts of a language are called alike in each, and nobody else imports them. */
const isOfALanguage = (file: string) => /^src\/i18n\/[^/]+\//u.test(file);

test.each([['src'], ['tools'], ['bench'], ['packages/discord-sandbox/src']])(
  'no name is exported twice in %s',
  (root) => {
    const homes = new Map<string, string[]>();
    for (const file of files.filter((one) => one.startsWith(`${root}/`) && !isOfALanguage(one)))
      for (const { groups } of (textOf.get(file) ?? '').matchAll(exported)) {
        const name = groups?.['name'] ?? '';
        homes.set(name, [...(homes.get(name) ?? []), file]);
      }
    expect(homes.size).toBeGreaterThan(20);
    expect([...homes].filter(([, held]) => new Set(held).size > 1)).toEqual([]);
  },
);
