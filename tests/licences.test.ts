import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Of the packages of this repository nothing is shipped, nor of what only they need. */
const sandbox = packages['packages/discord-sandbox']?.dependencies ?? {};
const own = packages['']?.dependencies ?? {};
const unshipped = new Set([
  'discord-sandbox',
  ...Object.keys(sandbox).filter((name) => name !== 'ws' && !(name in own)),
]);

const shipped = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && !path.startsWith('packages/') && dev !== true)
  .map(([path, { version = '', license = 'not stated' }]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    license,
  }))
  .filter(({ name }) => !unshipped.has(name));

/** Of those that ask for no more than to be named; more of them is a decision. */
const permissive =
  /^\(?(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|MPL-2\.0|OFL-1\.1|WTFPL|PostgreSQL)\b/u;

test('every package that runs with the service is listed with its licence (vitest -u writes the list)', async () => {
  const lines = [...new Set(shipped.map(({ name, version, license }) => `- ${name} ${version}: ${license}`))];
  const head =
    '# Licences of what runs with the service\n\nFrom the lockfile, without what only development needs. The texts of the licences are in the packages.\n\n';
  await expect(`${head}${lines.toSorted().join('\n')}\n`).toMatchFileSnapshot('../docs/licences.md');
});

test('and asks for nothing but to be named', () => {
  expect(shipped.filter(({ license }) => !permissive.test(license))).toEqual([]);
});
