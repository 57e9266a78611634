import { ChannelFlags, RESTJSONErrorCodes, Routes, type ChannelType } from 'discord.js';
import type { Checked } from '../../delivery/courier.ts';
import type { DeliveryTarget } from '../../store/subscriptions/channels.ts';
import { isThread, kindOf } from '../channels/channel-types.ts';
import { missingPermissions } from '../channels/permissions.ts';
import { closedReason, codeOf, meaningOfError, passingOf, reasonFor } from './map-errors.ts';
import { closureOf } from './closed-by.ts';
import type { RequestContext } from './post.ts';

interface Channel {
  readonly type: ChannelType;
  readonly parent_id?: string | null;
  readonly flags?: number;
  readonly thread_metadata?: { readonly locked?: boolean };
}

/** Says whether a channel takes alerts now, from what it is and what the bot may do there. */
export async function check(
  place: DeliveryTarget,
  { rest, known, signal }: RequestContext,
): Promise<Checked> {
  // Whether somebody takes direct messages shows only in sending one.
  if (place.kind === 'direct') return { kind: 'unknown' };
  // An outage, or a server that removed the bot, which has a record of its own.
  if (known.server(place.guildId) === null) return { kind: 'unknown' };
  const closed = closureOf(place, known);
  if (closed) return closed;
  try {
    const channel = (await rest.get(Routes.channel(place.channelId), { signal })) as Channel;
    return standing(
      channel,
      place,
      known.permissionsIn(permittedBy(channel, place)),
      known.tagsOf(place.channelId),
    );
  } catch (error) {
    if (passingOf(error)) return { kind: 'unknown' };
    const code = codeOf(error);
    if (code === RESTJSONErrorCodes.UnknownChannel) return { kind: 'gone', reason: { code: 'gone' } };
    return meaningOfError(error) === 'closed'
      ? { kind: 'closed', reason: { code: closedReason(code) } }
      : { kind: 'unknown' };
  }
}

/** Permissions in a thread are those of the channel it stands under. */
function permittedBy({ type, parent_id }: Channel, { channelId }: DeliveryTarget): string {
  return isThread(type) ? (parent_id ?? channelId) : channelId;
}

function standing(
  channel: Channel,
  { tags, defaultTag }: DeliveryTarget,
  held: bigint | null,
  forumTags: readonly string[] | null,
): Checked {
  if (kindOf(channel.type) === null) return { kind: 'closed', reason: { code: 'refused' } };
  if (held === null) return { kind: 'unknown' };
  const missing = missingPermissions(held, channel.type);
  if (missing.length > 0) return { kind: 'closed', reason: { code: reasonFor(missing) } };
  if (channel.thread_metadata?.locked === true) return { kind: 'closed', reason: { code: 'locked' } };
  const requiresTag = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const chosen = [defaultTag, ...Object.values(tags)].filter((tag) => tag !== null);
  const has = chosen.some((tag) => forumTags?.includes(tag) ?? true);
  return requiresTag && !has ? { kind: 'closed', reason: { code: 'needsTag' } } : { kind: 'open' };
}
