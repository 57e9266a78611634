import { expect, test } from 'vitest';
import { deliverDue } from '../../src/delivery/deliver.ts';
import { deliveries } from '../../src/store/db/schema.ts';
import { useDatabase } from '../support/database.ts';
import { scripted, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const never = new AbortController().signal;
const minute = 60_000;

test.each([
  ['set back by five minutes after a crash', later(5 * minute), noon],
  ['set forward by five minutes after a crash', noon, later(5 * minute)],
])('with a clock %s the channel is looked at before anything is repeated', async (_, unsureSince, at) => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'rome', {});
  await enqueue(db(), id);
  await db().update(deliveries).set({ unsureSince, dueAt: noon });
  const looks: Date[] = [];
  const courier = scripted(() => sent('twice'), {
    find: async (_posting, since) => {
      looks.push(since);
      return { kind: 'found', messageId: 'once', threadId: null };
    },
  });
  const context = { db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never };
  expect(await deliverDue(context)).toMatchObject({ sent: 1 });
  expect(looks).toEqual([unsureSince]);
  expect(courier.posted).toEqual([]);
});
