import { ChannelType } from 'discord.js';
import type { Place } from '../../store/channels.ts';
import type { Known } from '../known.ts';
import { missingPermissions, type PermissionName } from '../permissions.ts';

/**
 * What an alert needs in a channel and is known to be missing. Asking costs nothing then, and is not counted
 * as an invalid request; and without Embed Links Discord would drop the embed, which is most of an alert,
 * without a word.
 */
export function missingIn({ channelId, kind }: Place, known: Known): PermissionName[] {
  const held = known.permissionsIn(channelId);
  const type = kind === 'thread' ? ChannelType.PublicThread : ChannelType.GuildText;
  return held === null ? [] : missingPermissions(held, type);
}
