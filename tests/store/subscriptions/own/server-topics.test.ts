import { describe, expect, test } from 'vitest';
import { filters } from '../../../../src/store/db/schema.ts';
import {
  createServerTopic,
  removeServerTopic,
  serverTopicsOf,
} from '../../../../src/store/subscriptions/own/server-topics.ts';
import { unsubscribe } from '../../../../src/store/subscriptions/subscription-changes.ts';
import { subscribe, subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import type { FilterInput } from '../../../../src/subscriptions/filter.ts';
import { useDatabase } from '../../../support/database.ts';

const db = useDatabase();

async function create(guildId: string, name: string, words = 'football') {
  return createServerTopic(db(), { guildId, name, words, language: null });
}

async function created(guildId: string, name: string): Promise<number> {
  const made = await create(guildId, name);
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.id;
}

async function follow(guildId: string, channelId: string, filter: FilterInput): Promise<number> {
  const asked = { guildId, channelId, language: null, usualLanguage: 'en' as const, filter };
  const made = await subscribe(db(), asked);
  if (made.kind === 'full') throw new Error('full');
  return made.id;
}

describe('creating', () => {
  test('keeps name, words and language, tidied', async () => {
    const made = await createServerTopic(db(), {
      guildId: '1',
      name: '  Fair   play ',
      words: ' sport -football ',
      language: 'fr',
    });
    expect(made.kind).toBe('created');
    expect(await serverTopicsOf(db(), '1')).toMatchObject([
      { name: 'Fair play', words: 'sport -football', language: 'fr', subscriptions: 0 },
    ]);
  });

  test('takes a name once for each server, whatever its case and accents', async () => {
    expect((await create('1', 'Énergie')).kind).toBe('created');
    expect((await create('1', 'ENERGIE')).kind).toBe('taken');
    expect((await create('1', 'E\u0301nergie  ')).kind).toBe('taken');
    expect((await create('2', 'Énergie')).kind).toBe('created');
    expect(await serverTopicsOf(db(), '1')).toHaveLength(1);
  });

  test('ends at fifty for one server', async () => {
    for (let at = 0; at < 50; at += 1) await created('1', `Topic ${at}`);
    expect(await create('1', 'One more')).toEqual({ kind: 'full', limit: 50 });
    expect((await create('2', 'One more')).kind).toBe('created');
    expect(await serverTopicsOf(db(), '1')).toHaveLength(50);
  });
});

test('a list is by name, has only the server’s own and counts who follows them', async () => {
  const sport = await created('1', 'Sport');
  const energy = await created('1', 'énergie');
  await created('2', 'Another server’s');
  await follow('1', '10', { serverTopic: sport });
  await follow('1', '11', { serverTopic: sport });
  await follow('1', '11', { serverTopic: sport, delegation: 'IT' });
  await follow('1', '11', { delegation: 'IT' });
  const listed = (await serverTopicsOf(db(), '1')).map(({ id, subscriptions }) => [id, subscriptions]);
  expect(listed).toEqual([
    [energy, 0],
    [sport, 3],
  ]);
  expect(await serverTopicsOf(db(), '3')).toEqual([]);
});

describe('removing', () => {
  test('is refused while a subscription follows it, and leaves nothing behind after that', async () => {
    const id = await created('1', 'Sport');
    const other = await created('1', 'Energy');
    const first = await follow('1', '10', { serverTopic: id });
    const second = await follow('1', '11', { serverTopic: id, delegation: 'IT' });
    await follow('1', '11', { serverTopic: other });
    expect(await removeServerTopic(db(), '1', id)).toEqual({ kind: 'followed', subscriptions: 2 });
    await unsubscribe(db(), { guildId: '1' }, first);
    expect(await removeServerTopic(db(), '1', id)).toEqual({ kind: 'followed', subscriptions: 1 });
    expect(await serverTopicsOf(db(), '1')).toHaveLength(2);
    await unsubscribe(db(), { guildId: '1' }, second);
    expect(await removeServerTopic(db(), '1', id)).toEqual({ kind: 'removed' });
    expect(await removeServerTopic(db(), '1', id)).toEqual({ kind: 'unknown' });
    expect((await serverTopicsOf(db(), '1')).map(({ name }) => name)).toEqual(['Energy']);
    expect((await db().select().from(filters)).map((row) => row.serverTopic)).toEqual([[other]]);
    expect(await subscriptionsOf(db(), { guildId: '1' })).toMatchObject([
      { names: { serverTopics: new Map([[other, 'Energy']]) } },
    ]);
  });

  test('never reaches another server’s', async () => {
    const id = await created('1', 'Sport');
    expect(await removeServerTopic(db(), '2', id)).toEqual({ kind: 'unknown' });
    expect(await serverTopicsOf(db(), '1')).toHaveLength(1);
  });

  test('leaves nothing to follow', async () => {
    const id = await created('1', 'Sport');
    await removeServerTopic(db(), '1', id);
    await expect(follow('1', '10', { serverTopic: id })).rejects.toThrow(/topic/u);
    expect(await subscriptionsOf(db(), { guildId: '1' })).toEqual([]);
  });
});
