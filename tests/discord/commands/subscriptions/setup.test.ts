import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { reportsOf } from '../../../../src/store/reports/scheduled-reports.ts';
import { channelSettings } from '../../../../src/store/subscriptions/channel-settings.ts';
import { timeZoneOf } from '../../../../src/store/subscriptions/servers.ts';
import { subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { draftOf, forgetOldDrafts } from '../../../../src/store/subscriptions/drafts.ts';
import { openSetupId } from '../../../../src/discord/render/ids/setup-id.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { useDatabase } from '../../../support/database.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { atPanel, type PanelUser } from '../../support/panel-user.ts';
import { said } from '../../support/said.ts';
import { useTalk } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
useTalk(bot, db);
let guild: GuildHandle;
let admin: MemberHandle;
let here: ChannelHandle;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  here = guild.addChannel({ name: 'here' });
  await hearsOf(bot().client, here.id);
});

const setUp = async (user = admin) =>
  atPanel(bot, await bot().discord.run({ guild, channel: here, user, command: 'setup' }));

const where = () => ({ guild, channel: here, user: admin });

/** Saves, and returns what is held then. */
async function saved(panel: PanelUser) {
  await panel.press('save');
  return held();
}

const privacy = async (user: ReturnType<ReturnType<typeof bot>['discord']['addUser']>) =>
  said(await bot().discord.run({ user, command: 'privacy show' }));

const held = () => subscriptionsOf(db(), { guildId: guild.id });

