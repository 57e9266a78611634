import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { optionNames, optionOf } from './conditions.ts';
import { called, forManaging, named, typed } from '../../render/localized-options.ts';

const which = (required = true) => typed(({ commands }) => commands.subscriptions.which, required);

function subcommand(
  name: 'list' | 'edit' | 'pause' | 'resume' | 'remove' | 'test',
  options: APIApplicationCommandSubcommandOption['options'] = [],
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...called(({ commands }) => commands.subscriptions[name]),
    options,
  };
}

/** What Discord is told of `/subscriptions`. */
export const subscriptionsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  ...called(({ commands }) => commands.subscriptions),
  ...forManaging,
  options: [
    subcommand('list'),
    subcommand('edit', [
      which(),
      ...optionNames.map((name) => optionOf(name).definition),
      {
        type: ApplicationCommandOptionType.String,
        ...called(({ commands }) => commands.subscriptions.reset),
        choices: optionNames.map((name) =>
          named(name, ({ commands }) => commands.subscriptions.resets[name]),
        ),
      },
    ]),
    subcommand('test', [which()]),
    subcommand('pause', [which()]),
    subcommand('resume', [
      which(false),
      {
        type: ApplicationCommandOptionType.Channel,
        ...called(({ commands }) => commands.subscriptions.whichChannel),
      },
    ]),
    subcommand('remove', [which()]),
  ],
};
