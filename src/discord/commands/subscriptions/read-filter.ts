import type { ChatInputCommandInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { wordsScope } from '../../../store/search/search.ts';
import { readWords } from '../../../words/read.ts';
import { maxValues } from '../../../subscriptions/conditions/several.ts';
import { maxWordsLength } from '../../../subscriptions/conditions/words.ts';
import { exclusions, tidy, type Filter } from '../../../subscriptions/filter.ts';
import { noNames, type FilterNames } from '../../../subscriptions/names.ts';
import { newcomerOf } from '../../../subscriptions/newcomer.ts';
import type { Card } from '../../render/embed.ts';
import { escape } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { troubleCard } from '../../render/notice.ts';
import { optionNames, optionOf, type OptionName, type Understood } from './condition-options.ts';
import { filterInWords, withoutOption, type FilterView } from './conditions.ts';
import { blocks } from '../../render/embed.ts';
import { troubleInWords } from '../../render/reading.ts';
import { readEach, readSeveral } from '../../resolve/several.ts';
import type { ConditionTerm } from '../../resolve/condition-term.ts';
import { vocabularyOf } from '../../resolve/vocabularies.ts';

const everything: FilterView = { filter: {}, names: noNames };

/** Text is typed, and may be several names; a list has one name in each of its parts. */
type GivenValue = string | number | boolean | readonly string[];

/** What was given for options, typed or chosen, and in which server. */
export interface Given {
  readonly value: (name: OptionName) => GivenValue | undefined;
  readonly guildId: string | null;
}

export function givenOptions({ options, guildId }: ChatInputCommandInteraction): Given {
  return { value: (name) => options.get(name)?.value, guildId };
}

/**
 * The filter that the options describe, or a card that says which of them is not understood.
 *
 * @param before what the options change: a condition that none of them names stays.
 */
export async function readFilter(
  { value, guildId }: Given,
  db: Database,
  language: Locale,
  before: FilterView = everything,
): Promise<FilterView | { readonly card: Card }> {
  let view = before;
  for (const name of optionNames) {
    const understood = await readOption(name, value(name), { db, guildId, language });
    if (understood === null) continue;
    if ('card' in understood) return understood;
    view = {
      filter: { ...withoutOption(view.filter, name), ...understood.filter },
      names: withNames(view.names, understood.names),
    };
  }
  return checkFilter(view, db, language);
}

/** A filter in order, or a card that says what in it cannot be. */
export async function checkFilter(
  view: FilterView,
  db: Database,
  language: Locale,
): Promise<FilterView | { readonly card: Card }> {
  const trouble = contradiction(view, language) ?? (await wordsTrouble(db, view.filter, language));
  if (trouble !== null) return { card: troubleCard(trouble) };
  return { ...view, filter: tidy(view.filter) };
}

interface Asking {
  readonly db: Database;
  readonly guildId: string | null;
  readonly language: Locale;
}

/** `null` for an option that was not given. */
async function readOption(
  name: OptionName,
  value: GivenValue | undefined,
  { db, guildId, language }: Asking,
): Promise<Understood | null> {
  const { vocabulary, isExclusion, read, readNumber, readNumbers } = optionOf(name);
  if (typeof value === 'number' && readNumber) return readNumber(value);
  if (typeof value !== 'string' && typeof value !== 'object') return null;
  if (!vocabulary) {
    if (typeof value === 'string') return read?.(value) ?? null;
    return value.every((one) => /^\d{1,6}$/u.test(one)) ? (readNumbers?.(value.map(Number)) ?? null) : null;
  }
  const known = vocabularyOf(vocabulary, db, guildId, language);
  const terms = await (typeof value === 'string' ? readSeveral(value, known) : readEach(value, known));
  if ('card' in terms) return terms;
  if (terms.length > maxValues)
    return { card: troubleCard(messagesFor(language).conditions.tooMany(maxValues)) };
  const newcomers = isExclusion === true ? terms.filter(({ filter }) => filter.newcomer) : [];
  if (newcomers.length > 0) return { card: excludedNewcomers(newcomers, language) };
  return joined(terms, isExclusion === true);
}

function excludedNewcomers(terms: readonly ConditionTerm[], language: Locale): Card {
  const names = terms
    .flatMap(({ filter }) => filter.newcomer ?? [])
    .map((key) => `**${fit(newcomerOf(key).printed, 100, escape)}**`);
  return troubleCard(messagesFor(language).lists.newcomerExcluded(names));
}

/** What several names ask for together. */
function joined(terms: readonly ConditionTerm[], isExclusion: boolean): Understood {
  const filter: Filter = {};
  for (const [positive, negative] of exclusions) {
    const values = terms.flatMap((term): readonly (string | number)[] => term.filter[positive] ?? []);
    if (values.length > 0) Object.assign(filter, { [isExclusion ? negative : positive]: values });
  }
  const newcomers = terms.flatMap((term) => term.filter.newcomer ?? []);
  if (newcomers.length > 0) Object.assign(filter, { newcomer: newcomers });
  return { filter, names: terms.map(({ names }) => names).reduce<FilterNames>(withNames, noNames) };
}

function withNames(known: FilterNames, more: Partial<FilterNames> | undefined): FilterNames {
  return {
    people: new Map([...known.people, ...(more?.people ?? [])]),
    serverTopics: new Map([...known.serverTopics, ...(more?.serverTopics ?? [])]),
    lists: new Map([...known.lists, ...(more?.lists ?? [])]),
    newcomers: new Map([...known.newcomers, ...(more?.newcomers ?? [])]),
  };
}

/** That something is asked for and left out at once; `null` when nothing is. */
function contradiction(view: FilterView, language: Locale): string | null {
  const both: Filter = {};
  for (const [positive, negative] of exclusions) {
    const excluded: readonly (string | number)[] = view.filter[negative] ?? [];
    const asked: readonly (string | number)[] = view.filter[positive] ?? [];
    const values = asked.filter((value) => excluded.includes(value));
    if (values.length > 0) Object.assign(both, { [positive]: values });
  }
  return Object.keys(both).length === 0
    ? null
    : messagesFor(language).conditions.contradiction(filterInWords({ ...view, filter: both }, language));
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
  const read = readWords(words);
  if ('trouble' in read) return blocks(troubleInWords(words, read.trouble, language), messages.nothingSaved);
  const scope = await wordsScope(db, read.reading);
  if (scope === 'common') return messages.tooCommon;
  // Beside another condition, words that only leave out make sense.
  return scope === 'exclusions' && Object.keys(others).length === 0 ? messages.onlyExclusions : null;
}
