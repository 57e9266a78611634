import { expect, test } from 'vitest';
import { deliverDue, type DeliverContext } from '../../src/delivery/deliver.ts';
import { crosspostDue, editDue } from '../../src/delivery/edit.ts';
import type { Courier } from '../../src/delivery/courier.ts';
import { enqueueEditionAlerts, scheduleEdits } from '../../src/store/delivery/enqueue-alerts.ts';
import { channels, deliveries } from '../../src/store/db/schema.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon, signature } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const never = new AbortController().signal;

function context(courier: Courier, at: Date): DeliverContext {
  return { db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never };
}

function posting(): Courier {
  let posted = 0;
  return courierThat({ post: async ({ content }) => sent(`${content.kind} ${(posted += 1)}`) });
}

const whole = archived(682);
const late = [
  signature(33, ['Mr', 'Emanuel MALLIA', 'Malta', 'SOC']),
  signature(34, ['Mr', 'Frank SCHWABE', 'Germany', 'SOC']),
];

/** The nth edition, with another name at the end of each. */
async function edition(nth: number, at: Date): Promise<number> {
  const { id } = await keep(
    db(),
    {
      ...whole,
      date: `2019-07-1${nth}`,
      fileId: 28_000 + nth,
      signatories: [...whole.signatories, ...late.slice(0, nth - 1)],
    },
    at,
  );
  await db().transaction(async (tx) => {
    await scheduleEdits(tx, id, at);
    await enqueueEditionAlerts(tx, id, at);
  });
  return id;
}

test('messages are brought up to date several at once, and leave room for alerts', async () => {
  const id = await edition(1, noon);
  for (const channel of ['a', 'b', 'c', 'd', 'e', 'f']) await follow(db(), channel, {});
  await enqueue(db(), id);
  await deliverDue(context(posting(), noon));
  await edition(2, later(1_000));
  let begun = 0;
  let fill = () => {};
  const full = new Promise<void>((resolve) => (fill = resolve));
  const most: number[] = [];
  const courier = courierThat({
    edit: async () => {
      begun += 1;
      if (begun === 4) fill();
      await full;
      most.push(begun);
      return { kind: 'edited' };
    },
  });
  expect(await editDue(context(courier, later(2_000)))).toBe(6);
  expect(most[0]).toBe(4);
});

test('a short alert about a later edition stays short when yet another one comes', async () => {
  const id = await edition(1, noon);
  await follow(db(), 'a', {});
  await follow(db(), 'a', { delegation: 'MT' });
  await enqueue(db(), id);
  await deliverDue(context(posting(), noon));
  await edition(2, later(1_000));
  const edited: [string, string, number][] = [];
  const courier = courierThat({
    post: async ({ content }) => sent(`${content.kind} 2`),
    edit: async ({ content }, { messageId }) => {
      if ('declaration' in content) edited.push([messageId, content.kind, content.declaration.edition]);
      return { kind: 'edited' };
    },
  });
  await deliverDue(context(courier, later(2_000)));
  await editDue(context(courier, later(2_000)));
  expect(edited).toEqual([['alert 1', 'alert', 2]]);
  await edition(3, later(3_000));
  expect(await editDue(context(courier, later(4_000)))).toBe(2);
  expect(edited.slice(1).toSorted()).toEqual([
    ['addition 2', 'addition', 3],
    ['alert 1', 'alert', 3],
  ]);
});

test('a message that cannot be edited keeps the reason for whoever asks, until it can', async () => {
  const id = await edition(1, noon);
  await follow(db(), 'a', {});
  await enqueue(db(), id);
  await deliverDue(context(posting(), noon));
  await edition(2, later(1_000));
  const locked = courierThat({
    edit: async () => ({ kind: 'retry', reason: { code: 'locked' }, afterMs: 21_600_000 }),
  });
  const rows = () => db().select().from(deliveries);
  for (let day = 0; day < 10; day += 0.25) await editDue(context(locked, later(2_000 + day * 86_400_000)));
  expect(await rows()).toMatchObject([{ editDueAt: null, editReason: { code: 'locked' } }]);
  await edition(3, later(20 * 86_400_000));
  const open = courierThat({ edit: async () => ({ kind: 'edited' }) });
  await editDue(context(open, later(21 * 86_400_000)));
  expect(await rows()).toMatchObject([{ shownEdition: 3, editReason: null }, { edition: 3 }].slice(0, 1));
});

test('an outage costs an edit none of its tries', async () => {
  const id = await edition(1, noon);
  await follow(db(), 'a', {});
  await enqueue(db(), id);
  await deliverDue(context(posting(), noon));
  await edition(2, later(1_000));
  const out = courierThat({
    edit: async () => ({ kind: 'retry', reason: { code: 'unknown' }, afterMs: 60_000, isUnknown: true }),
  });
  for (let at = 0; at < 40; at += 1) await editDue(context(out, later(2_000 + at * 3_600_000)));
  expect(await db().select().from(deliveries)).toMatchObject([{ edits: 0 }]);
});

test('what is never published is given up after two days, and holds up no other meanwhile', async () => {
  const id = await edition(1, noon);
  await follow(db(), 'a', {});
  await db().update(channels).set({ kind: 'announcement', crosspost: true });
  await enqueue(db(), id);
  await deliverDue(context(posting(), noon));
  let asked = 0;
  const refuses = courierThat({
    crosspost: async () => {
      asked += 1;
      return { kind: 'retry', reason: { code: 'refused' }, afterMs: 3_600_000 };
    },
  });
  for (let hour = 0; hour < 24 * 7; hour += 1) await crosspostDue(context(refuses, later(hour * 3_700_000)));
  expect(asked).toBe(48);
  expect(await db().select().from(deliveries)).toMatchObject([{ state: 'sent', crosspostDueAt: null }]);
});
