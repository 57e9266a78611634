import { beforeEach, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { dispatchInteractions, type Dispatcher } from '../../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../../src/discord/registration/register-commands.ts';
import { servers } from '../../../../src/store/db/schema.ts';
import { channelSettings } from '../../../../src/store/subscriptions/channel-settings.ts';
import { subscribe, subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../../support/database.ts';
import { quiet } from '../../../support/log.ts';
import { useBot } from '../../support/harness.ts';

const bot = useBot();
const db = useDatabase();
let dispatcher: Dispatcher;
let guild: GuildHandle;
let admin: MemberHandle;
let channel: ChannelHandle;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Oslo' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  channel = guild.addChannel({ name: 'news' });
  await follow(channel, 'text');
  await registerCommands({ rest: bot().client.rest, db: db() });
  dispatcher = dispatchInteractions(bot().client, { db: db(), log: quiet });
  return () => dispatcher.stop();
});

function follow({ id }: ChannelHandle, kind: 'text' | 'forum' | 'announcement') {
  const place = { guildId: guild.id, channelId: id, kind };
  return subscribe(db(), { ...place, language: null, usualLanguage: 'en', filter: {} });
}

async function say(command: string, options: Record<string, unknown> = {}, user = admin): Promise<string> {
  const reply = await bot().discord.run({ guild, channel, user, command, options } as never);
  const [embed] = reply.embeds;
  return [embed?.title, embed?.description].filter(Boolean).join('\n');
}

const held = (id = channel.id) => channelSettings(db(), { guildId: guild.id }, id);

test('sets how a channel is told, says it back and shows it', async () => {
  const said = await say('settings channel', { pace: 'weekly', hour: 9, weekday: 5, silent: true, cap: 3 });
  expect(said).toMatch(/a digest every Friday at 09:00[^]*without a notification[^]*at most 3 alerts a day/u);
  expect(await held()).toMatchObject({ pace: 'weekly', hour: 9, weekday: 5, silent: true, cap: 3 });
  expect(await say('settings show')).toMatch(/Time zone: \*\*Europe\/Paris\*\*[^]*every Friday at 09:00/u);
  expect(await say('settings channel', { reset: 'cap' })).not.toContain('at most');
  expect(await held()).toMatchObject({ cap: null, pace: 'weekly' });
});

test('switches the summary of each part-session on and off', async () => {
  expect(await say('settings channel', { summary: true })).toMatch(
    /Saved for[^]*Reports: Written declarations, after each part-session/u,
  );
  expect((await held())?.reports).toMatchObject([{ of: 'all', key: '', every: 'part-session' }]);
  expect(await say('settings channel', { summary: true })).toContain('Nothing was changed');
  expect(await say('settings channel', { summary: true, silent: true })).toContain('without a notification');
  expect(await say('settings channel', { summary: false })).not.toContain('Reports:');
  expect((await held())?.reports).toEqual([]);
});

