import { expect, test } from 'vitest';
import { deliveries } from '../../../src/store/db/schema.ts';
import { deliveryFigures } from '../../../src/store/delivery/delivery-figures.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();
const hour = 3_600_000;

test('what is put off again and again is as old as the alert; what is not due yet has no age', async () => {
  await follow(db(), 'channel', {});
  const { id } = await keep(db(), archived(682), noon);
  await db().execute("update subscriptions set active_since = '2020-01-01'");
  await enqueue(db(), id);
  const figures = () => deliveryFigures(db(), later(hour));
  await db()
    .update(deliveries)
    .set({ createdAt: noon, dueAt: later(2 * hour) });
  expect(await figures()).toMatchObject({ byState: { pending: 1, held: 0 }, oldestDueSeconds: 0 });
  await db().update(deliveries).set({ attempts: 3 });
  expect(await figures()).toMatchObject({ oldest: { pending: 3600, held: 0 }, oldestDueSeconds: 3600 });
  // A digest is due when the channel wants it.
  await db().update(deliveries).set({ form: 'digest' });
  expect(await figures()).toMatchObject({ oldestDueSeconds: 0 });
  await db().update(deliveries).set({ state: 'held', form: 'alert' });
  expect(await figures()).toMatchObject({ oldest: { pending: 0, held: 3600 }, oldestDueSeconds: 0 });
});
