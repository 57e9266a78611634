import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Reply } from 'discord-sandbox';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { notifyRereadings } from '../../../src/delivery/notify-rereadings.ts';
import { filters, rereadings, subscriptions } from '../../../src/store/db/schema.ts';
import { rereadWords } from '../../../src/store/subscriptions/reread/reread-words.ts';
import { useDatabase } from '../../support/database.ts';
import { quiet } from '../../support/log.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { said } from '../support/said.ts';
import { useTalk } from '../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);

async function situation() {
  const { client, discord } = bot();
  const guild = discord.addGuild({ name: 'Tbilisi' });
  const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'], locale: 'en-GB' });
  const reader = guild.addMember({ name: 'reader', locale: 'en-GB' });
  const text = guild.addChannel({ name: 'text' });
  const forum = guild.addChannel({ name: 'forum', type: 'forum' });
  await hearsOf(client, forum.id);
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const signal = new AbortController().signal;
  const tell = () => notifyRereadings({ db: db(), log: quiet, now: () => new Date(), courier, signal });
  return { guild, admin, reader, text, forum, tell };
}

/** What was subscribed is as an earlier version left it. */
async function formerly(words: string): Promise<void> {
  await db()
    .update(filters)
    .set({ words, canonical: sql`'former ' || id`, wordsVersion: 0 })
    .where(eq(filters.wordsVersion, 1));
  await rereadWords(db());
}

const wordsHeld = async () => {
  const held = await db()
    .select({ words: filters.words })
    .from(subscriptions)
    .innerJoin(filters, eq(filters.id, subscriptions.filterId));
  return held.map(({ words }) => words);
};

test('a channel whose words mean something else by now is told once, and whoever manages the server chooses', async () => {
  const { guild, admin, reader, text, tell } = await situation();
  await talk.say({ guild, channel: text, user: admin }, 'subscribe', { words: 'walrus' });
  await formerly('Georgia OR Armenia -sport');
  expect(await tell()).toBe(1);
  expect(await tell()).toBe(0);
  const told = text.messages.filter(({ interaction }) => interaction === null);
  expect(told).toHaveLength(1);
  const message = told[0] as never as Reply['message'] & object;
  expect(said(message as never)).toContain('Georgia or (Armenia; not sport)');
  expect(said(message as never)).toContain('the same words would mean: **Georgia or Armenia; not sport**');

  const press = (label: string, user = admin) => bot().discord.click({ on: message as never, label, user });
  expect(said(await press('Use the new meaning', reader))).toContain('Manage Server');
  expect(await wordsHeld()).toEqual(['Georgia OR (Armenia -sport)']);
  expect(said(await press('Use the new meaning'))).toContain('containing “Georgia or Armenia; not sport”');
  expect(await wordsHeld()).toEqual(['Georgia OR Armenia -sport']);
  expect(said(await press('Keep the old meaning'))).toContain('containing “Georgia or (Armenia; not sport)”');
  expect(await wordsHeld()).toEqual(['Georgia OR (Armenia -sport)']);
  await db().delete(subscriptions);
  expect(said(await press('Keep the old meaning'))).toContain('no longer exists');
  expect(bot().discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
});

test('in a forum and in French, for the longest words, what cannot be read any more has no second button', async () => {
  const { guild, admin, text, forum, tell } = await situation();
  await talk.say({ guild, channel: text, user: admin }, 'subscribe', {
    words: 'walrus',
    channel: forum.id,
    language: 'fr',
  });
  await formerly(`${'constitutionnel OR '.repeat(10)}(Géorgie -sport`);
  expect(await tell()).toBe(1);
  const [post] = forum.threads;
  const message = post?.messages[0] as never;
  expect(said(message)).toContain('ils ne seraient pas compris');
  expect(JSON.stringify(message)).not.toContain('Lire comme');
  expect(bot().discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
});

test('what may have been posted before a crash is looked for, and not posted again', async () => {
  const { guild, admin, text, tell } = await situation();
  await talk.say({ guild, channel: text, user: admin }, 'subscribe', { words: 'walrus' });
  await formerly('NOT sport');
  await tell();
  await db().update(rereadings).set({ toldAt: null });
  expect(await tell()).toBe(1);
  expect(text.messages.filter(({ interaction }) => interaction === null)).toHaveLength(1);
});
