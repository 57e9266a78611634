import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Messages } from '../../i18n/shape.ts';
import { conditions } from './conditions.ts';
import { called, forManaging, named, typed } from './options.ts';

const which = (required = true) => typed(({ commands }) => commands.subscriptions.which, required);

/** Conditions by the names of their options. */
export const conditionNames = [
  'topic',
  'country',
  'signatory',
  'delegation',
  'group',
  'words',
  'minimum',
] as const satisfies readonly (keyof Messages['commands']['subscriptions']['resets'])[];

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
      ...conditions,
      {
        type: ApplicationCommandOptionType.String,
        ...called(({ commands }) => commands.subscriptions.reset),
        choices: conditionNames.map((name) =>
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
