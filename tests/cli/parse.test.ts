import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { renderChallenge, renderOther, renderPage, renderText } from '../../tools/assembly-sandbox/render.ts';
import { parseFiles } from '../../src/cli/parse.ts';
import { archived } from '../source/support/pages.ts';

let folder: string;
let said: { out: string[]; err: string[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-parse-'));
  const entry = archived(682);
  await Promise.all(
    Object.entries({
      'page.html': renderPage(entry, 'A'),
      'page.txt': renderText(entry, 'B'),
      'body.html': renderPage(archived(572, 'fr'), 'A2'),
      'motion.html': renderOther('Motion for a resolution', entry),
      'challenge.html': renderChallenge(),
    }).map(([name, text]) => writeFile(join(folder, name), text)),
  );
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  said = { out: [], err: [] };
});

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  for (const byte of Buffer.from(text)) yield Uint8Array.of(byte);
}

function parse(
  files: readonly string[],
  stdin = '',
  options: { readonly url?: string } = {},
): Promise<number> {
  const paths = files.map((file) => (file === '-' ? file : join(folder, file)));
  return parseFiles(paths, options, {
    stdin: bytes(stdin),
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
  });
}

const printed = (): Record<string, unknown>[] =>
  said.out.map((line) => JSON.parse(line) as Record<string, unknown>);
const keys =
  'kind reason number document date language title paragraphs signatories references topics concerns summary'.split(
    ' ',
  );

it('prints a declaration with every key in its place', async () => {
  expect(await parse(['page.html', 'page.txt'])).toBe(0);
  const [fromPage, fromText] = printed();
  expect(Object.keys(fromPage ?? {})).toEqual(keys);
  expect(fromPage).toEqual(fromText);
  expect(fromPage).toMatchObject({
    kind: 'declaration',
    reason: null,
    number: 682,
    document: 14933,
    date: '2019-06-27',
    language: 'en',
    references: [{ kind: 'declaration', number: 675 }],
    topics: [
      { id: 'elections', evidence: ['rigged', 'election'] },
      { id: 'civil-society', evidence: ['mass arrests'] },
    ],
    concerns: ['KZ'],
    summary: expect.stringMatching(/^We call on member States/),
  });
  const [first] = (fromPage?.['signatories'] ?? []) as Record<string, unknown>[];
  expect(Object.entries(first ?? {})).toEqual([
    ['position', 1],
    ['honorific', 'Mr'],
    ['givenName', 'Roberto'],
    ['familyName', 'RAMPI'],
    ['name', 'Roberto RAMPI'],
    ['delegation', 'IT'],
    ['delegationPrinted', 'Italy'],
    ['group', 'SOC'],
    ['groupPrinted', 'SOC'],
  ]);
  expect(said.err).toEqual([]);
});

it('prints a line a file in the order given, and 3 when not all are declarations', async () => {
  expect(await parse(['motion.html', 'page.txt', 'body.html', 'challenge.html'])).toBe(3);
  const lines = printed();
  expect(lines.map(({ kind }) => kind)).toEqual(['other', 'declaration', 'incomplete', 'blocked']);
  for (const line of lines) expect(Object.keys(line)).toEqual(keys);
  const { kind: _kind, reason, ...absent } = lines[0] ?? {};
  expect(reason).toContain('Motion for a resolution');
  expect(new Set(Object.values(absent))).toEqual(new Set([null]));
  expect(lines[2]).toMatchObject({ language: 'fr', number: null, signatories: null, concerns: ['UA', 'RU'] });
});

it('reads standard input', async () => {
  expect(await parse(['-'], renderPage(archived(572, 'fr'), 'B-fr'))).toBe(0);
  expect(printed()[0]).toMatchObject({ number: 572, language: 'fr', date: '2014-07-15' });
});

it('takes the language of a bare text from its address', async () => {
  const url = 'https://pace.coe.int/fr/files/1/html';
  await parse(['-'], 'We, the undersigned, declare the following:\n\nClean rivers.', { url });
  expect(printed()[0]).toMatchObject({ kind: 'incomplete', language: 'fr' });
});

it('asks for a file when none is named', async () => {
  expect(await parse([])).toBe(2);
  expect(said.out).toEqual([]);
  expect(said.err.join()).toContain('Name at least one file');
});

it('names a file that cannot be read, and reads the others', async () => {
  expect(await parse(['missing.html', 'page.html'])).toBe(2);
  expect(said.err).toEqual([`Cannot read ${join(folder, 'missing.html')}: there is no such file.`]);
  expect(printed().map(({ kind }) => kind)).toEqual(['declaration']);
  expect(await parse(['.'])).toBe(2);
  expect(said.err.at(-1)).toContain('it is a folder');
});

it('refuses an address that is none', async () => {
  expect(await parse(['page.html'], '', { url: 'files/1' })).toBe(2);
  expect(said.err.join()).toContain('--url needs a whole address');
});
