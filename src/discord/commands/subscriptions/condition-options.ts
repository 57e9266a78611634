import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord.js';
import { maxWordsLength } from '../../../subscriptions/conditions/words.ts';
import type { Filter } from '../../../subscriptions/filter.ts';
import type { FilterNames } from '../../../subscriptions/names.ts';
import type { Card } from '../../render/embed.ts';
import { autocompleted, localized } from '../../render/localized-options.ts';

/** What was understood: conditions with the names that they need, or a card that says why nothing was. */
export type Understood =
  { readonly filter: Filter; readonly names?: Partial<FilterNames> } | { readonly card: Card };

/** What is chosen by name, one or several. */
export type VocabularyName = 'topics' | 'countries' | 'people' | 'delegations' | 'groups';

interface ConditionOption {
  readonly definition: APIApplicationCommandBasicOption;
  /** What text typed for it names; it is completed as it is typed. */
  readonly vocabulary?: VocabularyName;
  /** Whether what is named is left out. */
  readonly isExclusion?: boolean;
  /** What other text typed for it asks. */
  readonly read?: (typed: string) => Understood;
  readonly readNumber?: (value: number) => Understood;
  /** The same of several, as a file has them. */
  readonly readNumbers?: (values: readonly number[]) => Understood;
}

const definitionOf = (name: VocabularyOption) => autocompleted(({ conditions }) => conditions.options[name]);

type Positive = 'topic' | 'country' | 'signatory' | 'delegation' | 'group';
type VocabularyOption = Positive | `not-${Positive}`;

/** The options of slash commands that say what a subscription asks for, in the order in which they are offered. */
export const conditionOptions = {
  topic: { definition: definitionOf('topic'), vocabulary: 'topics' },
  country: { definition: definitionOf('country'), vocabulary: 'countries' },
  signatory: { definition: definitionOf('signatory'), vocabulary: 'people' },
  delegation: { definition: definitionOf('delegation'), vocabulary: 'delegations' },
  group: { definition: definitionOf('group'), vocabulary: 'groups' },
  words: {
    definition: {
      type: ApplicationCommandOptionType.String,
      ...localized(({ conditions }) => conditions.options.words),
      max_length: maxWordsLength,
    },
    read: (words) => ({ filter: { words } }),
  },
  minimum: {
    definition: {
      type: ApplicationCommandOptionType.Integer,
      ...localized(({ conditions }) => conditions.options.minimum),
      min_value: 2,
      max_value: 1000,
    },
    readNumber: (minimum) => ({ filter: { minimum } }),
  },
  declaration: {
    definition: {
      type: ApplicationCommandOptionType.Integer,
      ...localized(({ conditions }) => conditions.options.declaration),
      min_value: 1,
      max_value: 999_999,
    },
    readNumber: (number) => ({ filter: { declaration: [number] } }),
    readNumbers: (numbers) => ({ filter: { declaration: numbers } }),
  },
  'not-topic': { definition: definitionOf('not-topic'), vocabulary: 'topics', isExclusion: true },
  'not-country': { definition: definitionOf('not-country'), vocabulary: 'countries', isExclusion: true },
  'not-signatory': { definition: definitionOf('not-signatory'), vocabulary: 'people', isExclusion: true },
  'not-delegation': {
    definition: definitionOf('not-delegation'),
    vocabulary: 'delegations',
    isExclusion: true,
  },
  'not-group': { definition: definitionOf('not-group'), vocabulary: 'groups', isExclusion: true },
} satisfies Record<string, ConditionOption>;

export type OptionName = keyof typeof conditionOptions;

export const optionNames = Object.keys(conditionOptions) as readonly OptionName[];

export const optionOf = (name: OptionName): ConditionOption => conditionOptions[name];