test('says that nothing was changed where it is so already', async () => {
  await say('settings channel', { pace: 'weekly', hour: 9 });
  const said = await say('settings channel', { pace: 'weekly', hour: 9, silent: false });
  expect(said).toMatch(/already the settings of <#\d+>. Nothing was changed[^]*at 09:00/u);
  expect(await say('settings channel', { pace: 'weekly', hour: 10 })).toContain('Saved for');
  expect(await say('settings server', { timezone: 'Tbilisi' })).toContain('now follow the time of');
  expect(await say('settings server', { timezone: 'Tbilisi' })).toContain('already');
});

test('says that an hour counts for nothing where there is no digest', async () => {
  expect(await say('settings channel', { hour: 7 })).toContain('only apply to a digest');
  expect(await say('settings channel', { hour: 7, pace: 'daily' })).not.toContain('only apply to a digest');
});

test('speaks French to who reads French', async () => {
  const lecteur = guild.addMember({ name: 'lecteur', locale: 'fr', permissions: ['ManageGuild'] });
  expect(await say('settings channel', { pace: 'daily', hour: 7 }, lecteur)).toContain(
    'un récapitulatif chaque jour à 7',
  );
});

test('a role is taken only when its mention reaches people', async () => {
  const quietRole = guild.addRole({ name: 'quiet' });
  const loud = guild.addRole({ name: 'loud', mentionable: true });
  expect(await say('settings channel', { role: quietRole.id })).toContain('nobody will be notified');
  expect(await held()).toMatchObject({ roleId: null });
  expect(await say('settings channel', { role: loud.id })).toContain(`mentions <@&${loud.id}>`);
  expect(await say('settings channel', { role: guild.id })).toContain('never everyone');
  expect(await held()).toMatchObject({ roleId: loud.id });
  await say('settings channel', { reset: 'role' });
  expect(await held()).toMatchObject({ roleId: null });
});

test('says what is missing: a subscription, an option, an announcement channel', async () => {
  const other = guild.addChannel({ name: 'other' });
  expect(await say('settings channel', { channel: other.id, silent: true })).toContain(
    'Use `/subscribe` first',
  );
  expect(await say('settings channel')).toContain('at least one option');
  expect(await say('settings channel', { crosspost: true })).toContain('announcement channel');
  const announcements = guild.addChannel({ name: 'official', type: 'announcement' });
  await follow(announcements, 'announcement');
  expect(await say('settings channel', { channel: announcements.id, crosspost: true })).toContain(
    'published',
  );
});

test('gives a forum’s posts a tag for a topic, and one for the rest', async () => {
  const forum = guild.addChannel({ name: 'posts', type: 'forum', tags: ['Votes', 'Other'] });
  await follow(forum, 'forum');
  expect(await say('settings forum', { channel: forum.id, tag: 'votes', topic: 'elections' })).toContain(
    'Elections and democracy → Votes',
  );
  expect(await say('settings forum', { channel: forum.id, tag: 'Other' })).toContain(
    'Other for everything else',
  );
  const [votes, other] = forum.state.tags;
  expect(await held(forum.id)).toMatchObject({ tags: { elections: votes?.id }, defaultTag: other?.id });
  expect(await say('settings forum', { channel: forum.id, tag: 'Sport' })).toMatch(
    /no tag called[^]*Votes and Other/u,
  );
});

test('sets the time zone by name, city, country or offset, and says what time it is there', async () => {
  expect(await say('settings server', { timezone: 'tbilisi' })).toMatch(
    /Asia\/Tbilisi\*\*, where it is \w+ \d\d:\d\d/u,
  );
  expect(await held()).toMatchObject({ timeZone: 'Asia/Tbilisi' });
  expect(await say('settings show')).toMatch(/Asia\/Tbilisi\*\* \(now \w+ \d\d:\d\d\)/u);
  expect(await say('settings server', { timezone: 'GMT+3:30' })).toContain('**UTC+3:30**');
  expect(await held()).toMatchObject({ timeZone: '<+0330>-03:30' });
  expect(await say('settings server', { timezone: 'Atlantis' })).toContain('no time zone called');
  expect(await say('settings server', { timezone: 'Australia' })).toMatch(
    /several time zones[^]*Nothing was changed/u,
  );
  expect(await held()).toMatchObject({ timeZone: '<+0330>-03:30' });
});

test('says that the database does not know the zone any more, and what is gone by instead', async () => {
  await db().update(servers).set({ timeZone: 'Mars/Olympus' });
  expect(await say('settings show')).toMatch(/Mars\/Olympus\*\* no longer exists[^]*Europe\/Paris/u);
  await say('settings server', { timezone: 'Ukraine' });
  expect(await say('settings show')).toContain('Time zone: **Europe/Kyiv**');
});

test.each(['delete', 'Supprimer'])('deletes everything only when told so in words: %s', async (word) => {
  expect(await say('settings forget')).toContain('Nothing was deleted');
  expect(await subscriptionsOf(db(), { guildId: guild.id })).toHaveLength(1);
  expect(await say('settings forget', { confirm: 'yes' })).toContain('Nothing was deleted');
  expect(await say('settings forget', { confirm: word })).toContain('1 subscription');
  expect(await subscriptionsOf(db(), { guildId: guild.id })).toEqual([]);
});

test('is for those who manage the server', async () => {
  await expect(say('settings show', {}, guild.addMember({ name: 'reader' }))).rejects.toThrow(/ManageGuild/u);
});
