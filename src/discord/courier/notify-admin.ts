import { Routes } from 'discord.js';
import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { nonceFrom } from '../../delivery/nonce.ts';
import type { DeliveryTarget } from '../../store/subscriptions/channels.ts';
import { noticeCard } from '../render/notice.ts';
import { deliveryReason } from '../render/delivery-reason.ts';
import type { RequestContext } from './post.ts';

/** More would only be more that is closed. */
const maxAdministrators = 3;

/**
 * Tells an administrator of a server that a channel gets no alerts any more: where moderators read, else in
 * another channel that gets alerts, else the owner directly. A channel where the bot may not write is not tried.
 */
export async function notifyAdministrator(
  place: DeliveryTarget,
  reason: PostingReason,
  elsewhere: readonly string[],
  { rest, known, signal }: RequestContext,
): Promise<boolean> {
  const server = known.server(place.guildId);
  if (server === null) return false;
  const { telling } = messagesFor(server.language);
  const body = {
    ...noticeCard(
      telling.suspended(`<#${place.channelId}>`, deliveryReason(reason, server.language)),
      telling.kept,
    ),
    nonce: nonceFrom(`closed:${place.channelId}:${JSON.stringify(reason)}`),
    enforce_nonce: true,
  };
  const say = async (channelId: string): Promise<boolean> => {
    try {
      await rest.post(Routes.channelMessages(channelId), { body, signal });
      return true;
    } catch {
      return false;
    }
  };
  const channels = [...new Set([...server.moderators, ...elsewhere])].filter(
    (id) => id !== place.channelId && known.mayWrite(id),
  );
  for (const channelId of channels.slice(0, maxAdministrators)) if (await say(channelId)) return true;
  try {
    const direct = await rest.post(Routes.userChannels(), { body: { recipient_id: server.ownerId }, signal });
    return await say((direct as { id: string }).id);
  } catch {
    return false;
  }
}
