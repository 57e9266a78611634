import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from 'discord-sandbox';
import { channelSettings, settingsOf } from '../../../../src/store/subscriptions/channel-settings.ts';
import { subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { enqueue } from '../../../support/delivery/enqueue.ts';
import { useBot } from '../../support/harness.ts';
import { useTalk } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
type User = ReturnType<ReturnType<typeof bot>['discord']['addUser']>;
let ada: User;
let ben: User;
let conversation: ChannelHandle;

beforeEach(() => {
  const { discord } = bot();
  ada = discord.addUser({ name: 'ada' });
  ben = discord.addUser({ name: 'ben', locale: 'fr' });
  conversation = discord.directMessages(ada);
});

const say = (command: string, options: Record<string, string | number | boolean> = {}, user = ada) =>
  talk.say({ user }, command, options);

const followed = (user = ada) => subscriptionsOf(db(), { userId: user.id });

async function arrive(number: number): Promise<void> {
  const { id } = await keep(db(), archived(number));
  await enqueue(db(), id, false, new Date());
}

describe('following directly', () => {
  test('is for the person alone, with words on what that reveals, and brings the alerts', async () => {
    const said = await say('subscribe', { country: 'KZ' });
    expect(said).toContain(
      'This conversation will now get alerts for **written declarations about Kazakhstan**',
    );
    expect(said).toContain('can reveal political opinions');
    expect(said).toContain('`/privacy delete`');
    await arrive(682);
    expect(await talk.deliver()).toMatchObject({ sent: 1 });
    expect(conversation.messages[0]?.content).toContain('New written declaration: Co-operation');
    expect(bot().discord.directMessages(ben).messages).toEqual([]);
  });

  test('is explained there, and to nobody else', async () => {
    await say('subscribe', { country: 'KZ' });
    await arrive(682);
    await talk.deliver();
    const why = await say('why', { declaration: '682' });
    expect(why).toMatch(/This conversation can get alerts\. It has 1 subscription[^]*channels\/@me\//u);
    const others = await say('why', { declaration: '682' }, ben);
    expect(others).toContain('Cette conversation n’a pas d’abonnement');
    expect(others).not.toContain('Kazakhstan');
  });

  test('works as the app of a person who shares no server with the bot', async () => {
    ada.installApp();
    expect(await talk.say({ user: ada }, 'subscribe', {})).toContain('This conversation');
    expect(await followed()).toHaveLength(1);
  });

  test('speaks the person’s language', async () => {
    expect(await say('subscribe', {}, ben)).toMatch(
      /Cette conversation recevra désormais[^]*Les alertes dans cette conversation sont en français[^]*opinions politiques/u,
    );
    expect(await say('subscriptions list', {}, ben)).toContain('**Cette conversation**');
  });

  test('is managed like a server’s, and never by somebody else', async () => {
    await say('subscribe', { country: 'KZ' });
    const [own] = await followed();
    const subscription = String(own?.id);
    expect(await say('subscriptions list', {}, ben)).toContain('Vous ne suivez encore rien');
    for (const verb of ['edit', 'pause', 'resume', 'remove', 'test']) {
      expect(await say(`subscriptions ${verb}`, { subscription }, ben)).toContain('n’existe pas ici');
    }
    expect(await talk.offered({ user: ben }, 'subscriptions remove', 'subscription', '')).toEqual([]);
    expect(await talk.offered({ user: ada }, 'subscriptions remove', 'subscription', '')).toEqual([
      { name: 'written declarations about Kazakhstan', value: subscription },
    ]);
    await say('subscriptions pause', { subscription });
    expect(await say('subscriptions list')).toContain('paused since');
    await keep(db(), archived(682));
    expect(await say('subscriptions test', { subscription })).toContain(
      'A test was posted in this conversation',
    );
    expect(conversation.messages[0]?.content).toMatch(/^🧪/u);
    expect(await say('subscriptions remove', { subscription })).toContain(
      'This conversation will no longer get',
    );
  });

  test('has its own settings and time zone', async () => {
    expect(await say('settings channel', { silent: true })).toContain('This conversation gets no alerts yet');
    expect(await say('settings server', { timezone: 'Oslo' })).toContain('There are no alerts here yet');
    await say('subscribe');
    await say('subscribe', {}, ben);
    expect(await say('settings channel', { pace: 'daily', hour: 7, silent: true })).toContain(
      'every day at 07:00',
    );
    expect(await say('settings server', { timezone: 'Oslo' })).toContain('Europe/Oslo');
    expect(await say('settings show')).toMatch(/Europe\/Oslo[^]*\*\*This conversation\*\*[^]*every day/u);
    expect(await settingsOf(db(), { userId: ben.id })).toMatchObject([
      { pace: 'once', silent: false, timeZone: 'Europe/Paris' },
    ]);
    expect(await say('settings forget', { confirm: 'delete' })).toContain('`/privacy delete`');
    expect(await followed()).toHaveLength(1);
  });

  test('mentions no role and publishes nothing', async () => {
    await say('subscribe');
    expect(await say('settings channel', { crosspost: true })).toContain('this conversation is not one');
    expect(await settingsOf(db(), { userId: ada.id })).toMatchObject([{ crosspost: false, roleId: null }]);
  });

  test('knows no topics of servers', async () => {
    const guild = bot().discord.addGuild({ name: 'Rome' });
    const channel = guild.addChannel({ name: 'talk' });
    const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
    await talk.say({ guild, channel, user: admin }, 'topic create', { name: 'Seas', words: 'sea' });
    expect(await say('subscribe', { topic: 'Seas' })).toContain('no topic called');
    expect(await say('subscribe', { topic: 'own:1' })).toContain('no topic called');
    expect(await followed()).toEqual([]);
  });
});

describe('a closed conversation', () => {
  const state = async () => (await channelSettings(db(), { userId: ada.id }, conversation.id))?.state;

  test('is suspended, and open again with any command there', async () => {
    await say('subscribe');
    await arrive(682);
    ada.acceptDirectMessages(false);
    await talk.deliver();
    expect(await state()).toBe('suspended');
    expect(await say('help', {}, ben)).toContain('Hemicycle');
    expect(await state()).toBe('suspended');
    ada.acceptDirectMessages(true);
    const before = talk.woken();
    await say('help');
    expect(await state()).toBe('active');
    expect(talk.woken()).toBe(before + 1);
    await talk.deliver(new Date(Date.now() + 1_000));
    expect(conversation.messages).toHaveLength(1);
    await say('help');
    expect(talk.woken()).toBe(before + 1);
  });

  test('tells its person what is late and why', async () => {
    await say('subscribe');
    await arrive(682);
    ada.acceptDirectMessages(false);
    await talk.deliver();
    expect(await say('status', {}, ben)).not.toContain('682 dans');
    ada.acceptDirectMessages(true);
    await say('subscriptions list');
    expect(await say('subscriptions resume')).toContain('nothing to resume');
  });
});

describe('in a server', () => {
  let guild: GuildHandle;
  let channel: ChannelHandle;

  beforeEach(() => {
    guild = bot().discord.addGuild({ name: 'Bern' });
    channel = guild.addChannel({ name: 'talk' });
  });

  const managing = ['subscribe', 'subscriptions list', 'settings show'];

  test('an app that a person brought along manages nothing, unless they may manage the server', async () => {
    const user = guild.addMember({ name: 'guest' });
    user.installApp();
    const where = { guild, channel, user };
    for (const command of managing)
      expect(await talk.say(where, command)).toContain('permission Manage Server');
    expect(await talk.offered(where, 'subscriptions remove', 'subscription', '')).toEqual([]);
    expect(await subscriptionsOf(db(), { guildId: guild.id })).toEqual([]);
    const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
    expect(await talk.say({ ...where, user: admin }, 'subscribe')).toContain('will now get alerts');
  });

  test('nor where the bot is no member', async () => {
    const user = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
    guild.remove();
    user.installApp();
    const where = { guild, channel, user };
    for (const command of managing)
      expect(await talk.say(where, command)).toContain('not been added to this server');
  });

  test('and looks things up', async () => {
    await keep(db(), archived(682));
    const user = guild.addMember({ name: 'guest' });
    user.installApp();
    expect(await talk.say({ guild, channel, user }, 'declaration latest')).toContain('No. 682');
  });
});
