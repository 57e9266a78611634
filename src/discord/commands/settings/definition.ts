import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import {
  autocompleted,
  forManaging,
  languageChoices,
  localized,
  localizedChoice,
} from '../../render/localized-options.ts';
import { postChannelTypes } from '../../channels/channel-types.ts';

const weekdays: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Integer,
  ...localized(({ commands }) => commands.settings.weekday),
  choices: [1, 2, 3, 4, 5, 6, 7].map((value) =>
    localizedChoice(value, ({ settings }) => settings.day(value)),
  ),
};

/** What Discord is told of `/settings`. */
export const settingsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  ...localized(({ commands }) => commands.settings),
  ...forManaging,
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...localized(({ commands }) => commands.settings.show),
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...localized(({ commands }) => commands.settings.channel),
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          ...localized(({ commands }) => commands.settings.which),
        },
        {
          type: ApplicationCommandOptionType.String,
          ...localized(({ commands }) => commands.settings.pace),
          choices: [
            localizedChoice('once', ({ commands }) => commands.settings.paces.once),
            localizedChoice('daily', ({ commands }) => commands.settings.paces.daily),
            localizedChoice('weekly', ({ commands }) => commands.settings.paces.weekly),
          ],
        },
        {
          type: ApplicationCommandOptionType.Integer,
          ...localized(({ commands }) => commands.settings.hour),
          min_value: 0,
          max_value: 23,
        },
        weekdays,
        {
          type: ApplicationCommandOptionType.Role,
          ...localized(({ commands }) => commands.settings.role),
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          ...localized(({ commands }) => commands.settings.silent),
        },
        {
          type: ApplicationCommandOptionType.Integer,
          ...localized(({ commands }) => commands.settings.cap),
          min_value: 1,
          max_value: 100,
        },
        {
          type: ApplicationCommandOptionType.String,
          ...localized(({ commands }) => commands.settings.language),
          choices: languageChoices(),
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          ...localized(({ commands }) => commands.settings.crosspost),
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          ...localized(({ commands }) => commands.settings.summary),
        },
        {
          type: ApplicationCommandOptionType.String,
          ...localized(({ commands }) => commands.settings.reset),
          choices: [
            localizedChoice('role', ({ commands }) => commands.settings.resets.role),
            localizedChoice('cap', ({ commands }) => commands.settings.resets.cap),
          ],
        },
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...localized(({ commands }) => commands.settings.forum),
      options: [
        {
          type: ApplicationCommandOptionType.Channel,
          ...localized(({ commands }) => commands.settings.forumChannel),
          channel_types: [...postChannelTypes],
          required: true,
        },
        autocompleted(({ commands }) => commands.settings.tag, true),
        autocompleted(({ commands }) => commands.settings.topic),
      ],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...localized(({ commands }) => commands.settings.server),
      options: [autocompleted(({ commands }) => commands.settings.timezone, true)],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...localized(({ commands }) => commands.settings.forget),
      options: [
        {
          type: ApplicationCommandOptionType.String,
          ...localized(({ commands }) => commands.settings.confirm),
          max_length: 20,
        },
      ],
    },
  ],
};
