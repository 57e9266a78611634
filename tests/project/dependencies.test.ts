import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const names = z.record(z.string(), z.string());
const manifest = z.object({
  dependencies: names,
  devDependencies: names,
  engines: z.object({ node: z.string() }),
});
const workflow = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      strategy: z.object({ matrix: z.object({ node: z.array(z.string()).optional() }) }).optional(),
    }),
  ),
});

/** The rows of a chapter's table, without its head. */
const rowsOf = (page: string, chapter: string) =>
  (page.split(`## ${chapter}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

test('every dependency has a line that says why it is there, what would replace it and who keeps it', async () => {
  const page = await read('docs/dependencies.md');
  const { dependencies, devDependencies } = manifest.parse(JSON.parse(await read('package.json')));
  const chapters = { 'The service': dependencies, 'Building and testing': devDependencies };
  for (const [chapter, packages] of Object.entries(chapters)) {
    const rows = rowsOf(page, chapter);
    expect(rows.map(([name = '']) => name.replaceAll('`', '')).toSorted()).toEqual(
      Object.keys(packages).toSorted(),
    );
    for (const row of rows) expect(row.filter((cell) => cell !== '')).toHaveLength(4);
  }
});

test('the floor of Node.js is the same wherever it stands, and no package asks for more', async () => {
  const { engines } = manifest.parse(JSON.parse(await read('package.json')));
  const floor = engines.node.replace('>=', '');
  expect(await read('README.md')).toContain(`Node.js ${floor} or later`);
  expect(await read('docs/dependencies.md')).toContain(`**The floor is Node.js ${floor}.**`);
  const { jobs } = workflow.parse(parse(await read('.github/workflows/ci.yml')));
  const lines = Object.values(jobs).flatMap(({ strategy }) => strategy?.matrix.node ?? []);
  expect(lines[0]).toBe(floor);
  const locked = z
    .object({
      packages: z.record(
        z.string(),
        z.object({ engines: z.unknown().optional(), deprecated: z.string().optional() }),
      ),
    })
    .parse(JSON.parse(await read('package-lock.json')));
  const asked = Object.entries(locked.packages).flatMap(([path, { engines: wanted }]) => {
    const { node } = z.object({ node: z.string() }).safeParse(wanted).data ?? { node: '*' };
    return isMetBy(node, floor) ? [] : [`${path} wants ${node}`];
  });
  expect(asked).toEqual([]);
  expect(Object.entries(locked.packages).filter(([, one]) => one.deprecated !== undefined)).toEqual([]);
});

/** Whether a version meets one of the alternatives of a range, as far as ranges are written in practice. */
function isMetBy(range: string, version: string): boolean {
  const number = (text: string) => {
    const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
    return major * 1e6 + minor * 1e3 + patch;
  };
  const at = number(version);
  return range.split('||').some((one) => {
    const text = one.trim();
    const [, sign = '', wanted = '0'] = /^(>=|>|\^|~)?\s*v?(\d[\d.]*)/u.exec(text) ?? [];
    if (text === '*' || text === '') return true;
    const isLine = sign === '^' || sign === '';
    return at >= number(wanted) && (!isLine || Math.floor(at / 1e6) === Math.floor(number(wanted) / 1e6));
  });
}
