import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { groupLabel, inSentence, ofCountry, topicName } from '../../../i18n/terms.ts';
import {
  conditionKeys,
  type ConditionKey,
  type ConditionValues,
  type MissingOf,
  type ReasonOf,
} from '../../../subscriptions/conditions.ts';
import { maxWordsLength } from '../../../subscriptions/conditions/words.ts';
import { eachCondition, type Filter } from '../../../subscriptions/filter.ts';
import type { Missing, Reason } from '../../../subscriptions/match.ts';
import type { Card } from '../../render/embed.ts';
import { escape, escapeLine, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { familyText } from '../../render/parts.ts';
import type { Choice } from '../../render/choice.ts';
import { localized, autocompleted } from '../../render/localized-options.ts';
import { suggestCountries, suggestDelegations, suggestGroups } from '../../resolve/names.ts';

/** A filter with the names it needs to be read. */
export interface FilterView {
  readonly filter: Filter;
  /** Of the signatory the filter names, where it is known. */
  readonly signatoryName: string | null;
  /** Of the server's topic the filter names. */
  readonly serverTopicName: string | null;
}

/** What was understood, or a card that says why nothing was. */
export type Understood = Partial<FilterView> | { readonly card: Card };

/** What options ask the store for, for one person in one place. */
export interface ConditionLookup {
  readonly language: Locale;
  suggestTopics(typed: string): Promise<readonly Choice[]>;
  suggestPeople(typed: string): Promise<readonly Choice[]>;
  topic(typed: string): Promise<Understood>;
  person(typed: string): Promise<Understood>;
  delegation(typed: string): Understood;
  group(typed: string): Understood;
  country(typed: string): Understood;
}

interface ConditionOption {
  readonly definition: APIApplicationCommandBasicOption;
  readonly suggest?: (
    typed: string,
    lookup: ConditionLookup,
  ) => readonly Choice[] | Promise<readonly Choice[]>;
  /** What text typed for it asks. */
  readonly read?: (typed: string, lookup: ConditionLookup) => Understood | Promise<Understood>;
  /** The same for a number. */
  readonly readNumber?: (value: number) => Understood;
}

/** The options of slash commands that say what a subscription asks for, in the order in which they are offered. */
export const conditionOptions = {
  topic: {
    definition: autocompleted(({ commands }) => commands.subscribe.topic),
    suggest: (text, lookup) => lookup.suggestTopics(text),
    read: (text, lookup) => lookup.topic(text),
  },
  country: {
    definition: autocompleted(({ commands }) => commands.subscribe.country),
    suggest: (text, { language }) => suggestCountries(text, language),
    read: (text, lookup) => lookup.country(text),
  },
  signatory: {
    definition: autocompleted(({ commands }) => commands.subscribe.signatory),
    suggest: (text, lookup) => lookup.suggestPeople(text),
    read: (text, lookup) => lookup.person(text),
  },
  delegation: {
    definition: autocompleted(({ commands }) => commands.subscribe.delegation),
    suggest: (text, { language }) => suggestDelegations(text, language),
    read: (text, lookup) => lookup.delegation(text),
  },
  group: {
    definition: autocompleted(({ commands }) => commands.subscribe.group),
    suggest: (text, { language }) => suggestGroups(text, language),
    read: (text, lookup) => lookup.group(text),
  },
  words: {
    definition: {
      type: ApplicationCommandOptionType.String,
      ...localized(({ commands }) => commands.subscribe.words),
      max_length: maxWordsLength,
    },
    read: (words) => ({ filter: { words } }),
  },
  minimum: {
    definition: {
      type: ApplicationCommandOptionType.Integer,
      ...localized(({ commands }) => commands.subscribe.minimum),
      min_value: 2,
      max_value: 1000,
    },
    readNumber: (minimum) => ({ filter: { minimum } }),
  },
} satisfies Record<string, ConditionOption>;

export type OptionName = keyof typeof conditionOptions;

export const optionNames = Object.keys(conditionOptions) as readonly OptionName[];

export const optionOf = (name: OptionName): ConditionOption => conditionOptions[name];

interface ShownCondition<K extends ConditionKey> {
  /** By which it is asked for, and taken back. */
  readonly option: OptionName;
  /** In words that complete "written declarations …"; `text` shows text of others. */
  readonly asked: (
    value: ConditionValues[K],
    view: FilterView,
    language: Locale,
    text: (value: string) => string,
  ) => string;
  /** In words that go on a sentence. */
  readonly met: (reason: ReasonOf<K>, language: Locale) => string;
  readonly unmet: (missing: MissingOf<K>, view: FilterView, language: Locale) => string;
}

/** More names than this say less, on a phone, than how many there are. */
const maxNames = 3;
const maxEvidence = 3;

const names = (all: readonly string[]) => all.slice(0, maxNames).map((name) => short(name));
const short = (text: string) => fit(oneLine(text), 120, escape);

/** How each condition is asked for and shown to people. */
const shownConditions: { readonly [K in ConditionKey]: ShownCondition<K> } = {
  signatory: {
    option: 'signatory',
    asked: (_id, { signatoryName }, language, text) => {
      const { signatory, someone } = messagesFor(language).filter;
      return signatory(signatoryName === null ? someone : text(signatoryName));
    },
    met: ({ name }, language) => messagesFor(language).reasons.signatory(short(name)),
    unmet: (_missing, { signatoryName }, language) => {
      const { why } = messagesFor(language);
      return signatoryName === null ? why.someone : why.signatory(short(signatoryName));
    },
  },
  delegation: {
    option: 'delegation',
    asked: (code, _view, language, text) =>
      messagesFor(language).filter.delegation(text(ofCountry(code, language))),
    met: (reason, language) =>
      messagesFor(language).reasons.delegation(
        escapeLine(ofCountry(reason.delegation, language)),
        names(reason.names),
        reason.names.length,
      ),
    unmet: ({ delegation }, _view, language) =>
      messagesFor(language).why.delegation(escapeLine(ofCountry(delegation, language))),
  },
  group: {
    option: 'group',
    asked: (family, _view, language, text) =>
      messagesFor(language).filter.group(text(familyText(family, language))),
    met: (reason, language) =>
      messagesFor(language).reasons.group(
        escapeLine(groupLabel(reason.group, language)),
        names(reason.names),
        reason.names.length,
      ),
    unmet: ({ group }, _view, language) =>
      messagesFor(language).why.group(escapeLine(groupLabel(group, language))),
  },
  concerns: {
    option: 'country',
    asked: (code, _view, language, text) =>
      messagesFor(language).filter.concerns(text(inSentence(code, language))),
    met: ({ country }, language) =>
      messagesFor(language).reasons.concerns(escapeLine(inSentence(country, language))),
    unmet: ({ country }, _view, language) =>
      messagesFor(language).why.concerns(escapeLine(inSentence(country, language))),
  },
  topic: {
    option: 'topic',
    asked: (id, _view, language, text) => messagesFor(language).filter.topic(text(topicName(id, language))),
    met: ({ topic, evidence }, language) =>
      messagesFor(language).reasons.topic(
        escapeLine(topicName(topic, language)),
        evidence.slice(0, maxEvidence).map((words) => fit(oneLine(words), 60, escape)),
      ),
    unmet: ({ topic }, _view, language) =>
      messagesFor(language).why.topic(escapeLine(topicName(topic, language))),
  },
  serverTopic: {
    option: 'topic',
    asked: (_id, { serverTopicName }, language, text) => {
      const { serverTopic, formerTopic } = messagesFor(language).filter;
      return serverTopicName === null ? formerTopic : serverTopic(text(serverTopicName));
    },
    met: ({ name }, language) => messagesFor(language).reasons.serverTopic(short(name)),
    unmet: (_missing, { serverTopicName }, language) => {
      const { why, filter } = messagesFor(language);
      return why.serverTopic(short(serverTopicName ?? filter.formerTopic));
    },
  },
  words: {
    option: 'words',
    asked: (words, _view, language, text) => messagesFor(language).filter.words(text(words)),
    met: ({ words }, language) => messagesFor(language).reasons.words(short(words)),
    unmet: ({ words }, _view, language) => messagesFor(language).why.words(short(words)),
  },
  minimum: {
    option: 'minimum',
    asked: (minimum, _view, language) => messagesFor(language).filter.minimum(minimum),
    met: ({ signatories, minimum }, language) => messagesFor(language).reasons.minimum(signatories, minimum),
    unmet: ({ signatories, minimum }, _view, language) =>
      messagesFor(language).why.minimum(signatories, minimum),
  },
};

/**
 * What a filter asks for, in words that complete "an alert for …".
 *
 * @param shown how text of others is shown: escaped for markdown, as it is for a choice.
 */
export function filterInWords(
  view: FilterView,
  language: Locale,
  shown: (text: string) => string = escape,
): string {
  const messages = messagesFor(language).filter;
  const text = (value: string) => fit(oneLine(value), 200, shown);
  const asked = eachCondition(view.filter, (key, value) =>
    shownConditions[key].asked(value, view, language, text),
  );
  return asked.length === 0 ? messages.everything : messages.some(asked);
}

/** A condition that was met, in words that go on a sentence. */
export function reasonInWords(reason: Reason, language: Locale): string {
  if (reason.kind === 'everything') return messagesFor(language).reasons.everything;
  const { met }: ShownCondition<never> = shownConditions[reason.kind];
  return met(reason as never, language);
}

/** What a declaration lacks, in words that go on a sentence. */
export function missingInWords(missing: Missing, view: FilterView, language: Locale): string {
  const { unmet }: ShownCondition<never> = shownConditions[missing.kind];
  return unmet(missing as never, view, language);
}

/** A filter without what is asked for by an option. */
export function withoutOption({ filter }: FilterView, option: OptionName): Filter {
  const kept = { ...filter };
  for (const key of conditionKeys) if (shownConditions[key].option === option) delete kept[key];
  return kept;
}
