import { beforeEach, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { crosspostDue } from '../../../../src/delivery/edit.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { enqueue } from '../../../support/delivery/enqueue.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { delivering, useTalk } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
let guild: GuildHandle;
let admin: MemberHandle;

beforeEach(() => {
  guild = bot().discord.addGuild({ name: 'Oslo' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  guild.addChannel({ name: 'talk' });
});

async function follow(channel: ChannelHandle): Promise<void> {
  await hearsOf(bot().client, channel.id);
  expect(await say('subscribe', { channel: channel.id })).toContain('will now get alerts');
}

const say = (command: string, options: Record<string, string | number | boolean>) =>
  talk.say({ guild, user: admin }, command, options);

/** Comes, and is posted and published as far as it is asked for. */
async function arrive(number = 682): Promise<void> {
  const { id } = await keep(db(), archived(number));
  const now = new Date();
  await enqueue(db(), id, false, now);
  await talk.deliver(now);
  await crosspostDue(delivering(bot(), db(), now));
}

const isPublished = ({ messages: [message] }: ChannelHandle) => ((message?.flags ?? 0) & 1) === 1;

test('an announcement is published to those who follow its channel when that is set, and only then', async () => {
  const [asked, not] = ['official', 'other'].map((name) => guild.addChannel({ name, type: 'announcement' }));
  if (!asked || !not) throw new Error('There are two.');
  await follow(asked);
  await follow(not);
  await say('settings channel', { channel: asked.id, crosspost: true });
  await arrive();
  expect([asked, not].map((channel) => channel.messages.length)).toEqual([1, 1]);
  expect([asked, not].map(isPublished)).toEqual([true, false]);
});

test('a forum’s posts get the tag set for their topic, and the others the one for all else', async () => {
  const forum = guild.addChannel({
    name: 'posts',
    type: 'forum',
    tags: ['Votes', 'Other'],
    requiresTag: true,
  });
  await follow(forum);
  await say('settings forum', { channel: forum.id, tag: 'Votes', topic: 'elections' });
  await say('settings forum', { channel: forum.id, tag: 'Other' });
  await arrive(682);
  await arrive(705);
  const [votes, other] = forum.state.tags.map(({ id }) => id);
  const tags = forum.threads.map(({ name, state }) => [name.slice(0, 7), state.thread?.appliedTags]);
  expect(tags).toEqual([
    ['No. 682', [votes]],
    ['No. 705', [other]],
  ]);
});

test('the role set is mentioned, and nobody else', async () => {
  const channel = guild.addChannel({ name: 'news' });
  const role = guild.addRole({ name: 'watchers', mentionable: true });
  await follow(channel);
  await say('settings channel', { channel: channel.id, role: role.id, silent: true });
  await arrive();
  expect(channel.messages[0]?.pings).toEqual({ everyone: false, roles: [role.id], users: [] });
  expect((channel.messages[0]?.flags ?? 0) & 4096).toBe(4096);
});
