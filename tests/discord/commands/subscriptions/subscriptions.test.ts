import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { recentDeliveries } from '../../../../src/store/delivery/deliveries.ts';
import { changeChannel, channelSettings } from '../../../../src/store/subscriptions/channel-settings.ts';
import { subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { enqueue } from '../../../support/delivery/enqueue.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { useTalk } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
let guild: GuildHandle;
let admin: MemberHandle;
let here: ChannelHandle;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  here = guild.addChannel({ name: 'here' });
  await hearsOf(bot().client, here.id);
});

const say = (command: string, options: Record<string, string | number | boolean> = {}, user = admin) =>
  talk.say({ guild, channel: here, user }, command, options);

const offered = (command: string, typed = '') =>
  talk.offered({ guild, channel: here, user: admin }, command, 'subscription', typed);

const held = () => subscriptionsOf(db(), { guildId: guild.id });

async function only(): Promise<string> {
  const [one] = await held();
  return String(one?.id);
}

async function arrive(number: number): Promise<void> {
  const { id } = await keep(db(), archived(number));
  await enqueue(db(), id, false, new Date());
}

/** Takes away what posting needs, and waits until the bot has heard. */
async function permit(deny: 'SendMessages'[]): Promise<void> {
  const heard = new Promise<void>((resolve) => bot().client.once('channelUpdate', () => resolve()));
  here.setPermissions({ deny });
  await heard;
}

describe('editing', () => {
  test('changes one condition in place, keeps the others and says what would match', async () => {
    await keep(db(), archived(682));
    await say('subscribe', { delegation: 'IT', country: 'UA' });
    const id = await only();
    const said = await say('subscriptions edit', { subscription: id, country: 'Kazakhstan' });
    expect(said).toContain('delegation of Italy and about Kazakhstan**, no longer for');
    expect(said).toContain('but 1 of all on record');
    expect(await held()).toMatchObject([{ filter: { delegation: ['IT'], concerns: ['KZ'] } }]);
    expect(await only()).toBe(id);
  });

  test('takes a condition back, and a topic of either kind gives way to another', async () => {
    await say('topic create', { name: 'Seas', words: 'sea' });
    await say('subscribe', { topic: 'Seas', delegation: 'IT', words: '-football' });
    const subscription = await only();
    await say('subscriptions edit', { subscription, topic: 'elections' });
    expect(await held()).toMatchObject([
      { filter: { topic: ['elections'], delegation: ['IT'], words: '-football' } },
    ]);
    await say('subscriptions edit', { subscription, reset: 'topic' });
    expect(await held()).toMatchObject([{ filter: { delegation: ['IT'], words: '-football' } }]);
    // What is left would only leave out.
    expect(await say('subscriptions edit', { subscription, reset: 'delegation' })).toContain('only say what');
    expect(await held()).toMatchObject([{ filter: { delegation: ['IT'], words: '-football' } }]);
  });

  test('changes nothing for nothing, for the same, for a double or for what it does not know', async () => {
    await say('subscribe', { delegation: 'IT' });
    await say('subscribe', { delegation: 'FR' });
    const subscription = await only();
    const before = await held();
    expect(await say('subscriptions edit', { subscription })).toContain('at least one condition');
    expect(await say('subscriptions edit', { subscription, delegation: 'IT' })).toContain('already');
    expect(await say('subscriptions edit', { subscription, delegation: 'FR' })).toMatch(
      /already has a subscription[^]*Nothing was changed/u,
    );
    expect(await say('subscriptions edit', { subscription, country: 'Narnia' })).toContain(
      'no country called',
    );
    expect(await held()).toEqual(before);
  });

  test('takes a part of a name that one alone fits, and says when several do', async () => {
    await say('subscribe', { delegation: 'IT' });
    await say('subscribe', { delegation: 'FR' });
    expect(await say('subscriptions pause', { subscription: 'italy' })).toMatch(/Paused[^]*Italy/u);
    expect(await say('subscriptions remove', { subscription: 'delegation' })).toContain(
      'Several subscriptions match',
    );
    expect(await say('subscriptions remove', { subscription: 'sweden' })).toContain('no such subscription');
    expect(await held()).toHaveLength(2);
  });

  test('offers conditions as /subscribe does', async () => {
    const where = { guild, channel: here, user: admin };
    expect(await talk.offered(where, 'subscriptions edit', 'delegation', 'turk')).toEqual([
      { name: 'Türkiye', value: 'TR' },
    ]);
  });
});

describe('pausing', () => {
  test('is shown, offered back, and never followed by a backlog', async () => {
    await say('subscribe', { delegation: 'IT' });
    await say('subscribe', { country: 'UA' });
    const subscription = await only();
    expect(await say('subscriptions pause', { subscription })).toContain('Paused:');
    expect(await say('subscriptions pause', { subscription })).toContain('already paused');
    expect(await say('subscriptions list')).toMatch(/delegation of Italy · ⏸️ paused since <t:/u);
    expect(await offered('subscriptions pause')).toHaveLength(1);
    expect(await offered('subscriptions resume')).toMatchObject([{ value: subscription }]);
    await arrive(682);
    expect(await say('subscriptions resume', { subscription })).toContain('gets alerts for **written');
    expect(await say('subscriptions resume', { subscription })).toContain('nothing to resume');
    await talk.deliver();
    expect(here.messages).toEqual([]);
  });

  test('belongs to the server, not to who did it', async () => {
    await say('subscribe', {});
    const other = guild.addMember({ name: 'autre', locale: 'fr', permissions: ['ManageGuild'] });
    const subscription = await only();
    expect(await say('subscriptions pause', { subscription }, other)).toContain('En pause');
    expect(await say('subscriptions resume', { subscription })).toContain('From now on');
    expect(await say('subscriptions remove', { subscription }, other)).toContain('ne recevra plus');
  });

  test('and all else is closed to another server', async () => {
    await say('subscribe', {});
    const subscription = await only();
    const elsewhere = bot().discord.addGuild({ name: 'Elsewhere' });
    const stranger = elsewhere.addMember({ name: 'stranger', permissions: ['ManageGuild'] });
    const where = { guild: elsewhere, channel: elsewhere.addChannel({ name: 'talk' }), user: stranger };
    for (const verb of ['edit', 'pause', 'resume', 'remove', 'test']) {
      const said = await talk.say(where, `subscriptions ${verb}`, { subscription });
      expect(said).toContain('no such subscription');
    }
    expect(await held()).toMatchObject([{ pausedAt: null }]);
    expect(here.messages).toEqual([]);
  });
});

