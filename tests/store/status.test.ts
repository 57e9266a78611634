import { expect, test } from 'vitest';
import { coverage } from '../../src/store/coverage.ts';
import { recordPoll } from '../../src/store/feeds.ts';
import { status } from '../../src/store/status.ts';
import { useDatabase } from '../support/database.ts';
import { archived, keep, later, noon } from '../support/declarations.ts';

const db = useDatabase();
const look = (source: string, outcome: 'ok' | 'blocked' | 'unchanged', minute: number) =>
  recordPoll(db(), {
    source,
    startedAt: later(minute * 60_000),
    finishedAt: later(minute * 60_000),
    outcome,
    detail: null,
    items: 0,
    fresh: 0,
  });

test('an empty store holds nothing and misses nothing', async () => {
  expect(await status(db())).toMatchObject({
    declarations: 0,
    lowest: null,
    latest: null,
    lastNewAt: null,
    coverage: { missing: 0, gaps: [] },
    sources: [],
  });
});

test('gaps between the numbers held, the highest first', async () => {
  for (const number of [679, 682, 689, 705]) await keep(db(), archived(number));
  expect(await coverage(db())).toEqual({
    missing: 2 + 6 + 15,
    gaps: [
      { from: 690, to: 704 },
      { from: 683, to: 688 },
      { from: 680, to: 681 },
    ],
  });
});

test('how each source is doing, and since when it fails', async () => {
  await look('a', 'ok', 0);
  await look('a', 'blocked', 1);
  await look('a', 'blocked', 2);
  await look('b', 'blocked', 0);
  await look('b', 'unchanged', 3);
  await look('c', 'blocked', 4);
  expect((await status(db())).sources).toEqual([
    {
      source: 'a',
      lastOutcome: 'blocked',
      lastLookAt: later(120_000),
      lastSuccessAt: noon,
      failures: 2,
      failingSince: later(60_000),
      detail: null,
    },
    {
      source: 'b',
      lastOutcome: 'unchanged',
      lastLookAt: later(180_000),
      lastSuccessAt: later(180_000),
      failures: 0,
      failingSince: null,
      detail: null,
    },
    {
      source: 'c',
      lastOutcome: 'blocked',
      lastLookAt: later(240_000),
      lastSuccessAt: null,
      failures: 1,
      failingSince: later(240_000),
      detail: null,
    },
  ]);
});
