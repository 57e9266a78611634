import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { channelSettings } from '../../../../src/store/subscriptions/channel-settings.ts';
import { subscribe, subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../../support/database.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { atPanel } from '../../support/panel-user.ts';
import { said } from '../../support/said.ts';
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

const list = async () =>
  atPanel(bot, await bot().discord.run({ guild, channel: here, user: admin, command: 'subscriptions list' }));

const held = () => subscriptionsOf(db(), { guildId: guild.id });
const ask = (options: Record<string, string>) =>
  talk.say({ guild, channel: here, user: admin }, 'subscribe', options);

describe('a line of /subscriptions', () => {
  test('is paused and resumed in place', async () => {
    await ask({ country: 'Georgia' });
    const panel = await list();
    await panel.line('pause');
    expect(panel.reads()).toMatch(/Paused: [^]*about Georgia · ⏸️ paused since/u);
    expect(await held()).toMatchObject([{ pausedAt: expect.any(Date) }]);
    await panel.line('resume');
    expect(panel.reads()).toContain('gets alerts for **written');
    expect(await held()).toMatchObject([{ pausedAt: null }]);
  });

  test('is removed once it was asked whether it is meant, and taken back as it was', async () => {
    await ask({ country: 'Georgia' });
    await ask({ country: 'Armenia' });
    const panel = await list();
    await panel.line('pause');
    await panel.line('remove');
    expect(panel.reads()).toContain('no longer get alerts for **written declarations about Georgia**?');
    expect(await held()).toHaveLength(2);
    await panel.line('removeNow');
    expect(await held()).toMatchObject([{ filter: { concerns: ['AM'] } }]);
    await panel.line('undo');
    expect(panel.reads()).toContain('Undone');
    expect(await held()).toMatchObject([
      { filter: { concerns: ['AM'] }, pausedAt: null },
      { filter: { concerns: ['GE'] }, pausedAt: expect.any(Date) },
    ]);
  });

  test('is changed in the panel, where it keeps its id, moves and is copied', async () => {
    await ask({ country: 'Georgia' });
    const there = guild.addChannel({ name: 'there' });
    await hearsOf(bot().client, there.id);
    const [before] = await held();
    const panel = await list();
    await panel.line('edit');
    await panel.choose('topics', 'health');
    await panel.press('save');
    expect(await held()).toMatchObject([{ id: before?.id, filter: { concerns: ['GE'], topic: ['health'] } }]);
    await panel.line('edit');
    await panel.choose('where', there.id);
    await panel.choose('pace', 'daily');
    expect(panel.reads()).toContain(`It moves from <#${here.id}> to <#${there.id}>`);
    await panel.press('save');
    expect(await held()).toMatchObject([{ id: before?.id, channelId: there.id }]);
    const owner = { guildId: guild.id };
    expect(await channelSettings(db(), owner, there.id)).toMatchObject({ pace: 'daily', kind: 'text' });
    expect(await channelSettings(db(), owner, here.id)).toMatchObject({ pace: 'once' });
    await panel.line('edit');
    await panel.choose('where', here.id);
    await panel.press('copy');
    expect((await held()).map(({ channelId }) => channelId).toSorted()).toEqual(
      [here.id, there.id].toSorted(),
    );
    // What is there already is neither moved nor copied on top of it.
    await panel.line('list');
    await panel.line('edit', 1);
    await panel.choose('where', (await held())[0]?.channelId ?? '');
    await panel.press('save');
    expect(panel.reads()).toContain('already has a subscription');
    expect(await held()).toHaveLength(2);
  });

  test('is one of six on a page, and pages turn', async () => {
    const owner = { guildId: guild.id };
    const channel = { channelId: here.id, language: null, usualLanguage: 'en' as const };
    for (const code of ['GE', 'AM', 'AZ', 'UA', 'MD', 'IT', 'FR', 'DE'])
      await subscribe(db(), { ...owner, ...channel, filter: { concerns: [code] } });
    const panel = await list();
    expect(panel.reads()).toContain('8 subscriptions');
    expect(panel.reads()).toContain('Page 1 of 2');
    await panel.line('list');
    expect(panel.reads()).toContain('about Germany');
    expect(panel.reads()).not.toContain('about Georgia');
    await panel.line('pause', 1);
    expect(panel.reads()).toContain('Page 2 of 2');
  });

  test('has buttons for who may manage the server, and no others press them', async () => {
    await ask({ country: 'Georgia' });
    const panel = await list();
    const role = [...guild.state.roles.values()].find(({ name }) => name.startsWith('admin'));
    if (role) guild.updateRole(role, { permissions: [] });
    const refused = await panel.line('removeNow').catch(() => panel.line('pause'));
    expect(said(refused.followUps[0] ?? refused)).toContain('Manage Server');
    expect(await held()).toMatchObject([{ pausedAt: null }]);
  });
});
