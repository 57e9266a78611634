import { time } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import type { PostingReason } from '../../../assembly/delivery/posting-reason.ts';
import { capital } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { filterInWords, type FilterView } from '../../commands/subscriptions/conditions.ts';
import { blocks, card, colour, type Card } from '../../render/embed.ts';
import { plain } from '../../render/escape.ts';
import { fitList } from '../../render/limits.ts';
import { channelName } from '../../channels/channel-name.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';

/** A subscription as lists and confirmations show it. */
export interface SubscriptionView extends FilterView {
  readonly channelId: string;
  readonly pausedAt: Date | null;
  readonly channel: {
    readonly kind: string;
    readonly state: 'active' | 'suspended' | 'ended';
    readonly since: Date;
    readonly reason: PostingReason | null;
  };
}

/** What a filter asks for, for a choice in a list, where Discord reads no markdown. */
export function filterInPlainWords(subscription: FilterView, language: Locale): string {
  return filterInWords(subscription, language, plain);
}

/** The subscriptions of a server, by channel, and what stands in their way: for who changes them with commands alone. */
export function subscriptionsCard(subscriptions: readonly SubscriptionView[], language: Locale): Card {
  const messages = messagesFor(language).subscriptions;
  if (subscriptions.length === 0) return card({ color: colour, description: messages.none });
  const channels = new Map<string, string[]>();
  for (const subscription of subscriptions) {
    const held = channels.get(subscription.channelId) ?? headingOf(subscription, language);
    const { pausedAt } = subscription;
    const paused = pausedAt === null ? '' : ` · ${messages.pausedSince(time(pausedAt, 'f'))}`;
    held.push(`• ${filterInWords(subscription, language)}${paused}`);
    channels.set(subscription.channelId, held);
  }
  const all = [...channels.values()].flat();
  const isSuspended = subscriptions.some(({ channel }) => channel.state === 'suspended');
  return card({
    color: colour,
    title: messages.title(subscriptions.length),
    description: blocks(
      fitList(all, 3700, '\n', messages.more),
      isSuspended ? messages.toResume : null,
      messages.hint,
    ),
  });
}

function headingOf({ channelId, channel }: SubscriptionView, language: Locale): string[] {
  const messages = messagesFor(language).subscriptions;
  const isDirect = channel.kind === 'direct';
  const name = `**${capital(channelName({ channelId, isDirect }, language))}**`;
  if (channel.state !== 'suspended') return [name];
  const reason = deliveryReason(channel.reason, language);
  return [name, messages.suspendedSince(time(channel.since, 'f'), reason)];
}
