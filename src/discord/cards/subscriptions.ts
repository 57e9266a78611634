import type { Language } from '../../assembly/declaration.ts';
import type { Filter } from '../../subscriptions/filter.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName } from '../../i18n/terms.ts';
import { blocks, card, colour, type Card } from './card.ts';
import { escape, oneLine, plain } from './escape.ts';
import { fit, fitList } from './limits.ts';
import { familyText } from './parts.ts';

/** A subscription as lists and confirmations show it. */
export interface SubscriptionView {
  readonly channelId: string;
  readonly filter: Filter;
  /** Of the signatory the filter names, where it is known. */
  readonly signatoryName: string | null;
}

/**
 * What a filter asks for, in words that complete "an alert for …".
 *
 * @param shown how text of others is shown: escaped for markdown, as it is for a choice.
 */
export function filterInWords(
  { filter, signatoryName }: Omit<SubscriptionView, 'channelId'>,
  language: Language,
  shown: (text: string) => string = escape,
): string {
  const messages = messagesFor(language).filter;
  const { signatory, delegation, group, concerns, topic, words } = filter;
  const text = (value: string) => fit(oneLine(value), 200, shown);
  const conditions = [
    ...(signatory === undefined
      ? []
      : [messages.signatory(signatoryName === null ? messages.someone : text(signatoryName))]),
    ...(delegation === undefined ? [] : [messages.delegation(text(countryName(delegation, language)))]),
    ...(group === undefined ? [] : [messages.group(text(familyText(group, language)))]),
    ...(concerns === undefined ? [] : [messages.concerns(text(countryName(concerns, language)))]),
    ...(topic === undefined ? [] : [messages.topic(text(topic))]),
    ...(words === undefined ? [] : [messages.words(text(words))]),
  ];
  return conditions.length === 0 ? messages.everything : messages.some(conditions);
}

/** The same for a choice in a list, where Discord reads no markdown. */
export function filterInPlainWords(
  subscription: Omit<SubscriptionView, 'channelId'>,
  language: Language,
): string {
  return filterInWords(subscription, language, plain);
}

/** A server's subscriptions, by channel. */
export function subscriptionsCard(subscriptions: readonly SubscriptionView[], language: Language): Card {
  const messages = messagesFor(language).subscriptions;
  if (subscriptions.length === 0) return card({ color: colour, description: messages.none });
  const channels = new Map<string, string[]>();
  for (const subscription of subscriptions) {
    const held = channels.get(subscription.channelId) ?? [`**<#${subscription.channelId}>**`];
    held.push(`• ${filterInWords(subscription, language)}`);
    channels.set(subscription.channelId, held);
  }
  const all = [...channels.values()].flat();
  const rest = (left: number) => messages.more(left);
  return card({
    color: colour,
    title: messages.title(subscriptions.length),
    description: blocks(fitList(all, 3800, '\n', rest), messages.remove),
  });
}