describe('the panel', () => {
  test('follows Georgia or Armenia without sport, weekly on Monday at 8 in Tbilisi, in six clicks', async () => {
    const panel = await setUp();
    await panel.fill('names', { country: 'Georgia, Armenia' });
    await panel.choose('except', 'culture-education-sport');
    await panel.choose('pace', '1');
    await panel.choose('zone', 'Asia/Tbilisi');
    expect(panel.reads()).toContain('a digest every Monday at 08:00, Asia/Tbilisi time');
    expect(panel.reads()).toMatch(/next one is due on <t:\d+:f>, <t:\d+:R>/u);
    await panel.press('save');
    expect(panel.clicks()).toBe(6);
    expect(await held()).toMatchObject([
      { channelId: here.id, filter: { concerns: ['AM', 'GE'], notTopic: ['culture-education-sport'] } },
    ]);
    const owner = { guildId: guild.id };
    expect(await channelSettings(db(), owner, here.id)).toMatchObject({
      pace: 'weekly',
      hour: 8,
      weekday: 1,
    });
    expect(await timeZoneOf(db(), owner)).toBe('Asia/Tbilisi');
  });

  test('offers the countries most written about, and takes names for the others', async () => {
    await keep(db(), archived(682));
    const panel = await setUp();
    expect(panel.options('countries')[0]).toBe('KZ');
    await panel.choose('countries', 'KZ');
    await panel.fill('names', { country: 'Kazakhstan, Georgia, Atlantis', topic: 'health' });
    expect(panel.reads()).toContain('I found no country called **Atlantis**');
    expect(panel.reads()).toContain('gets **written declarations about Kazakhstan**');
    await panel.fill('names', { country: 'Kazakhstan, Georgia', topic: 'health' });
    await panel.choose('countries', 'GE');
    expect(panel.reads()).toContain('about Georgia and on the topic Health');
    await panel.choose('countries');
    await panel.press('save');
    expect(await held()).toMatchObject([{ filter: { topic: ['health'] } }]);
  });

  test('asks for people, groups and words in forms, filled in as they stand', async () => {
    await keep(db(), archived(682));
    const panel = await setUp();
    await panel.fill('who', {
      signatory: 'Rampi; Bardell',
      delegation: 'Italy',
      group: ['SOC'],
      minimum: '5',
    });
    await panel.fill('words', { any: 'gas, natural gas', all: 'election', none: 'football "own goal"' });
    const [{ filter } = { filter: {} }] = await saved(panel);
    expect(filter).toMatchObject({
      delegation: ['IT'],
      group: ['SOC'],
      minimum: 5,
      words: '(gas OR "natural gas") election -football -"own goal"',
    });
    const [one] = await held();
    expect(one?.filter.signatory).toHaveLength(2);
    const list = atPanel(bot, await bot().discord.run({ ...where(), command: 'subscriptions list' }));
    await list.line('edit');
    // Sent as they are shown, the forms change nothing.
    for (const verb of ['names', 'who', 'words', 'without'] as const) await list.fill(verb, {});
    await list.press('save');
    expect(list.reads()).toContain('nothing to change');
    expect(await held()).toMatchObject([{ id: one?.id, filter }]);
  });

  test('switches the summary of each part-session, the same that `/reports` has, on and off', async () => {
    const owner = { guildId: guild.id };
    const reports = async () =>
      (await reportsOf(db(), owner)).map(({ channelId, report }) => [channelId, report]);
    const panel = await setUp();
    await panel.choose('topics', 'health');
    await panel.press('summary');
    expect(panel.reads()).toContain('After each part-session: a summary of everything that was tabled');
    expect(await reports()).toEqual([]);
    await panel.press('save');
    expect(panel.reads()).toContain('• after each part-session, a summary');
    expect(await reports()).toMatchObject([[here.id, { of: 'all', key: '', every: 'part-session' }]]);
    const say = async (command: string, options = {}) =>
      said(await bot().discord.run({ ...where(), command, options }));
    expect(await say('reports list')).toContain('**Written declarations**, after each part-session');
    expect(await say('reports add', { every: 'part-session' })).toContain('already gets a report');
    // What is not chosen stays; what is, is taken as it was chosen.
    const again = await setUp();
    expect(again.reads()).toContain('After each part-session: a summary');
    await again.choose('topics', 'elections');
    await again.press('save');
    expect(await reports()).toHaveLength(1);
    const off = await setUp();
    await off.press('summary');
    await off.choose('topics', 'migration');
    await off.press('save');
    expect(off.reads()).not.toContain('after each part-session');
    expect(await reports()).toEqual([]);
  });

  test('says what is wrong, and keeps what was right', async () => {
    const panel = await setUp();
    await panel.fill('who', { minimum: '1' });
    expect(panel.reads()).toContain('from 2 to 1000');
    await panel.fill('words', { none: 'football' });
    expect(panel.reads()).toContain('must not contain');
    await panel.choose('topics', 'health');
    await panel.choose('except', 'health');
    expect(panel.reads()).toContain('both ask for and exclude');
    await panel.choose('pace', 'daily');
    await panel.fill('place', { place: 'Atlantis' });
    expect(panel.reads()).toContain('no time zone called **Atlantis**');
    await panel.fill('place', { place: 'Kazakhstan' });
    await panel.choose('hour', '21');
    expect(panel.reads()).toContain('a digest every day at 21:00, Asia/Almaty time');
    expect(panel.reads()).toContain('on the topic Health');
  });

  test('sends a test of what is not saved, and saves to the channel that is chosen', async () => {
    await keep(db(), archived(682));
    const there = guild.addChannel({ name: 'there' });
    await hearsOf(bot().client, there.id);
    const panel = await setUp();
    await panel.choose('where', there.id);
    await panel.choose('countries', 'KZ');
    await panel.press('test');
    expect(panel.reads()).toContain(`A test was posted in <#${there.id}>`);
    expect(there.messages).toHaveLength(1);
    expect(await held()).toEqual([]);
    await panel.press('save');
    expect(await held()).toMatchObject([{ channelId: there.id }]);
    await panel.line('test');
    expect(here.messages.filter(({ onlyFor }) => onlyFor === null)).toEqual([]);
  });

  test('refuses a channel in which it may not post, when it is chosen and when it is saved', async () => {
    const closed = guild.addChannel({ name: 'closed' });
    await hearsOf(bot().client, closed.id);
    closed.setPermissions({ deny: ['SendMessages'] });
    const panel = await setUp();
    await panel.choose('where', closed.id);
    expect(panel.reads()).toContain('I need **Send Messages**');
    expect(panel.reads()).toContain(`<#${here.id}> gets`);
    const heard = new Promise<void>((resolve) => bot().client.once('channelUpdate', () => resolve()));
    here.setPermissions({ deny: ['SendMessages'] });
    await heard;
    await panel.press('save');
    expect(panel.reads()).toContain('I need **Send Messages**');
    expect(await held()).toEqual([]);
  });

  test('is over once it is saved or cancelled, and says how to begin again', async () => {
    const panel = await setUp();
    const open = panel.reply();
    await panel.press('close');
    expect(panel.reads()).toContain('Nothing was saved');
    const late = atPanel(bot, open);
    await panel.press('again');
    expect(panel.reads()).toContain('Set up alerts');
    expect(late.reads()).toContain('Set up alerts');
  });

  test('follows for a person in direct messages, under their eyes only', async () => {
    const ada = bot().discord.addUser({ name: 'ada' });
    const panel = atPanel(bot, await bot().discord.run({ user: ada, command: 'setup' }));
    expect(panel.verbs()).not.toContain('where');
    await panel.choose('topics', 'health');
    await panel.choose('pace', 'daily');
    await panel.choose('zone', 'Asia/Baku');
    expect(await privacy(ada)).toContain('started and not saved (1 draft)');
    await panel.press('save');
    expect(panel.reads()).toContain('can reveal political opinions');
    expect(await subscriptionsOf(db(), { userId: ada.id })).toMatchObject([
      { filter: { topic: ['health'] } },
    ]);
    expect(await timeZoneOf(db(), { userId: ada.id })).toBe('Asia/Baku');
    expect(await privacy(ada)).not.toContain('begun to set up');
  });
});

