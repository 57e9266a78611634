import { activeChannelsOf, markTold, type Suspended } from '../store/subscriptions/channels.ts';
import type { Context } from '../context.ts';
import type { Courier } from './courier.ts';

/** Tells an administrator that a channel gets no alerts any more: once, however often it is looked at. */
export async function notifyAdminOnce(
  channel: Suspended,
  {
    db,
    now,
    courier,
    signal,
  }: Context & { readonly courier: Pick<Courier, 'tellAdministrator'>; readonly signal: AbortSignal },
): Promise<void> {
  // A direct message has nobody else to tell.
  if (channel.toldAt !== null || channel.guildId === '') return;
  const elsewhere = await activeChannelsOf(db, channel.guildId);
  if (await courier.tellAdministrator(channel, channel.reason, elsewhere, signal)) {
    await markTold(db, channel.channelId, now());
  }
}
