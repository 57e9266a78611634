import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { channelSettings } from '../../../../src/store/subscriptions/channel-settings.ts';
import { timeZoneOf } from '../../../../src/store/subscriptions/servers.ts';
import { subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../../support/database.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { atPanel } from '../../support/panel-user.ts';
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

const held = () => subscriptionsOf(db(), { guildId: guild.id });

describe('the panel', () => {
  test('follows Georgia or Armenia without sport, weekly on Monday at 8 in Tbilisi, in six clicks', async () => {
    const panel = await setUp();
    await panel.fill('names', { country: 'Georgia, Armenia' });
    await panel.choose('except', 'culture-education-sport');
    await panel.choose('pace', '1');
    await panel.choose('zone', 'Asia/Tbilisi');
    expect(panel.reads()).toContain('a digest every Monday at 08:00, by the clock of Asia/Tbilisi');
    expect(panel.reads()).toMatch(/next one comes on <t:\d+:f>, <t:\d+:R>/u);
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
});