describe('who may use it', () => {
  test('is asked at every step', async () => {
    const panel = await setUp();
    const role = [...guild.state.roles.values()].find(
      ({ name }) => name === 'admin’s role' || name === "admin's role",
    );
    if (role) guild.updateRole(role, { permissions: [] });
    const refused = await panel.press('save');
    expect(said(refused.followUps[0] ?? refused)).toContain('Manage Server');
    expect(await held()).toEqual([]);
  });

  test('of a button that everybody sees, only who may manage the server', async () => {
    await bot().client.rest.post(`/channels/${here.id}/messages`, {
      body: {
        components: [
          { type: 1, components: [{ type: 2, style: 1, label: 'Set up', custom_id: openSetupId(here.id) }] },
        ],
      },
    });
    const [message] = here.messages;
    if (!message) throw new Error('There is no message.');
    const press = (user: MemberHandle) => bot().discord.click({ on: message, label: 'Set up', user });
    const refused = await press(guild.addMember({ name: 'reader' }));
    expect(said(refused)).toContain('Manage Server');
    const opened = await press(admin);
    expect(opened.ephemeral).toBe(true);
    const panel = atPanel(bot, opened);
    await panel.choose('topics', 'health');
    await panel.press('save');
    expect(await held()).toMatchObject([{ channelId: here.id, filter: { topic: ['health'] } }]);
  });

  test('of a draft, only whom it belongs to, and in the server it was begun in', async () => {
    const panel = await setUp();
    const id = Number(/:(\d+)$/u.exec(String(panel.ids()[0]))?.[1]);
    const drafter = { userId: admin.id, guildId: guild.id };
    const now = new Date();
    expect(await draftOf(db(), drafter, id, now)).not.toBeNull();
    expect(await draftOf(db(), { ...drafter, userId: '1' }, id, now)).toBeNull();
    expect(await draftOf(db(), { ...drafter, guildId: '1' }, id, now)).toBeNull();
    expect(await draftOf(db(), drafter, id, new Date(now.getTime() + 25 * 60 * 60_000))).toBeNull();
    await forgetOldDrafts(db(), new Date(now.getTime() + 25 * 60 * 60_000));
    await panel.press('save');
    expect(panel.reads()).toContain('This set-up has ended');
  });
});
