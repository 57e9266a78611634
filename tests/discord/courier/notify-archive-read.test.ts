import { expect, test } from 'vitest';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { notifyArchiveRead } from '../../../src/delivery/notify-archive-read.ts';
import { noteReading } from '../../../src/store/crawl/archive-notice.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';
import { quiet } from '../../support/log.ts';
import { site, walked } from '../../support/declarations/walked.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { useTalk } from '../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);

test('whoever subscribes while the archive is read is told once, in their language, that it is', async () => {
  const { client, discord } = bot();
  const guild = discord.addGuild({ name: 'Rome' });
  const user = guild.addMember({ name: 'admin', permissions: ['ManageGuild'], locale: 'en-GB' });
  const text = guild.addChannel({ name: 'text' });
  const forum = guild.addChannel({ name: 'forum', type: 'forum' });
  await hearsOf(client, forum.id);
  await keep(db(), archived(682));
  await noteReading(db(), site, noon);
  await walked(db(), { reachedOn: '2024-03-14' });
  const where = { guild, channel: text, user };
  expect(await talk.say(where, 'subscribe', { words: 'glaciers' })).toContain('read up to March 2024');
  await talk.say(where, 'subscribe', { channel: forum.id, language: 'fr' });

  await walked(db(), { reachedOn: '2026-11-20', caughtUp: new Date() });
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const signal = new AbortController().signal;
  const tell = () =>
    notifyArchiveRead({ db: db(), log: quiet, now: () => new Date(), assemblyUrl: site, courier, signal });
  expect(await tell()).toBe(2);
  expect(await tell()).toBe(0);
  const own = text.messages.filter(({ interaction }) => interaction === null);
  expect(own).toHaveLength(1);
  expect(own[0]?.embeds[0]?.description).toContain('you can look up 1 written declaration');
  const [post, ...others] = forum.threads;
  expect(others).toEqual([]);
  expect(post?.messages[0]?.embeds[0]?.description).toContain('lu toutes les archives');
  expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
  expect(await talk.say(where, 'subscribe', { words: 'glaciers' })).not.toContain('archive');
});
