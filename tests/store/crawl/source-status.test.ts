import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readSourceView } from '../../../src/ops/seeing.ts';
import { numberCoverage, storedNumbers } from '../../../src/store/declarations/number-gaps.ts';
import { rows, type Database } from '../../../src/store/db/database.ts';
import { channelTrouble } from '../../../src/store/delivery/deliveries.ts';
import { recordPoll } from '../../../src/store/crawl/feeds.ts';
import { sourcesStatus } from '../../../src/store/crawl/source-status.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';

// What is read is counted: rows and statistics that others of the run left would count as well.
const db = useDatabase({ own: true });
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
  expect(await sourcesStatus(db())).toMatchObject({
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
  expect(await numberCoverage(db(), await storedNumbers(db()))).toEqual({
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
  expect((await sourcesStatus(db())).sources).toEqual([
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

/** Rows and entries of indexes that a transaction has read so far. */
async function touched(tx: Database): Promise<number> {
  const [found] = rows<{ read: number }>(
    await tx.execute(sql`
      select sum(pg_stat_get_xact_tuples_returned(oid))::int as read from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')`),
  );
  return found?.read ?? 0;
}

test('what /status reads does not grow with the record of alerts, looks and pages', async () => {
  const { id } = await keep(db(), archived(682));
  await db().execute(sql`
    insert into channels (id, guild_id, language) select 'c' || n, 'g', 'en' from generate_series(1, 10) n`);
  await db().execute(sql`
    insert into deliveries (declaration_id, channel_id, guild_id, edition, filter_ids, state, reason)
    select ${id}, 'c' || 1 + n % 10, 'g', n, '{}', (array['sent', 'sent', 'sent', 'refused', 'pending'])[1 + n / 2000], '{"code":"refused"}'
    from generate_series(1, 9999) n`);
  await db().execute(sql`
    insert into polls (source, started_at, finished_at, outcome)
    select 's' || n % 3, now(), now(), case when n % 3 = 0 then 'blocked' else 'ok' end from generate_series(1, 10000) n`);
  await db().execute(sql`
    insert into pages (file_id, url, baseline, state, read_at)
    select n, '', true, case when n % 50 = 0 then 'declaration' else 'other' end, now() from generate_series(1, 10000) n`);
  await db().execute(sql`analyze`);
  await db().transaction(async (tx) => {
    const before = await touched(tx);
    const { pending, pendingCut, sources } = await sourcesStatus(tx);
    expect({ pending, pendingCut, failures: sources.map(({ failures }) => failures) }).toEqual({
      pending: 1_000,
      pendingCut: true,
      failures: [20, 0, 0],
    });
    expect(await channelTrouble(tx, { guildId: 'g' })).toHaveLength(5);
    await readSourceView(tx, noon);
    const read = (await touched(tx)) - before;
    expect(read).toBeGreaterThan(1_000);
    expect(read).toBeLessThan(1_500);
  });
});
