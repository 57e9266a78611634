import { ChannelType } from 'discord.js';
import { traitsOf } from '../../assembly/delivery/channel-kind.ts';
import type { Posted } from '../../delivery/courier.ts';
import type { DeliveryTarget } from '../../store/subscriptions/channels.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import { missingPermissions } from '../channels/permissions.ts';
import { reasonFor } from './map-errors.ts';

/**
 * Why an alert is known not to go to a channel; `null` when it may. Asking costs nothing then, and is not counted
 * as an invalid request; and without Embed Links Discord would drop the embed, which is most of an alert,
 * without a word.
 */
export function closureOf(
  { channelId, guildId, kind }: DeliveryTarget,
  known: GuildCache,
): Extract<Posted, { kind: 'closed' }> | null {
  const held = known.permissionsIn(channelId);
  const type = traitsOf(kind).standsUnderAnother ? ChannelType.PublicThread : ChannelType.GuildText;
  const missing = held === null ? [] : missingPermissions(held, type);
  if (missing.length === 0) return null;
  // Whoever has a time-out sees, and may do nothing else (Discord's documentation of permissions).
  const opensAt = missing.includes('view') ? null : known.timedOutUntil(guildId);
  return opensAt
    ? { kind: 'closed', reason: { code: 'timedOut' }, opensAt }
    : { kind: 'closed', reason: { code: reasonFor(missing) } };
}
