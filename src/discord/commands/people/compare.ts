import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import type { Database } from '../../../store/db/database.ts';
import type { Command, Reply } from '../command.ts';
import { answerTo } from '../../queries/answer.ts';
import { findDeclaration, offerDeclarations } from '../../resolve/declarations.ts';
import { suggestCountries } from '../../resolve/names.ts';
import { askPeriod, suggestPeriods } from '../../resolve/periods.ts';
import { suggestTopics } from '../../resolve/topics.ts';
import { dayToNumber } from '../../../period/day-number.ts';
import { anyTime } from '../../../period/period.ts';
import { readCountry, readTopic } from '../search/search-options.ts';
import { askPerson, suggestPeople } from '../../resolve/people.ts';
import type { View } from '../../render/view-kinds.ts';
import { localized, forReading, autocompleted } from '../../render/localized-options.ts';

const both = () => [
  autocompleted(({ ask }) => ask.first, true),
  autocompleted(({ ask }) => ask.second, true),
];

export const compareCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.compare),
    ...forReading,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ ask }) => ask.declarations),
        options: both(),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ ask }) => ask.people),
        options: both(),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ ask }) => ask.countries),
        options: [...both(), autocompleted(({ ask }) => ask.time)],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ ask }) => ask.topics),
        options: [...both(), autocompleted(({ ask }) => ask.time)],
      },
    ],
  },

  run: async (interaction, { db }, language) => {
    const found = await views[whichOf(interaction.options.getSubcommand())](interaction, db, language);
    return 'reply' in found ? found.reply : answerTo({ db, language, sharedBy: null }, found);
  },

  suggest: ({ options }, { db }, language) => {
    const { name, value } = options.getFocused(true);
    if (name === 'time') return Promise.resolve(suggestPeriods(value, 'whole', language));
    switch (whichOf(options.getSubcommand())) {
      case 'declarations':
        return offerDeclarations(db, value, language);
      case 'signatories':
        return suggestPeople(db, value, language);
      case 'countries':
        return Promise.resolve(suggestCountries(value, language));
      case 'topics':
        return suggestTopics(db, null, value, language);
    }
  },
};

export async function twoDeclarations(
  { options }: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<View | { readonly reply: Reply }> {
  const first = await findDeclaration(db, options.getString('first', true), language);
  if ('reply' in first) return first;
  const second = await findDeclaration(db, options.getString('second', true), language);
  if ('reply' in second) return second;
  return { kind: 'compareDeclarations', a: first.number, b: second.number };
}

async function twoPeople(
  { options }: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<View | { readonly reply: Reply }> {
  const first = await askPerson(db, options.getString('first', true), language);
  if ('reply' in first) return first;
  const second = await askPerson(db, options.getString('second', true), language);
  if ('reply' in second) return second;
  return { kind: 'comparePeople', a: first.id, b: second.id };
}

async function twoSubjects(
  of: 'country' | 'topic',
  { options }: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<View | { readonly reply: Reply }> {
  const read = (typed: string) =>
    of === 'country' ? readCountry(typed, language) : readTopic(typed, db, language);
  const [a, b] = [
    await read(options.getString('first', true)),
    await read(options.getString('second', true)),
  ];
  for (const one of [a, b]) if (one !== null && typeof one === 'object') return one;
  const time = options.getString('time')?.trim() ?? '';
  const asked = time === '' ? { period: anyTime } : askPeriod(time, language);
  if ('reply' in asked) return asked;
  const { from, to } = asked.period;
  return {
    kind: 'compareSubjects',
    of,
    a: String(a),
    b: String(b),
    from: from === null ? null : dayToNumber(from),
    to: to === null ? null : dayToNumber(to),
    who: 'both',
    page: 1,
  };
}

const views = {
  declarations: twoDeclarations,
  signatories: twoPeople,
  countries: (...asked: Asked) => twoSubjects('country', ...asked),
  topics: (...asked: Asked) => twoSubjects('topic', ...asked),
};

type Asked = [interaction: ChatInputCommandInteraction, db: Database, language: Locale];

function whichOf(subcommand: string): keyof typeof views {
  return (Object.keys(views) as (keyof typeof views)[]).find((one) => one === subcommand) ?? 'signatories';
}
