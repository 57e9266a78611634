import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import type { SearchFor } from '../../../store/search/search-for.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { troubleCard } from '../../render/notice.ts';
import type { Choice } from '../../render/choice.ts';
import { troubleInWords } from '../../render/reading.ts';
import { readWords } from '../../../words/read.ts';
import { askCollective } from '../../resolve/delegations-and-groups.ts';
import { localized, autocompleted } from '../../render/localized-options.ts';
import { anyTime, overlapOf } from '../../../period/period.ts';
import type { Reply } from '../command.ts';
import {
  meantCountries,
  resolveCountry,
  suggestCountries,
  suggestDelegations,
  suggestGroups,
} from '../../resolve/names.ts';
import { nearOrWords } from '../../resolve/or-words.ts';
import { askPerson, suggestPeople } from '../../resolve/people.ts';
import { askDay, askPeriod, suggestPeriods } from '../../resolve/periods.ts';
import { resolveTopic, suggestTopics } from '../../resolve/topics.ts';

/** Longest words taken: more than anybody types. */
const maxWordsLength = 200;
const nearShown = 5;

export const wordsOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  ...localized(({ ask }) => ask.words),
  max_length: maxWordsLength,
};

/** What a search can be narrowed by; every option may be left out, but not all of them. */
export const searchOptions: readonly APIApplicationCommandBasicOption[] = [
  wordsOption,
  autocompleted(({ ask }) => ask.time),
  autocompleted(({ ask }) => ask.from),
  autocompleted(({ ask }) => ask.to),
  autocompleted(({ ask }) => ask.topic),
  autocompleted(({ ask }) => ask.about),
  autocompleted(({ ask }) => ask.byDelegation),
  autocompleted(({ ask }) => ask.byGroup),
  autocompleted(({ ask }) => ask.bySignatory),
];

/** What to offer for the option of a search in focus. */
export async function suggestForSearch(
  { options }: AutocompleteInteraction,
  db: Database,
  language: Locale,
): Promise<readonly Choice[]> {
  const { name, value } = options.getFocused(true);
  switch (name) {
    case 'time':
      return suggestPeriods(value, 'whole', language);
    case 'from':
    case 'to':
      return suggestPeriods(value, name, language);
    case 'topic':
      return suggestTopics(db, null, value, language);
    case 'country':
      return suggestCountries(value, language);
    case 'delegation':
      return suggestDelegations(value, language);
    case 'group':
      return suggestGroups(value, language);
    case 'signatory':
      return suggestPeople(db, value, language);
    default:
      return [];
  }
}

type Read<T> = T | { readonly reply: Reply };

/** What a search asks for, or the answer that says what is wrong with one of its options. */
export async function readSearchOptions(
  interaction: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<Read<{ readonly asked: SearchFor }>> {
  const read = await readConditions(interaction, db, language);
  if ('reply' in read) return read;
  return Object.values(read.asked).every((value) => value === null)
    ? { reply: troubleCard(messagesFor(language).searching.nothingAsked) }
    : read;
}

/** The same where nothing need be asked. */
export async function readConditions(
  { options }: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<Read<{ readonly asked: SearchFor }>> {
  const text = (name: string) => {
    const given = options.getString(name)?.trim() ?? '';
    return given === '' ? null : given;
  };
  const read = {
    words: words(text('words'), language),
    from: day(text('from'), 'from', language),
    to: day(text('to'), 'to', language),
    topic: await readTopic(text('topic'), db, language),
    country: readCountry(text('country'), language),
    delegation: collective('delegation', text('delegation'), language),
    group: collective('group', text('group'), language),
    signatory: await signatory(text('signatory'), db, language),
  };
  for (const one of Object.values(read)) {
    if (typeof one === 'object' && one !== null) return one;
  }
  const time = text('time');
  const period = time === null ? { period: anyTime } : askPeriod(time, language);
  if ('reply' in period) return period;
  const asked = read as SearchFor;
  const within = overlapOf(period.period, asked);
  return within === null
    ? { reply: troubleCard(messagesFor(language).searching.backwards) }
    : { asked: { ...asked, ...within } };
}

function words(typed: string | null, language: Locale): Read<string | null> {
  const read = typed === null ? null : readWords(typed);
  return read !== null && typed !== null && 'trouble' in read
    ? { reply: troubleCard(troubleInWords(typed, read.trouble, language)) }
    : typed;
}

function day(typed: string | null, end: 'from' | 'to', language: Locale): Read<string | null> {
  if (typed === null) return null;
  const read = askDay(typed, end, language);
  return 'day' in read ? read.day : read;
}

export async function readTopic(
  typed: string | null,
  db: Database,
  language: Locale,
): Promise<Read<string | null>> {
  if (typed === null) return null;
  const found = await resolveTopic(db, null, typed, language);
  if (found.kind === 'topic') return found.id;
  const { collective } = messagesFor(language);
  const names = found.kind === 'unknown' ? found.near : [];
  return {
    reply: troubleCard(collective.unknownTopic(shown(typed)), nearOrWords(names, typed, language)),
  };
}

export function readCountry(typed: string | null, language: Locale): Read<string | null> {
  if (typed === null) return null;
  const code = resolveCountry(typed);
  if (code !== null) return code;
  const { collective } = messagesFor(language);
  const names = meantCountries(typed)
    .slice(0, nearShown)
    .map(({ label }) => shown(label(language)));
  return {
    reply: troubleCard(collective.unknownCountry(shown(typed)), nearOrWords(names, typed, language)),
  };
}

function collective(of: 'delegation' | 'group', typed: string | null, language: Locale): Read<string | null> {
  if (typed === null) return null;
  const found = askCollective(of, typed, language);
  return 'code' in found ? found.code : found;
}

async function signatory(typed: string | null, db: Database, language: Locale): Promise<Read<number | null>> {
  if (typed === null) return null;
  const found = await askPerson(db, typed, language);
  return 'id' in found ? found.id : found;
}

function shown(typed: string): string {
  return `**${fit(oneLine(typed), 100, escape)}**`;
}
