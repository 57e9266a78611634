import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { optionNames, optionOf } from './condition-options.ts';
import { localized, forManaging, localizedChoice, autocompleted } from '../../render/localized-options.ts';

const which = (required = true) => autocompleted(({ commands }) => commands.subscriptions.which, required);

function subcommand(
  name: 'list' | 'edit' | 'pause' | 'resume' | 'remove' | 'test' | 'export' | 'import',
  options: APIApplicationCommandSubcommandOption['options'] = [],
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...localized(({ commands }) => commands.subscriptions[name]),
    options,
  };
}

/** What Discord is told of `/subscriptions`. */
export const subscriptionsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  ...localized(({ commands }) => commands.subscriptions),
  ...forManaging,
  options: [
    subcommand('list'),
    subcommand('edit', [
      which(),
      ...optionNames.map((name) => optionOf(name).definition),
      {
        type: ApplicationCommandOptionType.String,
        ...localized(({ commands }) => commands.subscriptions.reset),
        choices: optionNames.map((name) =>
          localizedChoice(name, ({ conditions }) => conditions.options[name].reset),
        ),
      },
    ]),
    subcommand('test', [which()]),
    subcommand('pause', [which()]),
    subcommand('resume', [
      which(false),
      {
        type: ApplicationCommandOptionType.Channel,
        ...localized(({ commands }) => commands.subscriptions.whichChannel),
      },
    ]),
    subcommand('remove', [which()]),
    subcommand('export'),
    subcommand('import', [
      {
        type: ApplicationCommandOptionType.Attachment,
        ...localized(({ commands }) => commands.subscriptions.file),
        required: true,
      },
    ]),
  ],
};
