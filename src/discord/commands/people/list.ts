import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import {
  createPeopleList,
  editPeopleList,
  membersOfList,
  peopleListsOf,
  removePeopleList,
  type PeopleList,
} from '../../../store/subscriptions/own/people-lists.ts';
import type { Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { autocompleted, forManagingServers, localized } from '../../render/localized-options.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { findPeopleList, suggestPeopleLists } from '../../resolve/people/lists.ts';
import { suggestSeveral } from '../../resolve/several.ts';
import { peopleListCard, peopleListsCard } from '../../views/people/people-lists.ts';
import type { Command } from '../command.ts';
import {
  listNameTrouble,
  maxListNameLength,
  memberVocabulary,
  readPeople,
  storedMemberOf,
} from './listed-people.ts';
import { peopleVocabulary } from '../../resolve/people/vocabulary.ts';

const name = (required: boolean): APIApplicationCommandSubcommandOption['options'] => [
  {
    type: ApplicationCommandOptionType.String,
    ...localized(({ commands }) => (required ? commands.list.label : commands.list.rename)),
    required,
    max_length: maxListNameLength,
  },
];

const which = autocompleted(({ commands }) => commands.list.which, true);

const subcommand = (
  of: 'create' | 'edit' | 'overview' | 'show' | 'remove',
  options: APIApplicationCommandSubcommandOption['options'] = [],
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  ...localized(({ commands }) => commands.list[of]),
  options,
});

export const listCommand: Command = {
  definition: {
    ...localized(({ commands }) => commands.list),
    ...forManagingServers,
    options: [
      subcommand('create', [
        ...(name(true) ?? []),
        autocompleted(({ commands }) => commands.list.people, true),
      ]),
      subcommand('edit', [
        which,
        autocompleted(({ commands }) => commands.list.add),
        autocompleted(({ commands }) => commands.list.drop),
        ...(name(false) ?? []),
      ]),
      subcommand('overview'),
      subcommand('show', [which]),
      subcommand('remove', [which]),
    ],
  },

  refusesEmpty: ['name', 'list'],

  costs: ({ options }) => (['overview', 'show'].includes(options.getSubcommand()) ? 'look' : 'change'),

  run: async (interaction, { db }, language) => {
    const { guildId, options } = interaction;
    if (guildId === null) return troubleCard(messagesFor(language).trouble.onlyInServer);
    const subcommandName = options.getSubcommand();
    if (subcommandName === 'create') return createList(interaction, { db, guildId, language });
    if (subcommandName === 'overview') return peopleListsCard(await peopleListsOf(db, guildId), language);
    const typed = options.getString('list', true);
    const list = await findPeopleList(db, guildId, typed, 'beginning');
    if (list === null) return troubleCard(messagesFor(language).lists.unknown(shown(typed)));
    switch (subcommandName) {
      case 'edit':
        return editList(interaction, list, { db, guildId, language });
      case 'remove':
        return removeList(list, { db, guildId, language });
      default:
        return shownList(db, list, [], language);
    }
  },

  suggest: async ({ options, guildId }, { db }, language) => {
    const { name: option, value } = options.getFocused(true);
    if (option === 'list') return suggestPeopleLists(db, guildId, value, language);
    // Only people can be on a list.
    if (option !== 'drop') return suggestSeveral(value, peopleVocabulary(db, null, language));
    const list = await findPeopleList(db, guildId, options.getString('list') ?? '', 'beginning');
    return list === null
      ? []
      : suggestSeveral(value, memberVocabulary(await membersOfList(db, list.id), language));
  },
};

interface Asking {
  readonly db: Database;
  readonly guildId: string;
  readonly language: Locale;
}

async function createList(
  { options }: ChatInputCommandInteraction,
  { db, guildId, language }: Asking,
): Promise<Card> {
  const { lists } = messagesFor(language);
  const called = oneLine(options.getString('name', true).normalize('NFC'));
  const trouble = listNameTrouble(called, language);
  if (trouble !== null) return troubleCard(trouble);
  const people = await readPeople(options.getString('people', true), peopleVocabulary(db, null, language));
  if ('card' in people) return people.card;
  const created = await createPeopleList(db, { guildId, name: called, people });
  switch (created.kind) {
    case 'taken':
      return troubleCard(lists.nameTaken(shown(called)));
    case 'full':
    case 'long':
      return troubleCard(lists[created.kind](created.limit));
    case 'created': {
      const list = { id: created.id, name: called, subscriptions: 0 };
      return shownList(db, list, [lists.created(shown(called))], language);
    }
  }
}

async function editList(
  { options }: ChatInputCommandInteraction,
  list: PeopleList,
  { db, guildId, language }: Asking,
): Promise<Card> {
  const { lists } = messagesFor(language);
  const [add, drop, typedName] = ['add', 'drop', 'name'].map((option) => options.getString(option));
  if (!add && !drop && !typedName) return troubleCard(lists.nothingAsked);
  const renamed = typedName ? oneLine(typedName.normalize('NFC')) : undefined;
  const trouble = renamed === undefined ? null : listNameTrouble(renamed, language);
  if (trouble !== null) return troubleCard(trouble);
  const nobody = { signatories: [], newcomers: [] };
  const added = add ? await readPeople(add, peopleVocabulary(db, null, language)) : nobody;
  if ('card' in added) return added.card;
  const members = await membersOfList(db, list.id);
  const taken = drop ? await readPeople(drop, memberVocabulary(members, language)) : nobody;
  if ('card' in taken) return taken.card;
  const edited = await editPeopleList(db, guildId, list.id, { name: renamed, add: added, remove: taken });
  switch (edited.kind) {
    case 'unknown':
      return troubleCard(lists.unknown(shown(list.name)));
    case 'taken':
      return troubleCard(lists.nameTaken(shown(renamed ?? '')));
    case 'full':
    case 'long':
      return troubleCard(lists[edited.kind](edited.limit));
    case 'edited': {
      const done = [
        renamed === undefined ? null : lists.renamed(shown(list.name), shown(renamed)),
        add || drop ? lists.edited(shown(renamed ?? list.name)) : null,
      ].filter((sentence) => sentence !== null);
      return shownList(db, { ...list, name: renamed ?? list.name }, done, language);
    }
  }
}

async function removeList(
  { id, name: called }: PeopleList,
  { db, guildId, language }: Asking,
): Promise<Card> {
  const { lists } = messagesFor(language);
  const removed = await removePeopleList(db, guildId, id);
  switch (removed.kind) {
    case 'unknown':
      return troubleCard(lists.unknown(shown(called)));
    case 'followed':
      return troubleCard(lists.followed(shown(called), removed.subscriptions));
    case 'removed':
      return noticeCard(lists.removed(shown(called)));
  }
}

async function shownList(
  db: Database,
  { id, name: called, subscriptions }: Pick<PeopleList, 'id' | 'name' | 'subscriptions'>,
  done: readonly string[],
  language: Locale,
): Promise<Card> {
  const members = (await membersOfList(db, id)).map(storedMemberOf);
  return peopleListCard({ name: called, members, subscriptions }, done, language);
}

function shown(text: string): string {
  return `**${fit(oneLine(text), 100, escape)}**`;
}
