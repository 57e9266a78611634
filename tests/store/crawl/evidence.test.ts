import { expect, test } from 'vitest';
import { evidence, noteEvidence } from '../../../src/store/crawl/evidence.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const site = 'https://pace.coe.int';
const note = (what: Parameters<typeof noteEvidence>[2]) => noteEvidence(db(), site, what);
const noted = () => evidence(db(), site);
const minute = 60_000;

test('nothing is known of a site before its first document', async () => {
  expect(await noted()).toEqual({ headingAt: null, declarationAt: null, fileId: null });
});

test('a declaration bears a heading, and another document leaves the declaration as it was', async () => {
  await note({ declarationAt: noon, fileId: 33_000 });
  expect(await noted()).toEqual({ headingAt: noon, declarationAt: noon, fileId: 33_000 });
  await note({ headingAt: later(5 * minute), fileId: 33_001 });
  expect(await noted()).toEqual({ headingAt: later(5 * minute), declarationAt: noon, fileId: 33_001 });
});

test('a first declaration after other documents is noted, however soon it comes', async () => {
  await note({ headingAt: noon, fileId: 1 });
  await note({ declarationAt: later(1000), fileId: 2 });
  expect(await noted()).toEqual({ headingAt: later(1000), declarationAt: later(1000), fileId: 2 });
});

test('a minute passes before the next is written', async () => {
  await note({ headingAt: noon, fileId: 1 });
  await note({ headingAt: later(minute), fileId: 2 });
  expect(await noted()).toMatchObject({ headingAt: noon, fileId: 1 });
  await note({ headingAt: later(minute + 1), fileId: 3 });
  expect(await noted()).toMatchObject({ headingAt: later(minute + 1), fileId: 3 });
});

test('what was noted under a clock that ran ahead is put right by the next page', async () => {
  await note({ headingAt: later(1_000_000 * minute) });
  await note({ headingAt: noon });
  expect((await noted()).headingAt).toEqual(noon);
});

test('each site has its own', async () => {
  await note({ headingAt: noon });
  expect((await evidence(db(), 'http://127.0.0.1:1')).headingAt).toBeNull();
});