describe('resuming a suspended channel', () => {
  async function suspend(): Promise<void> {
    await say('subscribe', {});
    await permit(['SendMessages']);
    await arrive(682);
    await talk.deliver();
  }

  test('says since when and why it gets nothing, and does not while that lasts', async () => {
    await suspend();
    expect(await say('subscriptions list')).toMatch(
      /⚠️ no alerts since <t:\d+:f>\. Hemicycle cannot post[^]*`\/subscriptions resume`/u,
    );
    expect(await say('subscriptions resume')).toContain('still cannot get alerts. Hemicycle cannot post');
    expect(await channelSettings(db(), { guildId: guild.id }, here.id)).toMatchObject({ state: 'suspended' });
  });

  test('posts what waited, the newest five one by one, once it can', async () => {
    await suspend();
    for (const number of [424, 435, 439, 524, 572, 604]) await arrive(number);
    await permit([]);
    const before = talk.woken();
    expect(await say('subscriptions resume')).toContain('7 alerts waited');
    expect(talk.woken()).toBe(before + 1);
    await talk.deliver(new Date(Date.now() + 1_000));
    expect(here.messages.filter(({ content }) => content.startsWith('New written'))).toHaveLength(5);
    expect(here.messages.filter(({ content }) => content.startsWith('2 more'))).toHaveLength(1);
    expect(await say('subscriptions resume')).toContain('nothing to resume');
  });

  test('ends the pause of a subscription there as well', async () => {
    await suspend();
    const subscription = await only();
    await say('subscriptions pause', { subscription });
    await permit([]);
    expect(await say('subscriptions resume', { subscription })).toMatch(/From now on[^]*gets alerts again/u);
    expect(await held()).toMatchObject([{ pausedAt: null, channel: { state: 'active' } }]);
  });

  test('comes with one more subscription there', async () => {
    await suspend();
    await permit([]);
    expect(await say('subscribe', { country: 'KZ' })).toMatch(
      /will now get alerts[^]*gets alerts again\. 1 alert waited/u,
    );
    expect(await channelSettings(db(), { guildId: guild.id }, here.id)).toMatchObject({ state: 'active' });
  });

  test('knows only channels that have subscriptions', async () => {
    const other = guild.addChannel({ name: 'other' });
    expect(await say('subscriptions resume', { channel: other.id })).toContain('has no subscriptions');
  });
});

describe('trying', () => {
  test('posts the latest match as a test: once, without the role, and leaves no delivery', async () => {
    await keep(db(), archived(682));
    await keep(db(), archived(705));
    const role = guild.addRole({ name: 'watchers', mentionable: true });
    await say('subscribe', { country: 'KZ' });
    const place = { guildId: guild.id, channelId: here.id, now: new Date() };
    await changeChannel(db(), place, { roleId: role.id });
    const subscription = await only();
    const said = await say('subscriptions test', { subscription });
    expect(await say('subscriptions test', { subscription })).toBe(said);
    expect(here.messages).toHaveLength(1);
    const [message] = here.messages;
    expect(said).toContain(`https://discord.com/channels/${guild.id}/${here.id}/${message?.id}`);
    expect(message?.content).toMatch(/^🧪 This is a test[^]*New written declaration: Co-operation/u);
    expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
    expect(message?.embeds[0]?.description).toMatch(/^-# \*\*Why this alert:\*\* About Kazakhstan\.$/mu);
    expect(await recentDeliveries(db(), { limit: 9 })).toEqual([]);
  });

  test('is a post in a forum, and not a second one', async () => {
    await keep(db(), archived(682));
    const forum = guild.addChannel({ name: 'forum', type: 'forum' });
    await hearsOf(bot().client, forum.id);
    await say('subscribe', { channel: forum.id });
    const subscription = await only();
    await say('subscriptions test', { subscription });
    await say('subscriptions test', { subscription });
    expect(forum.threads.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^Test: No\. 682: Co-operation/u),
    ]);
  });

  test('says why it could not, and when nothing matches', async () => {
    await say('subscribe', { country: 'KZ' });
    const subscription = await only();
    expect(await say('subscriptions test', { subscription })).toContain('No declaration on record matches');
    await keep(db(), archived(682));
    await permit(['SendMessages']);
    expect(await say('subscriptions test', { subscription })).toMatch(
      /could not be posted[^]*Hemicycle cannot post/u,
    );
  });
});

test('a new channel speaks the language of its server, whoever subscribes it', async () => {
  const paris = bot().discord.addGuild({ name: 'Paris', locale: 'fr' });
  const english = paris.addMember({ name: 'expat', locale: 'en-GB', permissions: ['ManageGuild'] });
  const channel = paris.addChannel({ name: 'actualites' });
  const said = await talk.say({ guild: paris, channel, user: english }, 'subscribe');
  expect(said).toContain('are in French');
});
