import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { filters } from '../../../src/store/db/schema.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { unsubscribe } from '../../../src/store/subscriptions/subscription-changes.ts';
import { countMatches, subscribe, subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import type { FilterInput } from '../../../src/subscriptions/filter.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const here = { guildId: '1', channelId: '10', language: null, usualLanguage: 'en' as const };

test('a subscription is made once, however it is typed', async () => {
  const made = await subscribe(db(), { ...here, filter: { words: 'rigged election' } });
  expect(made.kind).toBe('created');
  expect(await subscribe(db(), { ...here, filter: { words: ' Rigged  ELECTION ' } })).toEqual({
    ...made,
    kind: 'known',
  });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toHaveLength(1);
});

test('a channel keeps its language until another is asked for', async () => {
  const language = async (asked: 'en' | 'fr' | null, filter: FilterInput) => {
    const made = await subscribe(db(), { ...here, language: asked, usualLanguage: 'en', filter });
    return made.kind === 'full' ? null : made.language;
  };
  expect(await language('fr', {})).toBe('fr');
  expect(await language(null, { delegation: 'IT' })).toBe('fr');
  expect(await language('en', { delegation: 'FR' })).toBe('en');
});

test('channels share a filter that asks the same', async () => {
  await subscribe(db(), { ...here, filter: { delegation: 'IT' } });
  await subscribe(db(), { ...here, channelId: '11', filter: { delegation: 'IT' } });
  expect(await db().select().from(filters)).toHaveLength(1);
  expect(await subscriptionsOf(db(), { guildId: '1' })).toMatchObject([
    { channelId: '10', filter: { delegation: ['IT'] } },
    { channelId: '11', filter: { delegation: ['IT'] } },
  ]);
});

test('a list names the signatory', async () => {
  await keep(db(), archived(682));
  const [rampi] = await findSignatories(db(), 'rampi', 1);
  await subscribe(db(), { ...here, filter: { signatory: rampi?.id ?? 0 } });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toMatchObject([
    { names: { people: new Map([[rampi?.id, 'Roberto RAMPI']]) } },
  ]);
});

test('a server sees and removes only its own', async () => {
  const made = await subscribe(db(), { ...here, filter: {} });
  const id = made.kind === 'full' ? 0 : made.id;
  expect(await subscriptionsOf(db(), { guildId: '2' })).toEqual([]);
  expect(await unsubscribe(db(), { guildId: '2' }, id)).toBe(false);
  expect(await unsubscribe(db(), { guildId: '1' }, id)).toBe(true);
  expect(await unsubscribe(db(), { guildId: '1' }, id)).toBe(false);
  expect(await subscriptionsOf(db(), { guildId: '1' })).toEqual([]);
});

test('a server cannot fill the database', async () => {
  await subscribe(db(), { ...here, channelId: 'c0', filter: {} });
  await db().execute(sql`
    with more as (insert into channels select 'c' || n, '1', 'en' from generate_series(1, 499) n returning id)
    insert into subscriptions (channel_id, filter_id) select more.id, filters.id from more, filters`);
  expect(await subscribe(db(), { ...here, channelId: 'one too many', filter: {} })).toEqual({
    kind: 'full',
    limit: 500,
  });
  expect(await subscribe(db(), { ...here, channelId: 'c7', filter: {} })).toMatchObject({ kind: 'known' });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toHaveLength(500);
});

test('how many held declarations a filter would have matched', async () => {
  for (const number of [424, 682, 705, 771]) await keep(db(), archived(number));
  const held = async (filter: Parameters<typeof countMatches>[1]) => {
    const { count, latest } = await countMatches(db(), filter, 'en', noon);
    return [count, latest?.number ?? null];
  };
  expect(await held({})).toEqual([4, 771]);
  expect(await held({ words: 'kazakhstan' })).toEqual([1, 682]);
  expect(await held({ concerns: 'CY' })).toEqual([1, 424]);
  expect(await held({ delegation: 'CY', words: 'kazakhstan' })).toEqual([0, null]);
  expect(await held({ group: 'ECPA' })).toEqual([2, 771]);
  expect(await held({ topic: 'environment' })).toEqual([0, null]);
  expect(await held({ topic: 'elections' })).toEqual([1, 682]);
  expect(await held({ minimum: 32 })).toEqual([2, 705]);
});

test('of those, how many were tabled within a year', async () => {
  for (const number of [424, 682, 705, 771]) await keep(db(), archived(number));
  const within = async (now: string) => (await countMatches(db(), {}, 'en', new Date(now))).lastYear;
  expect(await within('2024-01-01T00:00:00Z')).toBe(1);
  expect(await within('2020-02-01T00:00:00Z')).toBe(3);
  expect(await within('2026-01-01T00:00:00Z')).toBe(0);
});
