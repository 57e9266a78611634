import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName, groupLabel, inSentence, ofCountry, topicName } from '../../../i18n/terms.ts';
import {
  conditionKeys,
  type ConditionKey,
  type ConditionValues,
  type MissingOf,
  type ReasonOf,
} from '../../../subscriptions/conditions.ts';
import { eachFacet, type Filter } from '../../../subscriptions/filter.ts';
import type { Missing, Reason } from '../../../subscriptions/match.ts';
import type { FilterNames } from '../../../subscriptions/names.ts';
import { newcomerOf } from '../../../subscriptions/newcomer.ts';
import { escape, escapeLine, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { familyText } from '../../render/parts.ts';
import { onlyLeftOut, wordsInWords } from '../../render/reading.ts';
import type { OptionName } from './condition-options.ts';

/** A filter with the names it needs to be read. */
export interface FilterView {
  readonly filter: Filter;
  readonly names: FilterNames;
}

/** How text of others is shown, and in which language. */
interface Shown {
  readonly language: Locale;
  readonly names: FilterNames;
  readonly text: (value: string) => string;
  /** The same of words as they are read, which lose their sense where they are cut. */
  readonly reading: (words: string) => string;
  /** With one example, or none, of what meets a condition. */
  readonly isBrief?: boolean;
}

interface ShownCondition<K extends ConditionKey> {
  /** By which it is asked for, and taken back. */
  readonly option: OptionName;
  /** In words that complete "written declarations …". */
  readonly asked: (value: ConditionValues[K], shown: Shown) => string;
  /** In words that go on a sentence. */
  readonly met: (reason: ReasonOf<K>, shown: Shown) => string;
  readonly unmet: (missing: MissingOf<K>, shown: Shown) => string;
}

/** More values than this say less than how many there are. */
const maxValues = 20;
/** The same for names, on a phone. */
const maxNames = 3;
const maxEvidence = 3;
const maxReading = 400;

const saying = ({ language }: Shown) => messagesFor(language).conditions;

/** The keys of conditions with several values. */
type SetKey = {
  [K in ConditionKey]: ConditionValues[K] extends readonly unknown[] ? K : never;
}[ConditionKey];

/** How a value of a condition is called. */
type NameOf<K extends SetKey> = (value: ConditionValues[K][number], shown: Shown) => string;

function named<K extends SetKey>(
  values: readonly ConditionValues[K][number][],
  nameOf: NameOf<K>,
  shown: Shown,
) {
  const names = values.slice(0, maxValues).map((value) => shown.text(nameOf(value, shown)));
  const rest = values.length - names.length;
  return rest > 0 ? [...names, saying(shown).others(rest)] : names;
}

const valuesOf = <K extends SetKey>(one: MissingOf<K>) =>
  (one as { readonly values: readonly ConditionValues[K][number][] }).values;

/** Any of several values. */
function anyOf<K extends SetKey>(key: K, nameOf: NameOf<K>): Pick<ShownCondition<K>, 'asked' | 'unmet'> {
  return {
    asked: (values, shown) => saying(shown)[key].asked(named<K>(values, nameOf, shown)),
    unmet: (missing, shown) => saying(shown)[key].unmet(named<K>(valuesOf(missing), nameOf, shown)),
  };
}

type ExclusionKey = Extract<SetKey, `not${string}`>;

/** None of several values. */
function noneOf<K extends ExclusionKey>(
  key: K,
  nameOf: NameOf<K>,
): Pick<ShownCondition<K>, 'asked' | 'met' | 'unmet'> {
  return {
    ...anyOf(key, nameOf),
    met: (reason, shown) => saying(shown)[key].met(named<K>(valuesOf(reason), nameOf, shown)),
  };
}

const nameOfPerson = (id: number, shown: Shown) => shown.names.people.get(id) ?? saying(shown).someone;
const nameOfList = (id: number, shown: Shown) => shown.names.lists.get(id) ?? saying(shown).formerList;
const nameOfNewcomer = (key: string, shown: Shown) => {
  const { printed, delegation } = newcomerOf(key);
  const name = shown.names.newcomers.get(key);
  return name ?? saying(shown).newcomerName(printed, countryName(delegation, shown.language));
};
const nameOfServerTopic = (id: number, shown: Shown) =>
  shown.names.serverTopics.get(id) ?? saying(shown).formerTopic;
const nameOfDelegation = (code: string, { language }: Shown) => ofCountry(code, language);
const nameOfGroup = (family: string, { language }: Shown) => familyText(family, language);
const nameOfCountry = (code: string, { language }: Shown) => inSentence(code, language);
const nameOfTopic = (id: string, { language }: Shown) => topicName(id, language);

const short = (names: readonly string[], { text, isBrief = false }: Shown) =>
  names.slice(0, isBrief ? 1 : maxNames).map(text);

/** Words as they are read; those that only leave out say so. */
function wordsShown(as: 'asked' | 'met' | 'unmet', words: string, shown: Shown): string {
  const messages = saying(shown).words;
  const unwanted = onlyLeftOut(words, shown.language);
  return unwanted === null
    ? messages[as](shown.reading(wordsInWords(words, shown.language)))
    : messages.without[as](unwanted.map(shown.reading));
}

/** How each condition is asked for and shown to people. */
const shownConditions: { readonly [K in ConditionKey]: ShownCondition<K> } = {
  signatory: {
    option: 'signatory',
    ...anyOf('signatory', nameOfPerson),
    met: ({ name }, shown) => saying(shown).signatory.met(shown.text(name)),
  },
  list: {
    option: 'signatory',
    ...anyOf('list', nameOfList),
    met: ({ list, names }, shown) =>
      saying(shown).list.met(shown.text(list), short(names, shown), names.length),
  },
  newcomer: {
    option: 'signatory',
    ...anyOf('newcomer', nameOfNewcomer),
    met: ({ name, newcomer }, shown) => saying(shown).newcomer.met(shown.text(name), shown.text(newcomer)),
  },
  delegation: {
    option: 'delegation',
    ...anyOf('delegation', nameOfDelegation),
    met: ({ delegation, names }, shown) =>
      saying(shown).delegation.met(
        escapeLine(nameOfDelegation(delegation, shown)),
        short(names, shown),
        names.length,
      ),
  },
  group: {
    option: 'group',
    ...anyOf('group', nameOfGroup),
    unmet: ({ values }, shown) =>
      saying(shown).group.unmet(
        named<'group'>(values, (family) => groupLabel(family, shown.language), shown),
      ),
    met: ({ group, names }, shown) =>
      saying(shown).group.met(
        escapeLine(groupLabel(group, shown.language)),
        short(names, shown),
        names.length,
      ),
  },
  concerns: {
    option: 'country',
    ...anyOf('concerns', nameOfCountry),
    met: ({ country }, shown) => saying(shown).concerns.met(escapeLine(nameOfCountry(country, shown))),
  },
  topic: {
    option: 'topic',
    ...anyOf('topic', nameOfTopic),
    met: ({ topic, evidence }, shown) =>
      saying(shown).topic.met(
        escapeLine(nameOfTopic(topic, shown)),
        evidence
          .slice(0, shown.isBrief === true ? 0 : maxEvidence)
          .map((words) => fit(oneLine(words), 60, escape)),
      ),
  },
  serverTopic: {
    option: 'topic',
    ...anyOf('serverTopic', nameOfServerTopic),
    met: ({ name }, shown) => saying(shown).serverTopic.met(shown.text(name)),
  },
  words: {
    option: 'words',
    asked: (words, shown) => wordsShown('asked', words, shown),
    met: ({ words }, shown) => wordsShown('met', words, shown),
    unmet: ({ words }, shown) => wordsShown('unmet', words, shown),
  },
  minimum: {
    option: 'minimum',
    asked: (minimum, shown) => saying(shown).minimum.asked(minimum),
    met: ({ signatories, minimum }, shown) => saying(shown).minimum.met(signatories, minimum),
    unmet: ({ signatories, minimum }, shown) => saying(shown).minimum.unmet(signatories, minimum),
  },
  notSignatory: { option: 'not-signatory', ...noneOf('notSignatory', nameOfPerson) },
  notList: { option: 'not-signatory', ...noneOf('notList', nameOfList) },
  notDelegation: { option: 'not-delegation', ...noneOf('notDelegation', nameOfDelegation) },
  notGroup: { option: 'not-group', ...noneOf('notGroup', nameOfGroup) },
  notConcerns: { option: 'not-country', ...noneOf('notConcerns', nameOfCountry) },
  notTopic: { option: 'not-topic', ...noneOf('notTopic', nameOfTopic) },
  notServerTopic: { option: 'not-topic', ...noneOf('notServerTopic', nameOfServerTopic) },
  declaration: {
    option: 'declaration',
    ...anyOf('declaration', (number) => String(number)),
    met: ({ declaration }, shown) => saying(shown).declaration.met(String(declaration)),
  },
};

/**
 * What a filter asks for, in words that complete "an alert for …".
 *
 * @param render how text of others is shown: escaped for markdown, as it is for a choice.
 */
export function filterInWords(
  { filter, names }: FilterView,
  language: Locale,
  render: (text: string) => string = escape,
): string {
  const shown = {
    language,
    names,
    text: (value: string) => fit(oneLine(value), 200, render),
    reading: (words: string) => fit(words, maxReading, render),
  };
  const messages = saying(shown);
  const asked = eachFacet(filter, (key, value) => shownConditions[key].asked(value, shown)).map(
    (alternatives) => messages.either(alternatives),
  );
  return asked.length === 0 ? messages.everything : messages.some(asked);
}

const inSentences = (language: Locale, names: FilterNames, isBrief = false): Shown => ({
  language,
  names,
  isBrief,
  text: (value) => fit(oneLine(value), 120, escape),
  reading: (words) => fit(words, maxReading, escape),
});

/**
 * A condition that was met, in words that go on a sentence.
 *
 * @param isBrief with one example at most of what meets it.
 */
export function reasonInWords(reason: Reason, names: FilterNames, language: Locale, isBrief = false): string {
  if (reason.kind === 'everything') return messagesFor(language).reasons.everything;
  const { met }: ShownCondition<never> = shownConditions[reason.kind];
  return met(reason as never, inSentences(language, names, isBrief));
}

/** What a declaration lacks, in words that go on a sentence. */
export function missingInWords(missing: Missing, names: FilterNames, language: Locale): string {
  const { unmet }: ShownCondition<never> = shownConditions[missing.kind];
  return unmet(missing as never, inSentences(language, names));
}

/** A filter without what is asked for by an option. */
export function withoutOption(filter: Filter, option: OptionName): Filter {
  const kept = { ...filter };
  for (const key of conditionKeys) if (shownConditions[key].option === option) delete kept[key];
  return kept;
}
