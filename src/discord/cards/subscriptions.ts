import { time } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import type { PostingReason } from '../../assembly/posting-reason.ts';
import { topicName } from '../../classify/taxonomy.ts';
import type { Filter } from '../../subscriptions/filter.ts';
import { capital } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { inSentence, ofCountry } from '../../i18n/terms.ts';
import { blocks, card, colour, type Card } from './card.ts';
import { escape, oneLine, plain } from './escape.ts';
import { fit, fitList } from './limits.ts';
import { familyText } from './parts.ts';
import { placeName } from './place.ts';
import { reasonIn } from './posting-reason.ts';

/** A filter with the names it needs to be read. */
export interface FilterView {
  readonly filter: Filter;
  /** Of the signatory the filter names, where it is known. */
  readonly signatoryName: string | null;
  /** Of the server's topic the filter names. */
  readonly serverTopicName: string | null;
}

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

/**
 * What a filter asks for, in words that complete "an alert for …".
 *
 * @param shown how text of others is shown: escaped for markdown, as it is for a choice.
 */
export function filterInWords(
  { filter, signatoryName, serverTopicName }: FilterView,
  language: Language,
  shown: (text: string) => string = escape,
): string {
  const messages = messagesFor(language).filter;
  const { signatory, delegation, group, concerns, topic, serverTopic, words, minimum } = filter;
  const text = (value: string) => fit(oneLine(value), 200, shown);
  const conditions = [
    ...(signatory === undefined
      ? []
      : [messages.signatory(signatoryName === null ? messages.someone : text(signatoryName))]),
    ...(delegation === undefined ? [] : [messages.delegation(text(ofCountry(delegation, language)))]),
    ...(group === undefined ? [] : [messages.group(text(familyText(group, language)))]),
    ...(concerns === undefined ? [] : [messages.concerns(text(inSentence(concerns, language)))]),
    ...(topic === undefined ? [] : [messages.topic(text(topicName(topic, language)))]),
    ...(serverTopic === undefined
      ? []
      : [serverTopicName === null ? messages.formerTopic : messages.serverTopic(text(serverTopicName))]),
    ...(words === undefined ? [] : [messages.words(text(words))]),
    ...(minimum === undefined ? [] : [messages.minimum(minimum)]),
  ];
  return conditions.length === 0 ? messages.everything : messages.some(conditions);
}

/** The same for a choice in a list, where Discord reads no markdown. */
export function filterInPlainWords(subscription: FilterView, language: Language): string {
  return filterInWords(subscription, language, plain);
}

/** The subscriptions of a server or a person, by channel, and what stands in their way. */
export function subscriptionsCard(
  subscriptions: readonly SubscriptionView[],
  language: Language,
  isDirect = false,
): Card {
  const messages = messagesFor(language).subscriptions;
  if (subscriptions.length === 0) {
    return card({ color: colour, description: isDirect ? messages.noneDirect : messages.none });
  }
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

function headingOf({ channelId, channel }: SubscriptionView, language: Language): string[] {
  const messages = messagesFor(language).subscriptions;
  const isDirect = channel.kind === 'direct';
  const name = `**${capital(placeName({ channelId, isDirect }, language))}**`;
  if (channel.state !== 'suspended') return [name];
  const reason = reasonIn(channel.reason, language);
  return [name, messages.suspendedSince(time(channel.since, 'f'), reason)];
}
