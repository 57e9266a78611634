import {
  ApplicationCommandOptionType,
  ChannelType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { messagesFor } from '../../i18n/messages.ts';
import { completed, described, forManaging, named } from './options.ts';

const weekdays: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Integer,
  name: 'weekday',
  ...described(({ settings }) => settings.weekday),
  choices: [1, 2, 3, 4, 5, 6, 7].map((value) => ({
    name: messagesFor('en').settings.day(value),
    name_localizations: { fr: messagesFor('fr').settings.day(value) },
    value,
  })),
};

/** What Discord is told of `/settings`. */
export const settingsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'settings',
  ...described(({ settings }) => settings.description),
  ...forManaging,
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'show',
      ...described(({ settings }) => settings.show),
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'channel',
      ...described(({ settings }) => settings.channel),
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          name: 'channel',
          ...described(({ settings }) => settings.which),
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'pace',
          ...described(({ settings }) => settings.pace),
          choices: [
            named('once', ({ settings }) => settings.paces.once),
            named('daily', ({ settings }) => settings.paces.daily),
            named('weekly', ({ settings }) => settings.paces.weekly),
          ],
        },
        {
          type: ApplicationCommandOptionType.Integer,
          name: 'hour',
          ...described(({ settings }) => settings.hour),
          min_value: 0,
          max_value: 23,
        },
        weekdays,
        {
          type: ApplicationCommandOptionType.Role,
          name: 'role',
          ...described(({ settings }) => settings.role),
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'silent',
          ...described(({ settings }) => settings.silent),
        },
        {
          type: ApplicationCommandOptionType.Integer,
          name: 'cap',
          ...described(({ settings }) => settings.cap),
          min_value: 1,
          max_value: 100,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'language',
          ...described(({ settings }) => settings.language),
          choices: [
            { name: 'English', value: 'en' },
            { name: 'Français', value: 'fr' },
          ],
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'crosspost',
          ...described(({ settings }) => settings.crosspost),
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'reset',
          ...described(({ settings }) => settings.reset),
          choices: [
            named('role', ({ settings }) => settings.resets.role),
            named('cap', ({ settings }) => settings.resets.cap),
          ],
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'forum',
      ...described(({ settings }) => settings.forum),
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          name: 'channel',
          ...described(({ settings }) => settings.forumChannel),
          channel_types: [ChannelType.GuildForum],
          required: true,
        },
        completed('tag', ({ settings }) => settings.tag, true),
        completed('topic', ({ settings }) => settings.topic),
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'server',
      ...described(({ settings }) => settings.server),
      options: [completed('timezone', ({ settings }) => settings.timezone, true)],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'forget',
      ...described(({ settings }) => settings.forget),
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'confirm',
          ...described(({ settings }) => settings.confirm),
        },
      ],
    },
  ],
};
