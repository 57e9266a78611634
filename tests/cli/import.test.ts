import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { renderOther, renderPage } from '../../tools/assembly-sandbox/render.ts';
import { importVerb } from '../../src/cli/import.ts';
import { printable, summary } from '../../src/cli/import-summary.ts';
import { sourcesStatus } from '../../src/store/crawl/source-status.ts';
import { aFolder, counts } from '../crawl/import/support.ts';
import { anAssembly } from '../source/support/fetch.ts';
import { archived } from '../source/support/pages.ts';
import { useDatabase } from '../support/database.ts';
import { aScreen, aVerb, type TestVerb } from './support.ts';

const db = useDatabase();

let own: TestVerb;
beforeEach(() => {
  own = aVerb('http://127.0.0.1:9', db());
});

const never = new AbortController().signal;
const run = (named: readonly string[], screen = aScreen(false), interruption = never) =>
  importVerb(own.verb, named, {}, { screen, interruption });

test('a folder: the figures, the reasons, and 0 when all was read', async () => {
  const entry = archived(682);
  const folder = await aFolder({
    'a.html': renderPage(entry, 'A'),
    'b.html': renderPage(archived(679), 'B'),
    'c.html': renderOther('Report', entry),
    'd.html': renderPage(archived(648), 'A2'),
    'e.css': '',
    'a_files/x.html': '',
  });
  const screen = aScreen(false);
  expect(await run([folder], screen)).toBe(0);
  expect(own.said.out).toEqual([
    'Read 4 pages: 2 new declarations, 0 editions, 0 texts in the other language, 0 unchanged, 1 other document, 1 incomplete, 0 blocked, 0 failed.',
    'Incomplete:',
    '  1 × The page has the text of a written declaration only: the number, the date and the signatories are missing.',
    `    ${join(folder, 'd.html')}`,
    'Skipped: 1 file that is not .html, .htm, .xhtml, .mhtml, .mht, .txt or .pdf, 1 folder with parts of a page or hidden.',
  ]);
  expect(own.said.err).toEqual([]);
  expect(screen.text()).toBe('4 pages to go through.\n');
  expect(await sourcesStatus(db())).toMatchObject({ declarations: 2, pending: 0 });
});

test('a person at the terminal sees a bar', async () => {
  const folder = await aFolder({ 'a.html': renderPage(archived(682), 'A') });
  const screen = aScreen(true);
  expect(await run([folder], screen)).toBe(0);
  expect(screen.text()).toContain('100 % | 1 of 1');
});

test('1 when something failed, and the rest is read', async () => {
  const folder = await aFolder({ 'a.html': renderPage(archived(682), 'A') });
  expect(await run([join(folder, 'missing'), folder])).toBe(1);
  expect(own.said.out).toEqual([
    expect.stringContaining('1 new declaration,'),
    'Failed:',
    '  1 × There is no such file or folder.',
    `    ${join(folder, 'missing')}`,
  ]);
});

test('a blocked address names the way out', async () => {
  const assembly = await anAssembly();
  own = aVerb(assembly.baseUrl, db());
  assembly.misbehave('pages', 'challenge');
  expect(await run([assembly.addressOf(5)])).toBe(1);
  expect(own.said.out.at(-1)).toMatch(/Open the pages in a browser, save them.*import/u);
});

test('an end by Ctrl-C is 130 and says how to go on', async () => {
  const folder = await aFolder({ 'a.html': renderPage(archived(682), 'A') });
  expect(await run([folder], aScreen(false), AbortSignal.abort())).toBe(130);
  expect(own.said.out).toEqual([
    expect.stringMatching(/^Read 0 pages/u),
    expect.stringContaining('Run the same command again to continue'),
  ]);
});

test('wrong usage opens no store', async () => {
  expect(await run([])).toBe(2);
  expect(await run(['ftp://pace.coe.int/en/files/1'])).toBe(2);
  expect(own.said.err).toEqual([
    expect.stringContaining('Name at least one'),
    expect.stringContaining('must begin with http:// or https://'),
  ]);
  expect(own.said.out).toEqual([]);
  expect(own.done.opened).toBe(0);
});

test('thousands of pages with trouble are a few lines', () => {
  const troubles = Array.from({ length: 14 }, (_, at) => ({
    kind: 'failed' as const,
    reason: `Reason ${at}.`,
    count: 2_000,
    first: ['a', 'b', 'c'],
  }));
  const lines = summary(counts({ failed: 28_000, held: 1, news: 2 }), troubles);
  expect(lines).toHaveLength(3 + 1 + 20 + 1);
  expect(lines[0]).toMatch(/^Read 28,000 pages:.*28,000 failed\.$/u);
  expect(lines[1]).toBe('Skipped: 1 file read before.');
  expect(lines[2]).toContain('2 new files');
  expect(lines[5]).toBe('    a, b, c and 1,997 more');
  expect(lines.at(-1)).toBe('  and 4 other reasons');
});

test('the name of a file cannot command the terminal', () => {
  expect(printable('a\u001b[2J\n\u202eb.html')).toBe('a�[2J��b.html');
});
