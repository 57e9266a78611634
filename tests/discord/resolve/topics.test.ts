import { describe, expect, test } from 'vitest';
import { topics } from '../../../src/classify/topics/taxonomy.ts';
import { resolveTopic, suggestServerTopics, suggestTopics } from '../../../src/discord/resolve/topics.ts';
import { createServerTopic } from '../../../src/store/subscriptions/own/server-topics.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

async function create(guildId: string, name: string): Promise<number> {
  const made = await createServerTopic(db(), { guildId, name, words: 'sport', language: null });
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.id;
}

const offered = async (guildId: string | null, typed: string, language: 'en' | 'fr' = 'en') =>
  (await suggestTopics(db(), guildId, typed, language)).map(({ name }) => name);

describe('topics are offered', () => {
  test('by any name, id or beginning of a word, accents and case aside', async () => {
    expect(await suggestTopics(db(), null, 'ELEC', 'fr')).toEqual([
      { name: 'Élections et démocratie', value: 'elections' },
    ]);
    expect(await offered(null, 'démocr')).toEqual(['Elections and democracy']);
    expect(await offered(null, 'lgbti')).toEqual(['LGBTI rights']);
    expect(await offered(null, 'xyzzy')).toEqual([]);
  });

  test('by everyday words and by what they comprise, behind those that are called so', async () => {
    expect((await offered(null, 'war'))[0]).toBe('Armed conflict and territorial integrity');
    expect(await offered(null, 'war')).toContain('Sanctions, war crimes and international justice');
    expect((await offered(null, 'guerre', 'fr'))[0]).toBe('Conflits armés et intégrité territoriale');
    expect(await offered(null, 'human ri')).toContain('Civil society, assembly and defenders');
    expect(await offered(null, 'refugee')).toEqual(['Migration, asylum and displaced people']);
    expect(await offered(null, 'elctions')).toEqual(['Elections and democracy']);
  });

  test('by the alphabet while nothing is typed', async () => {
    const names = await offered(null, '', 'fr');
    expect(names).toHaveLength(topics.length);
    expect(names).toEqual(names.toSorted(new Intl.Collator('fr').compare));
  });

  test('with the server’s own beside them, marked', async () => {
    const id = await create('1', 'Electric cars');
    expect(await suggestTopics(db(), '1', 'elec', 'en')).toEqual([
      { name: '★ Electric cars (this server)', value: `own:${id}` },
      { name: 'Elections and democracy', value: 'elections' },
    ]);
    expect((await offered('1', '', 'fr'))[0]).toBe('★ Electric cars (ce serveur)');
    expect(await offered('1', 'server')).toEqual([]);
    expect(await suggestServerTopics(db(), '1', 'el', 'en')).toHaveLength(1);
    expect(await suggestServerTopics(db(), null, '', 'en')).toEqual([]);
  });

  test('at most 25, of both kinds, however many there are', async () => {
    for (let at = 0; at < 50; at += 1) await create('1', `Cup ${at}`);
    const names = await offered('1', '');
    expect(names).toHaveLength(25);
    expect(names.filter((name) => name.startsWith('★'))).toHaveLength(12);
    expect(await offered('1', 'cup')).toHaveLength(25);
  });
});

describe('a topic is meant', () => {
  const meant = (typed: string, guildId: string | null = '1') => resolveTopic(db(), guildId, typed, 'en');

  test('by its id, its name in either language and the beginning of one name only', async () => {
    for (const { id, name } of topics) {
      for (const typed of [id, name.en, name.fr, name.fr.toUpperCase(), ` ${name.en} `]) {
        expect(await meant(typed)).toEqual({ kind: 'topic', id, label: name.en });
      }
    }
    expect(await meant('démoc')).toMatchObject({ kind: 'topic', id: 'elections' });
  });

  test('by an everyday word that only one goes by, and by a name with a typing error', async () => {
    for (const [typed, id] of [
      ['war', 'armed-conflict'],
      ['Guerre', 'armed-conflict'],
      ['refugees', 'migration'],
      ['electons', 'elections'],
      ['migratoin', 'migration'],
    ]) {
      expect(await meant(typed ?? '')).toMatchObject({ kind: 'topic', id });
    }
  });

  test('of the server’s own by the choice, the name or its beginning', async () => {
    const id = await create('1', 'Fair Play');
    for (const typed of [`own:${id}`, 'fair play', 'FAIR', 'play']) {
      expect(await meant(typed)).toMatchObject({ kind: 'serverTopic', topic: { id, name: 'Fair Play' } });
    }
    for (const typed of ['own', 'own:', `own:${id}0`, 'own:0', '']) {
      expect(await meant(typed)).toMatchObject({ kind: 'unknown' });
    }
  });

  test('never one of another server', async () => {
    const id = await create('2', 'Quidditch');
    for (const guildId of ['1', null]) {
      for (const typed of [`own:${id}`, 'Quidditch', 'quid', 'quiditch']) {
        expect(await meant(typed, guildId)).toEqual({ kind: 'unknown', near: [] });
      }
      expect(await offered(guildId, 'quid')).toEqual([]);
    }
    await create('1', `own:${id} club`);
    expect(await meant(`own:${id}`)).toEqual({ kind: 'unknown', near: [] });
    expect(await meant(`own:${id}`, '2')).toMatchObject({ kind: 'serverTopic', topic: { id } });
  });

  test('or those that come near are named, in the reader’s language', async () => {
    expect(await meant('human rights')).toHaveProperty('near.length', 4);
    expect(await meant('rule of justice')).toMatchObject({
      kind: 'unknown',
      near: expect.arrayContaining(['**Rule of law, justice and corruption**']),
    });
    expect(await meant('rights')).toHaveProperty('near.length', 4);
    expect(await meant('xyzzy')).toEqual({ kind: 'unknown', near: [] });
    await create('1', '**Football** @here');
    expect(await meant('footbal @her')).toEqual({
      kind: 'unknown',
      near: ['**★ \\*\\*Football\\*\\* \\@here (this server)**'],
    });
  });
});
