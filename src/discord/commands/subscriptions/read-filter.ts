import type { ChatInputCommandInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { readWords } from '../../../store/search/search.ts';
import { maxWordsLength } from '../../../subscriptions/conditions/words.ts';
import { tidy, type Filter } from '../../../subscriptions/filter.ts';
import type { Card } from '../../render/embed.ts';
import { troubleCard } from '../../render/notice.ts';
import {
  optionNames,
  optionOf,
  withoutOption,
  type ConditionLookup,
  type FilterView,
  type OptionName,
  type Understood,
} from './conditions.ts';
import { quotesClose } from '../../resolve/search-syntax.ts';
import { conditionLookup } from './condition-options.ts';

const everything: FilterView = { filter: {}, signatoryName: null, serverTopicName: null };

/**
 * The filter that the options describe, or a card that says which of them is not understood.
 *
 * @param before what the options change: a condition that none of them names stays.
 */
export async function readFilter(
  { options, guildId }: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
  before: FilterView = everything,
): Promise<FilterView | { readonly card: Card }> {
  const lookup = conditionLookup(db, guildId, language);
  let view = before;
  for (const name of optionNames) {
    const understood = await readOption(name, options.get(name)?.value, lookup);
    if (understood === null) continue;
    if ('card' in understood) return understood;
    view = {
      ...view,
      ...understood,
      filter: { ...withoutOption(view, name), ...understood.filter },
    };
  }
  const trouble = await wordsTrouble(db, view.filter, language);
  if (trouble !== null) return { card: troubleCard(trouble) };
  return { ...view, filter: tidy(view.filter) };
}

/** `null` for an option that was not given. */
async function readOption(
  name: OptionName,
  value: string | number | boolean | undefined,
  lookup: ConditionLookup,
): Promise<Understood | null> {
  const { read, readNumber } = optionOf(name);
  if (typeof value === 'string' && read) return read(value, lookup);
  if (typeof value === 'number' && readNumber) return readNumber(value);
  return null;
}

/** Why the words of a filter find nothing, or nearly everything; `null` when they do what they are for. */
async function wordsTrouble(
  db: Database,
  { words, minimum: _minimum, ...others }: Filter,
  language: Locale,
): Promise<string | null> {
  if (words === undefined) return null;
  const messages = messagesFor(language).subscribe;
  if (words.length > maxWordsLength) return messages.tooLong(maxWordsLength);
  if (!quotesClose(words)) return messagesFor(language).topic.quotesOpen;
  const read = await readWords(db, words);
  if (read === 'nothing') return messages.notUnderstood;
  // Beside another condition, words that only leave out make sense.
  return read === 'exclusions' && Object.keys(others).length === 0 ? messages.onlyExclusions : null;
}
