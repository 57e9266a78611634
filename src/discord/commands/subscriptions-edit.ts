import type { ChatInputCommandInteraction } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Owner } from '../../store/owner.ts';
import { changeSubscription } from '../../store/subscription-changes.ts';
import { matchesHeld, type SubscriptionEntry } from '../../store/subscriptions.ts';
import type { Filter } from '../../subscriptions/filter.ts';
import type { Card } from '../cards/card.ts';
import { noticeCard, troubleCard } from '../cards/notice.ts';
import { placeName } from '../cards/place.ts';
import { filterInWords, type FilterView } from '../cards/subscriptions.ts';
import type { CommandContext } from '../context.ts';
import { stillReading } from '../still-reading.ts';
import { wouldHaveMatched } from '../would-match.ts';
import { readFilter } from './read-filter.ts';
import { conditionNames } from './subscriptions-definition.ts';

type ConditionName = (typeof conditionNames)[number];

/** What of a filter an option stands for. */
const partsOf: Readonly<Record<ConditionName, readonly (keyof Filter)[]>> = {
  topic: ['topic', 'serverTopic'],
  country: ['concerns'],
  signatory: ['signatory'],
  delegation: ['delegation'],
  group: ['group'],
  words: ['words'],
  minimum: ['minimum'],
};

/** Lets a subscription ask something else: the conditions given take the place of those it had. */
export async function edit(
  interaction: ChatInputCommandInteraction,
  { owner, held }: { readonly owner: Owner; readonly held: SubscriptionEntry },
  { db }: CommandContext,
  language: Language,
): Promise<Card> {
  const messages = messagesFor(language);
  const { options } = interaction;
  const reset = conditionNames.find((name) => name === options.getString('reset'));
  const isAsked = conditionNames.some((name) => options.get(name) !== null);
  if (!isAsked && reset === undefined) return troubleCard(messages.subscriptions.nothingAsked);
  const asked = await readFilter(interaction, db, language, without(held, reset));
  if ('card' in asked) return asked.card;
  const now = new Date();
  const {
    channelId,
    channel: { kind },
  } = held;
  const channel = placeName({ channelId, isDirect: kind === 'direct' }, language);
  const [before, after] = [filterInWords(held, language), filterInWords(asked, language)];
  switch (await changeSubscription(db, owner, held.id, { filter: asked.filter, now })) {
    case 'unknown':
      return troubleCard(messages.subscriptions.unknown);
    case 'same':
      return troubleCard(messages.subscriptions.same);
    case 'double':
      return troubleCard(messages.subscriptions.double(channel, after));
    case 'changed':
      return noticeCard(
        messages.subscriptions.changed(channel, before, after),
        wouldHaveMatched(
          await matchesHeld(db, asked.filter, language, now),
          await stillReading(db, language),
          language,
        ),
        messages.subscribe.nextAlert,
      );
  }
}

function without(held: FilterView, reset: ConditionName | undefined): FilterView {
  if (reset === undefined) return held;
  const filter = { ...held.filter };
  for (const part of partsOf[reset]) delete filter[part];
  return { ...held, filter };
}
