import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Messages } from '../../i18n/shape.ts';
import { conditions } from './conditions.ts';
import { completed, described, forManaging, named } from './options.ts';

const which = (required = true) =>
  completed('subscription', ({ subscriptions }) => subscriptions.which, required);

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
    name,
    ...described(({ subscriptions }) => subscriptions[name]),
    options,
  };
}

/** What Discord is told of `/subscriptions`. */
export const subscriptionsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'subscriptions',
  ...described(({ subscriptions }) => subscriptions.description),
  ...forManaging,
  options: [
    subcommand('list'),
    subcommand('edit', [
      which(),
      ...conditions,
      {
        type: ApplicationCommandOptionType.String,
        name: 'reset',
        ...described(({ subscriptions }) => subscriptions.reset),
        choices: conditionNames.map((name) => named(name, ({ subscriptions }) => subscriptions.resets[name])),
      },
    ]),
    subcommand('test', [which()]),
    subcommand('pause', [which()]),
    subcommand('resume', [
      which(false),
      {
        type: ApplicationCommandOptionType.Channel,
        name: 'channel',
        ...described(({ subscriptions }) => subscriptions.whichChannel),
      },
    ]),
    subcommand('remove', [which()]),
  ],
};
