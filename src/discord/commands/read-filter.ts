import type { ChatInputCommandInteraction } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Database } from '../../store/database.ts';
import { readWords } from '../../store/search.ts';
import { tidy, type Filter } from '../../subscriptions/filter.ts';
import type { Card } from '../cards/card.ts';
import { escape, oneLine } from '../cards/escape.ts';
import { fit } from '../cards/limits.ts';
import { troubleCard, withSentence } from '../cards/notice.ts';
import type { FilterView } from '../cards/subscriptions.ts';
import { resolveSignatory } from './signatory.ts';
import {
  groupLabels,
  meantCountries,
  meantDelegations,
  resolveCountry,
  resolveDelegation,
  resolveGroup,
} from '../lookup.ts';
import { quotesClose } from '../search-words.ts';
import { resolveTopic } from '../topic-lookup.ts';

export const longestWords = 200;
const nearShown = 5;

const everything: FilterView = { filter: {}, signatoryName: null, serverTopicName: null };

/**
 * The filter that the options describe, or a card that says which of them is not understood.
 *
 * @param before what the options change: a condition that none of them names stays.
 */
export async function readFilter(
  { options, guildId }: ChatInputCommandInteraction,
  db: Database,
  language: Language,
  before: FilterView = everything,
): Promise<FilterView | { readonly card: Card }> {
  const messages = messagesFor(language).subscribe;
  const typed = (name: string) => options.getString(name);
  const shown = (text: string) => `**${fit(oneLine(text), 100, escape)}**`;
  const filter: Filter = { ...before.filter };
  let { signatoryName, serverTopicName } = before;

  const topic = typed('topic');
  if (topic !== null) {
    const found = await resolveTopic(db, guildId, topic, language);
    if (found.kind === 'unknown')
      return { card: troubleCard(messages.unknownTopic(shown(topic), found.near)) };
    delete filter.topic;
    delete filter.serverTopic;
    serverTopicName = null;
    if (found.kind === 'topic') filter.topic = found.id;
    else {
      filter.serverTopic = found.topic.id;
      serverTopicName = found.topic.name;
    }
  }
  const signatory = typed('signatory');
  if (signatory !== null) {
    const found = await resolveSignatory(db, signatory, language);
    if ('card' in found) return { card: withSentence(found.card, messages.nothingSaved) };
    filter.signatory = found.id;
    signatoryName = found.name;
  }
  const delegation = typed('delegation');
  if (delegation !== null) {
    const code = resolveDelegation(delegation);
    if (code === null)
      return unknown(messages.unknownDelegation(shown(delegation)), meantDelegations(delegation), language);
    filter.delegation = code;
  }
  const group = typed('group');
  if (group !== null) {
    const family = resolveGroup(group);
    if (family === null) {
      return { card: troubleCard(messages.unknownGroup(shown(group), groupLabels(language))) };
    }
    filter.group = family;
  }
  const country = typed('country');
  if (country !== null) {
    const code = resolveCountry(country);
    if (code === null)
      return unknown(messages.unknownCountry(shown(country)), meantCountries(country), language);
    filter.concerns = code;
  }
  const words = typed('words');
  if (words !== null) filter.words = words;
  const trouble = await wordsTrouble(db, filter, language);
  if (trouble !== null) return { card: troubleCard(trouble) };
  const minimum = options.getInteger('minimum');
  if (minimum !== null) filter.minimum = minimum;
  return { filter: tidy(filter), signatoryName, serverTopicName };
}

/** What is not known, and what may have been meant. */
function unknown(
  sentence: string,
  near: readonly { readonly label: Readonly<Record<Language, string>> }[],
  language: Language,
): { readonly card: Card } {
  const names = near
    .slice(0, nearShown)
    .map(({ label }) => `**${fit(oneLine(label[language]), 100, escape)}**`);
  return { card: troubleCard(sentence, names.length === 0 ? null : messagesFor(language).near.or(names)) };
}

/** Why the words of a filter find nothing, or nearly everything; `null` when they do what they are for. */
async function wordsTrouble(
  db: Database,
  { words, minimum: _minimum, ...others }: Filter,
  language: Language,
): Promise<string | null> {
  if (words === undefined) return null;
  const messages = messagesFor(language).subscribe;
  if (words.length > longestWords) return messages.tooLong(longestWords);
  if (!quotesClose(words)) return messagesFor(language).topic.quotesOpen;
  const read = await readWords(db, words);
  if (read === 'nothing') return messages.notUnderstood;
  // Beside another condition, words that only leave out make sense.
  return read === 'exclusions' && Object.keys(others).length === 0 ? messages.onlyExclusions : null;
}
