import { readdirSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** A row of the table in CONTRIBUTING: folders, what they hold, and which of the others they may import. */
const row = /^\| (?<folders>`src\/.*?) *\|[^|]*\| (?<may>.*?) *\|$/gmu;
const quoted = (cell: string): string[] =>
  [...cell.matchAll(/`(?:src\/)?(?<name>[^`]+)`/gu)].map(({ groups }) => groups?.['name'] ?? '');

const everything = 'everything';
const layers = new Map(
  [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(row)].flatMap(({ groups }) => {
    const { folders = '', may = '' } = groups ?? {};
    return quoted(folders).map((folder) => [folder, may === everything ? everything : quoted(may)] as const);
  }),
);

/** `crawl` for `src/crawl/walk/walk.ts`, `main.ts` for `src/main.ts`. */
const layerOf = (path: string): string => path.split('/')[1] ?? '';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name}`);

interface Import {
  readonly from: string;
  readonly to: string;
}

function relativeImports(from: string): Import[] {
  const found = readFileSync(from, 'utf8').matchAll(/\b(?:from|import) *\(? *'(?<to>\.[^']+)'/gu);
  return [...found].map(({ groups }) => ({
    from,
    to: normalize(`${dirname(from)}/${groups?.['to'] ?? ''}`),
  }));
}

const imports = files.flatMap(relativeImports);

test('every folder and file of src stands in the table', () => {
  expect([...new Set(files.map(layerOf))].filter((layer) => !layers.has(layer))).toEqual([]);
  expect([...layers.keys()].filter((layer) => !files.some((file) => layerOf(file) === layer))).toEqual([]);
});

test('a layer imports itself and what the table allows it, and nothing outside src', () => {
  const isAllowed = ({ from, to }: Import): boolean => {
    const may = layers.get(layerOf(from)) ?? [];
    if (!to.startsWith('src/')) return false;
    return layerOf(from) === layerOf(to) || may === everything || may.includes(layerOf(to));
  };
  expect(imports.length).toBeGreaterThan(1000);
  expect(imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
});

test('the sandbox of Discord imports nothing of ours', () => {
  const home = 'packages/discord-sandbox/src';
  const leaving = readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => relativeImports(`${home}/${name}`))
    .filter(({ to }) => !to.startsWith(home));
  expect(leaving).toEqual([]);
});
