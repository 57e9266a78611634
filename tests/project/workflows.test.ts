import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const read = (path: string): string => readFileSync(path, 'utf8');
const workflows = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);

const manifest = z
  .object({
    engines: z.object({ node: z.string() }),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

const step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'none'])),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      strategy: z.object({ matrix: z.record(z.string(), z.array(z.string())) }).optional(),
      steps: z.array(step),
    }),
  ),
});

test('the workflow of every change runs what .ci/run does, on each Node.js that is supported', () => {
  const { on, jobs } = workflow.parse(parse(read('.github/workflows/ci.yml')));
  expect(Object.keys(on)).toEqual(expect.arrayContaining(['push', 'pull_request']));
  const { strategy, steps } = z.object({ verify: workflow.shape.jobs.valueType }).parse(jobs).verify;
  const versions = strategy?.matrix['node'] ?? [];
  expect(`>=${versions[0]}`).toBe(manifest.engines.node);
  expect(versions).toEqual(expect.arrayContaining(['22', '24', read('.nvmrc').trim()]));
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['bash .ci/run']);
});

test('.ci/run checks, tests on both engines and shows the demo', () => {
  expect(read('.ci/run')).toMatch(
    /npm ci\nnpm run -s check\nnpm test\nnpm run -s truth\n.*\ntests\/support\/with-postgres\.sh npm test\nnpm run -s demo\n/u,
  );
});

test.each(workflows)('%s may read alone unless it says so, and ends by itself', (path) => {
  const { permissions, jobs } = workflow.parse(parse(read(path)));
  expect(permissions).toEqual({ contents: 'read' });
  expect(Object.values(jobs).every((job) => job['timeout-minutes'] <= 60)).toBe(true);
});

test.each(workflows)('%s names actions by commit, with the version beside it', (path) => {
  const lines = read(path)
    .split('\n')
    .filter((line) => /\buses:/u.test(line));
  expect(lines).not.toEqual([]);
  expect(lines.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line))).toEqual(
    [],
  );
});

test('dependency updates look at packages, actions and images, and leave out only what is there', () => {
  const { updates } = z
    .object({
      updates: z.array(
        z.object({
          'package-ecosystem': z.string(),
          ignore: z.array(z.object({ 'dependency-name': z.string() })).optional(),
        }),
      ),
    })
    .parse(parse(read('.github/dependabot.yml')));
  expect(updates.map((update) => update['package-ecosystem'])).toEqual([
    'npm',
    'github-actions',
    'docker',
    'docker-compose',
  ]);
  const ignored = updates
    .slice(0, 1)
    .flatMap(({ ignore = [] }) => ignore.map((one) => one['dependency-name']));
  const known = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(ignored.filter((name) => !(name in known))).toEqual([]);
});

test('issue forms ask for something, each answer under a name of its own', () => {
  const element = z.object({
    type: z.enum(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']),
    id: z.string().optional(),
    attributes: z.object({ label: z.string().optional(), value: z.string().optional() }),
  });
  const form = z.object({ name: z.string(), description: z.string(), body: z.array(element).min(1) });
  const names = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');
  expect(names).toHaveLength(3);
  for (const name of names) {
    const { body } = form.parse(parse(read(`.github/ISSUE_TEMPLATE/${name}`)));
    const asked = body.filter(({ type }) => type !== 'markdown');
    expect(
      asked.every(({ id, attributes }) => id !== undefined && attributes.label !== undefined),
      name,
    ).toBe(true);
    expect(new Set(asked.map(({ id }) => id)).size, name).toBe(asked.length);
  }
});
