import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '../../../src/store/db/database.ts';
import { awaitedDeliveries, deliveries } from '../../../src/store/db/schema.ts';
import { deliverySums } from '../../../src/store/ops/delivery-sums.ts';
import { forgetWhatIsOver } from '../../../src/store/ops/retention.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();
const day = 24 * 60 * 60_000;

test('records older than a year are summed up by year and state and dropped; what is open stays', async () => {
  for (const channel of ['a', 'b', 'c', 'd']) await follow(db(), channel, {});
  await db().execute("update subscriptions set active_since = '2020-01-01'");
  const { id } = await keep(db(), archived(682), noon);
  await enqueue(db(), id);
  await db().update(deliveries).set({ createdAt: noon });
  await db().execute(sql`
    update deliveries set state = case channel_id when 'a' then 'sent' when 'b' then 'sent' when 'c' then 'refused' else 'pending' end,
      finished_at = case when channel_id <> 'd' then created_at end`);
  const left = async () =>
    rows<{ state: string }>(await db().execute(sql`select state from deliveries order by channel_id`)).map(
      ({ state }) => state,
    );
  await forgetWhatIsOver(db(), later(364 * day));
  expect(await left()).toHaveLength(4);
  await forgetWhatIsOver(db(), later(366 * day));
  expect(await left()).toEqual(['pending']);
  const year = String(noon.getUTCFullYear());
  expect(await deliverySums(db())).toEqual({ [year]: { sent: 2, refused: 1 } });
  await db().execute(sql`update deliveries set state = 'sent', finished_at = created_at`);
  await forgetWhatIsOver(db(), later(368 * day));
  expect(await deliverySums(db())).toEqual({ [year]: { sent: 3, refused: 1 } });
});

test('deliveries of a restored copy whose declaration never came again are dropped with the others', async () => {
  await db()
    .insert(awaitedDeliveries)
    .values({
      number: 700,
      channelId: 'a',
      guildId: '1',
      edition: 1,
      delivery: { created_at: noon.toISOString(), finished_at: null },
    });
  const count = async () => (await db().select().from(awaitedDeliveries)).length;
  await forgetWhatIsOver(db(), later(364 * day));
  expect(await count()).toBe(1);
  await forgetWhatIsOver(db(), later(366 * day));
  expect(await count()).toBe(0);
});
