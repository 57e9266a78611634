import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import {
  createServerTopic,
  removeServerTopic,
  serverTopicsOf,
} from '../../../store/subscriptions/own/server-topics.ts';
import { serverTopicFigures } from '../../../store/search/topic-figures.ts';
import type { Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { createdCard } from '../../views/topics/topic.ts';
import { topicListCard } from '../../views/topics/topic-list.ts';
import type { Command } from '../command.ts';
import { maxTopicNameLength, maxTopicWordsLength, readNewTopic } from './new-topic.ts';
import { resolveTopic, suggestServerTopics, suggestTopics } from '../../resolve/topics.ts';
import {
  autocompleted,
  forManagingServers,
  languageChoices,
  localized,
} from '../../render/localized-options.ts';
import { showTopic, viewOfOwn } from './topics.ts';
import { topicName } from '../../../i18n/terms.ts';
import { textLanguages } from '../../../assembly/declaration.ts';

const create: APIApplicationCommandSubcommandOption = {
  type: ApplicationCommandOptionType.Subcommand,
  ...localized(({ commands }) => commands.topic.create),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized(({ commands }) => commands.topic.label),
      required: true,
      max_length: maxTopicNameLength,
    },
    {
      type: ApplicationCommandOptionType.String,
      ...localized(({ commands }) => commands.topic.words),
      required: true,
      max_length: maxTopicWordsLength,
    },
    {
      type: ApplicationCommandOptionType.String,
      ...localized(({ commands }) => commands.topic.language),
      choices: languageChoices(textLanguages),
    },
  ],
};

export const topicCommand: Command = {
  definition: {
    ...localized(({ commands }) => commands.topic),
    ...forManagingServers,
    options: [
      create,
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.topic.list),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.topic.show),
        options: [autocompleted(({ commands }) => commands.topic.which, true)],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.topic.remove),
        options: [autocompleted(({ commands }) => commands.topic.which, true)],
      },
    ],
  },

  refusesEmpty: ['name', 'words', 'topic'],

  costs: ({ options }) => (['create', 'remove'].includes(options.getSubcommand()) ? 'change' : 'look'),

  run: async (interaction, { db }, language) => {
    const { guildId, options } = interaction;
    if (guildId === null) return troubleCard(messagesFor(language).trouble.onlyInServer);
    switch (options.getSubcommand()) {
      case 'create':
        return createTopic(interaction, guildId, db, language);
      case 'show':
        return showTopic(db, guildId, options.getString('topic', true), language);
      case 'remove':
        return removeTopic(db, guildId, options.getString('topic', true), language);
      default:
        return listTopics(db, guildId, language);
    }
  },

  suggest: ({ options, guildId }, { db }, language) => {
    const offer = options.getSubcommand() === 'remove' ? suggestServerTopics : suggestTopics;
    return offer(db, guildId, options.getFocused(), language);
  },
};

async function createTopic(
  { options }: ChatInputCommandInteraction,
  guildId: string,
  db: Database,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).topic;
  const texts = options.getString('language');
  const asked = await readNewTopic(
    db,
    {
      name: options.getString('name', true),
      words: options.getString('words', true),
      language: textLanguages.find((one) => one === texts) ?? null,
    },
    language,
  );
  if ('trouble' in asked) return troubleCard(asked.trouble);
  const created = await createServerTopic(db, { guildId, ...asked });
  switch (created.kind) {
    case 'taken':
      return troubleCard(messages.nameTaken(shown(asked.name)));
    case 'full':
      return troubleCard(messages.full(created.limit));
    case 'created':
      return createdCard(await viewOfOwn(db, guildId, { id: created.id, ...asked }, language), language);
  }
}

async function listTopics(db: Database, guildId: string, language: Locale): Promise<Card> {
  const own = await serverTopicsOf(db, guildId);
  const asked = { now: new Date(), years: 1, latest: 0 };
  const figures = await serverTopicFigures(db, guildId, textLanguageOf(language), asked);
  return topicListCard(
    own.map((one) => ({ ...one, declarations: figures.get(one.id)?.count ?? 0 })),
    language,
  );
}

async function removeTopic(db: Database, guildId: string, typed: string, language: Locale): Promise<Card> {
  const messages = messagesFor(language).topic;
  const found = await resolveTopic(db, guildId, typed, language);
  if (found.kind === 'topic') return troubleCard(messages.notOwn(shown(topicName(found.id, language))));
  if (found.kind === 'unknown') return troubleCard(messages.unknownOwn(shown(typed)));
  const { id, name } = found.topic;
  const removed = await removeServerTopic(db, guildId, id);
  switch (removed.kind) {
    case 'unknown':
      return troubleCard(messages.unknownOwn(shown(typed)));
    case 'followed':
      return troubleCard(messages.followed(shown(name), removed.subscriptions));
    case 'removed':
      return noticeCard(messages.removed(shown(name)));
  }
}

function shown(text: string): string {
  return `**${fit(oneLine(text), 100, escape)}**`;
}
