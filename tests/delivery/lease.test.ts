import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deliverDue } from '../../src/delivery/deliver.ts';
import { createHeldClaims } from '../../src/delivery/held-claims.ts';
import { deliveries } from '../../src/store/db/schema.ts';
import { useDatabase } from '../support/database.ts';
import { scripted, sent } from '../support/delivery/courier.ts';
import { archived, keep, noon } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const never = new AbortController().signal;

test('a leader that cannot be sure to lead posts nothing more, and what it had claimed is due again', async () => {
  const { id } = await keep(db(), archived(682));
  for (const channel of ['a', 'b', 'c']) await follow(db(), channel, {});
  await enqueue(db(), id);
  let isYoung = true;
  const courier = scripted((_posting, nth) => sent(`m${nth}`));
  const hands = createHeldClaims(db(), { term: 4, isYoung: () => isYoung });
  const context = {
    db: db(),
    courier,
    log: quiet,
    now: () => noon,
    stopping: never,
    signal: never,
    term: 4,
    hands,
    isYoung: () => isYoung,
    onBatch: () => (isYoung = false),
  };
  await expect(deliverDue(context)).rejects.toThrow('nothing is posted');
  expect(courier.posted).toEqual([]);
  isYoung = true;
  await hands.letGo();
  const waiting = await db().select().from(deliveries).where(eq(deliveries.state, 'pending'));
  expect(waiting.map(({ unsureSince }) => unsureSince)).toEqual([null, null, null]);
});
