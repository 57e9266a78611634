import { readdir, readFile } from 'node:fs/promises';
import { asc, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { filters, serverTopics } from '../../../src/store/db/schema.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { rereadWords } from '../../../src/store/subscriptions/reread/reread-words.ts';
import { filterOf } from '../../../src/store/subscriptions/conditions.ts';
import { canonical } from '../../../src/subscriptions/filter.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { alerted, enqueue } from '../../support/delivery/enqueue.ts';

const db = useDatabase({ own: true });

/** The tables as the version before had them, with a filter of each kind and a channel for each. */
async function asBefore(signatory: number): Promise<void> {
  const statements = `
    create function hemicycle_query(language text, words text) returns tsquery language sql immutable
      return websearch_to_tsquery(hemicycle_config(language), words);
    alter table filters drop column signatory_ids, drop column server_topic_ids, drop column not_signatory_ids,
      drop column not_delegation, drop column not_group, drop column not_concerns, drop column not_topic,
      drop column not_server_topic_ids, drop column delegation, drop column "group", drop column concerns,
      drop column topic;
    alter table filters add column signatory_id integer constraint filters_signatory_id_signatories_id_fk references signatories,
      add column server_topic_id integer constraint filters_server_topic_id_server_topics_id_fk references server_topics,
      add column delegation text, add column "group" text, add column concerns text, add column topic text;
    create index filters_server_topic on filters (server_topic_id) where server_topic_id is not null;
    drop index server_topics_anchors;
    alter table server_topics drop column anchors;
    insert into server_topics (id, guild_id, name, folded, words, language) values
      (1, '1', 'Steppe', 'steppe', 'kazakhstan OR cyprus', null), (2, '1', 'Not', 'not', '-cyprus', 'en'), (3, '1', 'Fr', 'fr', 'solution', 'fr');
    insert into filters (id, canonical, signatory_id, server_topic_id, delegation, "group", concerns, topic, words, words_en, words_fr, minimum, anchors) values
      (1, 'signatory=${signatory}', ${signatory}, null, null, null, null, null, null, null, null, null, '{m:${signatory}}'),
      (2, 'delegation=IT&group=SOC&concerns=KZ&topic=elections&minimum=20', null, null, 'IT', 'SOC', 'KZ', 'elections', null, null, null, 20, '{c:KZ}'),
      (3, 'serverTopic=1&words=election', null, 1, null, null, null, null, 'election',
        hemicycle_query('en', 'election') && hemicycle_query('en', 'kazakhstan OR cyprus'),
        hemicycle_query('fr', 'election') && hemicycle_query('fr', 'kazakhstan OR cyprus'), null, '{w:elect,w:kazakhstan,w:cyprus}'),
      (4, 'serverTopic=2', null, 2, null, null, null, null, null, hemicycle_query('en', '-cyprus'), null, null, '{*}'),
      (5, 'serverTopic=3', null, 3, null, null, null, null, null, null, hemicycle_query('fr', 'solution'), null, '{w:solution}'),
      (6, '*', null, null, null, null, null, null, null, null, null, null, '{*}');
    insert into channels (id, guild_id, language) select id, '1', 'en' from filters;
    insert into subscriptions (channel_id, filter_id) select id, id from filters`;
  for (const statement of statements.split(';\n')) await db().execute(sql.raw(statement));
}

test('what an earlier version kept as one value is kept as several, and matches the same', async () => {
  const { id } = await keep(db(), archived(682));
  const [rampi] = await findSignatories(db(), 'Roberto Rampi', 1);
  await asBefore(rampi?.id ?? 0);
  const migrations = new URL('../../../migrations/', import.meta.url);
  const name = (await readdir(migrations)).find((one) => one.endsWith('_any_of.sql')) ?? '';
  const file = await readFile(new URL(name, migrations), 'utf8');
  await db().transaction(async (tx) => {
    for (const statement of file.split('--> statement-breakpoint')) await tx.execute(sql.raw(statement));
  });
  const stored = await db().select().from(filters).orderBy(asc(filters.id));
  expect(stored.map(filterOf)).toEqual([
    { signatory: [rampi?.id] },
    { delegation: ['IT'], group: ['SOC'], concerns: ['KZ'], topic: ['elections'], minimum: 20 },
    { serverTopic: [1], words: 'election' },
    { serverTopic: [2] },
    { serverTopic: [3] },
    {},
  ]);
  // Whoever asks the same again finds the filter that is there.
  for (const row of stored) expect(canonical(filterOf(row))).toBe(row.canonical);
  const topics = await db().select().from(serverTopics).orderBy(asc(serverTopics.id));
  expect(topics.map(({ anchors }) => anchors.toSorted())).toEqual([
    expect.arrayContaining(['w:cyprus', 'w:kazakhstan']),
    ['*'],
    ['w:solut'],
  ]);
  await rereadWords(db());
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['1', '2', '3', '4', '6']);
});
