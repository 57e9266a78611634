import type { ChatInputCommandInteraction } from 'discord.js';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { changeSubscription } from '../../../store/subscriptions/subscription-changes.ts';
import { countMatches, type SubscriptionEntry } from '../../../store/subscriptions/subscriptions.ts';
import type { Card } from '../../render/embed.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { channelName } from '../../channels/channel-name.ts';
import { optionNames } from './condition-options.ts';
import { filterInWords, withoutOption } from './conditions.ts';
import type { CommandContext } from '../command.ts';
import { stillReading } from '../../queries/still-reading.ts';
import { wouldHaveMatched } from './match-preview.ts';
import { givenOptions, readFilter } from './read-filter.ts';

/** Lets a subscription ask something else: the conditions given take the place of those it had. */
export async function editSubscription(
  interaction: ChatInputCommandInteraction,
  { owner, held }: { readonly owner: Owner; readonly held: SubscriptionEntry },
  { db }: CommandContext,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language);
  const { options } = interaction;
  const reset = optionNames.find((name) => name === options.getString('reset'));
  const isAsked = optionNames.some((name) => options.get(name) !== null);
  if (!isAsked && reset === undefined) return troubleCard(messages.subscriptions.nothingAsked);
  const before = reset === undefined ? held : { ...held, filter: withoutOption(held.filter, reset) };
  const asked = await readFilter(givenOptions(interaction), db, language, before);
  if ('card' in asked) return asked.card;
  const now = new Date();
  const {
    channelId,
    channel: { kind },
  } = held;
  const channel = channelName({ channelId, isDirect: kind === 'direct' }, language);
  const [was, is] = [filterInWords(held, language), filterInWords(asked, language)];
  switch (await changeSubscription(db, owner, held.id, { filter: asked.filter, now })) {
    case 'unknown':
      return troubleCard(messages.subscriptions.unknown);
    case 'same':
      return troubleCard(messages.subscriptions.same);
    case 'double':
      return troubleCard(messages.subscriptions.double(channel, is));
    case 'changed':
      return noticeCard(
        messages.subscriptions.changed(channel, was, is),
        wouldHaveMatched(
          await countMatches(db, asked.filter, textLanguageOf(language), now),
          await stillReading(db, language),
          language,
        ),
        messages.subscribe.nextAlert,
      );
  }
}
