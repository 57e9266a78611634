import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { claimDue } from '../../../src/store/delivery/claim-batches.ts';
import { useDatabase } from '../../support/database.ts';
import { follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();
const noon = new Date('2026-01-05T12:00:00Z');

/** Alerts of one channel that are due, so many. */
async function due(channelId: string, count: number): Promise<void> {
  await db().execute(sql`
    insert into declarations (number, document, tabled_on, date, signatory_count)
    select 900 + i, 20000 + i, '2026-01-05', '2026-01-05', 1 from generate_series(1, ${count}::int) i
    on conflict do nothing`);
  await db().execute(sql`
    insert into deliveries (declaration_id, channel_id, guild_id, filter_ids, due_at)
    select d.id, c.id, c.guild_id, array(select filter_id from subscriptions where channel_id = c.id),
      ${noon.toISOString()}
    from declarations d, channels c where c.id = ${channelId} and d.number between 901 and 900 + ${count}`);
}

test('one a channel, however many wait there', async () => {
  await follow(db(), 'a', {});
  await due('a', 3);
  expect(await claimDue(db(), noon, 10)).toHaveLength(1);
  expect(await claimDue(db(), noon, 10)).toEqual([]);
});

test('a channel with very many does not hide the others', async () => {
  await follow(db(), 'many', {});
  await due('many', 50);
  await follow(db(), 'few', {});
  await due('few', 1);
  const taken = await claimDue(db(), noon, 2);
  expect(taken.map(({ place }) => place.channelId)).toEqual(['many', 'few']);
});

test('no more than asked for', async () => {
  for (const channel of ['a', 'b', 'c']) {
    await follow(db(), channel, {});
    await due(channel, 2);
  }
  expect(await claimDue(db(), noon, 2)).toHaveLength(2);
  expect(await claimDue(db(), noon, 2)).toHaveLength(1);
});
