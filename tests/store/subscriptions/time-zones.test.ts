import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { notifyUnknownZones } from '../../../src/ops/operator/unknown-zones.ts';
import { takenOf } from '../../../src/store/delivery/claims.ts';
import { alertsToday, deferOverCap, markSent } from '../../../src/store/delivery/deliveries.ts';
import { claimDue } from '../../../src/store/delivery/claim-batches.ts';
import { channels, deliveries, servers } from '../../../src/store/db/schema.ts';
import { setTimeZone } from '../../../src/store/subscriptions/servers.ts';
import { changeChannel } from '../../../src/store/subscriptions/channel-settings.ts';
import {
  knownZone,
  reportUnknownZones,
  unknownZones,
  usedZone,
} from '../../../src/store/subscriptions/time-zones.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { listening } from '../../support/operator.ts';
import { alerted, enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();

/** A channel of a server of its own, with what somebody may find in its row one day. */
async function followAs(
  id: string,
  timeZone: string,
  set: Partial<typeof channels.$inferInsert> = {},
): Promise<void> {
  await follow(db(), id, {});
  await db().insert(servers).values({ id, timeZone });
  await db()
    .update(channels)
    .set({ guildId: id, pace: 'daily', ...set })
    .where(sql`id = ${id}`);
}

const dueAt = async (id: string) =>
  (await db().select().from(deliveries)).find(({ channelId }) => channelId === id)?.dueAt.toISOString();

/** None of them is in any tzdata. */
const strange = ['Mars/Olympus', '', 'no zone at all', 'Europe'];

test('a time zone that the database does not know keeps no declaration from anybody', async () => {
  await followAs('good', 'America/New_York');
  for (const [at, zone] of strange.entries()) await followAs(`bad${at}`, zone);
  const { id } = await keep(db(), archived(682));
  expect(await enqueue(db(), id)).toBe(strange.length + 1);
  expect(await dueAt('good')).toBe('2026-01-05T13:00:00.000Z');
  // By the clock of Paris.
  for (const at of strange.keys()) expect(await dueAt(`bad${at}`)).toBe('2026-01-06T07:00:00.000Z');
});

test.each<Partial<typeof channels.$inferInsert>>([
  { hour: 32_767, weekday: 99 },
  { hour: -5, weekday: -5, pace: 'weekly' },
  { pace: 'fortnightly' as never },
  { kind: 'stage' as never, cap: -1 },
  { language: 'tlh' as never, tags: [] as never },
])('nor does anything else that a channel is set to: %o', async (set) => {
  await followAs('good', 'Europe/Paris');
  await followAs('bad', 'Europe/Paris', set);
  const { id } = await keep(db(), archived(682));
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['bad', 'good']);
  expect(await dueAt('good')).toBe('2026-01-06T07:00:00.000Z');
  const due = await dueAt('bad');
  expect(due && Date.parse(due)).toBeGreaterThan(noon.getTime());
  expect(due && Date.parse(due)).toBeLessThan(later(8 * 86_400_000).getTime());
});

test('limits of a day and changes go on in a zone that the database does not know', async () => {
  await followAs('a', 'Mars/Olympus', { pace: 'once' });
  const claimed = async (number: number) => {
    const { id } = await keep(db(), archived(number));
    await enqueue(db(), id);
    const [parcel] = await claimDue(db(), noon, 1);
    if (!parcel) throw new Error('Nothing was claimed.');
    return { place: parcel.place, taken: takenOf(parcel) };
  };
  const { place, taken } = await claimed(682);
  expect(place.timeZone).toBe('Mars/Olympus');
  await deferOverCap(db(), taken, place, noon);
  expect(await dueAt('a')).toBe('2026-01-05T23:00:00.000Z');
  const { taken: other } = await claimed(705);
  await markSent(db(), [{ ...other, messageId: 'm', threadId: null, edition: 1, folded: false }], noon);
  expect(await alertsToday(db(), place, noon)).toBe(1);
  expect(await alertsToday(db(), place, new Date('2026-01-05T23:00:00Z'))).toBe(0);
  expect(
    await changeChannel(db(), { guildId: 'a', channelId: 'a', now: noon }, { pace: 'daily' }),
  ).toMatchObject({ pace: 'daily' });
});

test('a zone is taken under the name of it that the database knows', async () => {
  expect(await knownZone(db(), ['Mars/Olympus', 'Asia/Tbilisi', 'UTC'])).toBe('Asia/Tbilisi');
  expect(await knownZone(db(), strange)).toBeNull();
  expect(await knownZone(db(), [])).toBeNull();
  expect(await setTimeZone(db(), { guildId: '1' }, ['Mars/Olympus', 'Asia/Tbilisi'], noon)).toBe(
    'Asia/Tbilisi',
  );
  expect(await setTimeZone(db(), { guildId: '1' }, ['Mars/Olympus'], noon)).toBeNull();
  expect(await db().select().from(servers)).toMatchObject([{ id: '1', timeZone: 'Asia/Tbilisi' }]);
});

test('of zones that it does not know the log tells at each start', async () => {
  await followAs('a', 'Mars/Olympus');
  await followAs('b', 'Mars/Olympus');
  await followAs('c', 'Europe/Kyiv');
  await followAs('d', 'Europe/Kiev');
  expect(await unknownZones(db())).toEqual([{ zone: 'Mars/Olympus', instead: 'Europe/Paris', owners: 2 }]);
  const told: unknown[] = [];
  await reportUnknownZones(db(), { warn: (of: unknown) => told.push(of) } as never);
  expect(told).toEqual([{ zone: 'Mars/Olympus', instead: 'Europe/Paris', owners: 2 }]);
  expect(await usedZone(db(), 'Mars/Olympus')).toBe('Europe/Paris');
  expect(await usedZone(db(), '<+0330>-03:30')).toBe('<+0330>-03:30');
});

test('the operator is told of a time zone once, that it is mended, and again when it comes back', async () => {
  await followAs('bad', 'Mars/Olympus');
  await followAs('good', 'Europe/Paris');
  let at = noon;
  const ear = listening(db(), (nth) => (nth > 1 ? 'arrived' : 'unsent'));
  const notify = async () => {
    at = new Date(at.getTime() + 60_000);
    await notifyUnknownZones(
      { db: db() },
      ear.desk(() => at),
    );
  };
  const news = { kind: 'zone', zone: 'Mars/Olympus', instead: 'Europe/Paris', owners: 1 };
  for (const _ of [1, 2, 3]) await notify();
  expect(ear.heard).toEqual([news]);
  const set = (timeZone: string) =>
    db()
      .update(servers)
      .set({ timeZone })
      .where(sql`id = 'bad'`);
  await set('Europe/Rome');
  for (const _ of [1, 2]) await notify();
  await set('Mars/Olympus');
  for (const _ of [1, 2]) await notify();
  expect(ear.heard).toEqual([news, { kind: 'zone-over', zone: 'Mars/Olympus' }, news]);
});
