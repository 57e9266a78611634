import { asc, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { filters, rereadings, serverTopics, subscriptions } from '../../../src/store/db/schema.ts';
import { rereadWords } from '../../../src/store/subscriptions/reread/reread-words.ts';
import { canonical } from '../../../src/subscriptions/filter.ts';
import { wordsVersion } from '../../../src/words/version.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { alerted, enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();

/** A filter as an earlier version left it after the migration, followed in a channel of its own. */
async function formerly(...typed: readonly string[]): Promise<void> {
  for (const [at, words] of typed.entries()) {
    await db().execute(sql`
      with kept as (
        insert into filters (canonical, words, words_en, words_fr, anchors)
        values (${`former ${at} words=${words}`}, ${words}, null, null, '{}') returning id
      ), channel as (
        insert into channels (id, guild_id, language) values (${`former ${at}`}, '1', 'en') returning id
      )
      insert into subscriptions (channel_id, filter_id) select channel.id, kept.id from channel, kept`);
  }
}

const storedWords = async () =>
  (await db().select().from(filters).orderBy(asc(filters.id))).map(({ words }) => words);

describe('words that an earlier version stored', () => {
  test.each([
    ['kazakhstan', 'kazakhstan', false],
    ['gas or oil', 'gas or oil', false],
    ['"fair play" -football', '"fair play" -football', false],
    ['Georgia OR Armenia -sport', 'Georgia OR (Armenia -sport)', true],
    ['NOT sport', 'sport', true],
    ['Géorgie OU Arménie', 'Géorgie Arménie', true],
    ['elect* Georgia', 'elect Georgia', true],
    ['(gas OR oil) pipeline', 'gas OR oil pipeline', true],
    ['Ukraine - Russia', 'Ukraine -Russia', true],
    ['freedom of the press', 'freedom press', false],
    ['"the rule of law"', '"rule of law"', false],
    ['EU enlargement', 'EU enlargement', false],
    ['"UN resolution"', '"UN resolution"', false],
    ['sport (football', 'sport football', true],
    ['war and peace', 'war and peace', false],
  ])('%s is kept as %s', async (typed, kept, differs) => {
    await formerly(typed);
    await rereadWords(db());
    expect(await storedWords()).toEqual([kept]);
    const noted = await db().select().from(rereadings);
    expect(noted.map((one) => one.typed)).toEqual(differs ? [typed] : []);
    const [row] = await db().select().from(filters);
    expect(row?.wordsVersion).toBe(wordsVersion);
    expect(row?.canonical).toBe(canonical({ words: row?.words ?? '' }));
  });

  test('match what they matched, and are one filter with those that ask the same', async () => {
    await follow(db(), 'now', { words: 'kazakhstan election' });
    await formerly(
      'Election KAZAKHSTAN',
      'presidential -kazakhstan OR kazakhstan',
      'election kazakhstan',
      'walrus',
    );
    await rereadWords(db());
    expect(await db().$count(filters)).toBe(3);
    expect(await db().$count(subscriptions)).toBe(5);
    const { id } = await keep(db(), archived(682));
    await enqueue(db(), id);
    expect(await alerted(db())).toEqual(['former 0', 'former 1', 'former 2', 'now']);
    await rereadWords(db());
    expect(await db().$count(filters)).toBe(3);
  });

  test('are read again in a server’s topics, too', async () => {
    await db().execute(sql`insert into server_topics (guild_id, name, folded, words, language) values
      ('1', 'Steppe', 'steppe', 'the kazakhstan OR cyprus -sport', 'en')`);
    await rereadWords(db());
    const [topic] = await db().select().from(serverTopics);
    expect(topic).toMatchObject({ words: 'kazakhstan OR (cyprus -sport)', wordsFr: null, wordsVersion });
    expect(topic?.anchors.toSorted()).toEqual(['w:cyprus', 'w:kazakhstan']);
  });
});
