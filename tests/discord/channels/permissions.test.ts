import { EventEmitter } from 'node:events';
import { ChannelType, PermissionFlagsBits as may, type Client } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { keepAppPermissions, missingPermissions } from '../../../src/discord/channels/permissions.ts';
import { kindOf } from '../../../src/discord/channels/channel-types.ts';

describe('what an alert needs', () => {
  test('is named where it is missing, and threads need their own', () => {
    expect(missingPermissions(0n, ChannelType.GuildText)).toEqual(['view', 'send', 'embed']);
    expect(missingPermissions(may.ViewChannel | may.SendMessages, ChannelType.GuildText)).toEqual(['embed']);
    expect(
      missingPermissions(may.ViewChannel | may.SendMessages | may.EmbedLinks, ChannelType.PublicThread),
    ).toEqual(['sendInThreads']);
    expect(missingPermissions(may.Administrator, ChannelType.PrivateThread)).toEqual([]);
  });

  test('is a place for messages', () => {
    const places = [
      ChannelType.GuildText,
      ChannelType.GuildForum,
      ChannelType.GuildVoice,
      ChannelType.AnnouncementThread,
    ];
    expect(places.every((type) => kindOf(type) !== null)).toBe(true);
    expect([ChannelType.GuildCategory, ChannelType.DM].some((type) => kindOf(type) !== null)).toBe(false);
  });
});

describe('the bot’s own permissions in a channel that an option names', () => {
  const packet = (id: string, app_permissions?: string) => ({
    t: 'INTERACTION_CREATE',
    d: { id, data: { resolved: { channels: { '7': { id: '7', app_permissions } } } } },
  });

  test('are what Discord sent with the interaction', () => {
    const client = new EventEmitter();
    const kept = keepAppPermissions(client as unknown as Client);
    client.emit('raw', packet('1', '2048'));
    client.emit('raw', packet('2'));
    client.emit('raw', packet('3', 'everything'));
    client.emit('raw', { t: 'GUILD_CREATE', d: {} });
    client.emit('raw', { op: 11 });
    expect(kept.appPermissionsIn('1', '7')).toBe(2048n);
    expect(kept.appPermissionsIn('1', '8')).toBeNull();
    for (const other of ['2', '3', '4']) expect(kept.appPermissionsIn(other, '7')).toBeNull();
  });

  test('are kept for the last hundred interactions, until it is told to stop', () => {
    const client = new EventEmitter();
    const kept = keepAppPermissions(client as unknown as Client);
    for (let id = 1; id <= 101; id += 1) client.emit('raw', packet(String(id), '1'));
    expect([kept.appPermissionsIn('1', '7'), kept.appPermissionsIn('101', '7')]).toEqual([null, 1n]);
    kept.stop();
    client.emit('raw', packet('200', '1'));
    expect(kept.appPermissionsIn('200', '7')).toBeNull();
    expect(client.listenerCount('raw')).toBe(0);
  });
});
