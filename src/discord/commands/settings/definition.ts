import {
  ApplicationCommandOptionType,
  ChannelType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { called, forManaging, named, typed } from '../../render/localized-options.ts';

const weekdays: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Integer,
  ...called(({ commands }) => commands.settings.weekday),
  choices: [1, 2, 3, 4, 5, 6, 7].map((value) => named(value, ({ settings }) => settings.day(value))),
};

/** What Discord is told of `/settings`. */
export const settingsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  ...called(({ commands }) => commands.settings),
  ...forManaging,
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...called(({ commands }) => commands.settings.show),
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...called(({ commands }) => commands.settings.channel),
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          ...called(({ commands }) => commands.settings.which),
        },
        {
          type: ApplicationCommandOptionType.String,
          ...called(({ commands }) => commands.settings.pace),
          choices: [
            named('once', ({ commands }) => commands.settings.paces.once),
            named('daily', ({ commands }) => commands.settings.paces.daily),
            named('weekly', ({ commands }) => commands.settings.paces.weekly),
          ],
        },
        {
          type: ApplicationCommandOptionType.Integer,
          ...called(({ commands }) => commands.settings.hour),
          min_value: 0,
          max_value: 23,
        },
        weekdays,
        {
          type: ApplicationCommandOptionType.Role,
          ...called(({ commands }) => commands.settings.role),
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          ...called(({ commands }) => commands.settings.silent),
        },
        {
          type: ApplicationCommandOptionType.Integer,
          ...called(({ commands }) => commands.settings.cap),
          min_value: 1,
          max_value: 100,
        },
        {
          type: ApplicationCommandOptionType.String,
          ...called(({ commands }) => commands.settings.language),
          choices: [
            { name: 'English', value: 'en' },
            { name: 'Français', value: 'fr' },
          ],
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          ...called(({ commands }) => commands.settings.crosspost),
        },
        {
          type: ApplicationCommandOptionType.String,
          ...called(({ commands }) => commands.settings.reset),
          choices: [
            named('role', ({ commands }) => commands.settings.resets.role),
            named('cap', ({ commands }) => commands.settings.resets.cap),
          ],
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...called(({ commands }) => commands.settings.forum),
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          ...called(({ commands }) => commands.settings.forumChannel),
          channel_types: [ChannelType.GuildForum],
          required: true,
        },
        typed(({ commands }) => commands.settings.tag, true),
        typed(({ commands }) => commands.settings.topic),
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...called(({ commands }) => commands.settings.server),
      options: [typed(({ commands }) => commands.settings.timezone, true)],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...called(({ commands }) => commands.settings.forget),
      options: [
        {
          type: ApplicationCommandOptionType.String,
          ...called(({ commands }) => commands.settings.confirm),
          max_length: 20,
        },
      ],
    },
  ],
};
