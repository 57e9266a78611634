import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const notCode = /^(?:node_modules|dist|data|\.[^/]*)$/u;

/** Relative imports of every module, those of types alone included, which the linter passes over. */
async function importGraph(): Promise<ReadonlyMap<string, readonly string[]>> {
  const graph = new Map<string, readonly string[]>();
  const all = await readdir(root, { withFileTypes: true });
  const folders = all.filter((one) => one.isDirectory() && !notCode.test(one.name)).map(({ name }) => name);
  for (const folder of folders) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!name.endsWith('.ts') || name.split(sep).some((part) => notCode.test(part))) continue;
      const file = join(root, folder, name);
      const text = await readFile(file, 'utf8');
      const imports = [...text.matchAll(/^(?:import|export|\}) [^;]*?'(\.[^']+\.ts)'/gmu)];
      graph.set(
        relative(root, file),
        imports.map(([, path = '']) => relative(root, join(dirname(file), path))),
      );
    }
  }
  return graph;
}

/** One way round for each module that imports itself through others. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const circles: string[] = [];
  const visit = (file: string) => {
    const at = path.indexOf(file);
    if (at !== -1) circles.push([...path.slice(at), file].join(' → '));
    if (at !== -1 || done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return circles;
}

test('no module imports itself through others, not even for types', async () => {
  const graph = await importGraph();
  expect(graph.size).toBeGreaterThan(400);
  expect([...graph.values()].flat().filter((file) => !graph.has(file))).toEqual([]);
  expect(circlesIn(graph)).toEqual([]);
});

test('a circle is found wherever it begins', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['b']],
  ]);
  expect(circlesIn(graph)).toEqual(['b → d → b']);
});
