import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { makeSearch } from '../../../store/search/saved-searches.ts';
import { datasetParts, exportDataset } from '../../queries/export-dataset.ts';
import { exportReply } from '../../queries/export.ts';
import { formats, type Format } from '../../queries/export-file.ts';
import { progressIn } from '../../interactions/progress.ts';
import { troubleCard } from '../../render/notice.ts';
import { askDay, suggestPeriods } from '../../resolve/periods.ts';
import { askCollective } from '../../resolve/delegations-and-groups.ts';
import type { Command, Reply } from '../command.ts';
import { findDeclaration, offerDeclarations } from '../../resolve/declarations.ts';
import { suggestDelegations, suggestGroups } from '../../resolve/names.ts';
import { askPerson, suggestPeople } from '../../resolve/people.ts';
import { readSearchOptions, searchOptions, suggestForSearch } from './search-options.ts';
import { signatoriesOf } from '../../views/declarations/declaration.ts';
import type { View } from '../../render/view-kinds.ts';
import { twoDeclarations } from '../people/compare.ts';
import {
  localized,
  localizedChoice,
  forReading,
  autocompleted,
  type LocalizedOption,
} from '../../render/localized-options.ts';
import { readStats, statsOptions } from '../stats/stats.ts';

const format: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  ...localized(({ ask }) => ask.format),
  choices: [
    { name: 'Excel (XLSX)', value: 'xlsx' },
    { name: 'CSV', value: 'csv' },
    { name: 'JSON', value: 'json' },
  ],
};

function sub(
  asked: LocalizedOption,
  ...options: readonly APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...localized(asked),
    options: [...options, format],
  };
}

const part: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  ...localized(({ ask }) => ask.part),
  choices: datasetParts.map((value) => localizedChoice(value, ({ exporting }) => exporting.parts[value])),
};

const since = autocompleted(({ ask }) => ask.since);

export const exportCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.export),
    ...forReading,
    options: [
      sub(
        ({ ask }) => ask.exportDeclaration,
        autocompleted(({ ask }) => ask.number, true),
      ),
      sub(
        ({ ask }) => ask.exportSignatory,
        autocompleted(({ ask }) => ask.name, true),
      ),
      sub(
        ({ ask }) => ask.exportCompanions,
        autocompleted(({ ask }) => ask.name, true),
      ),
      sub(
        ({ ask }) => ask.exportDelegation,
        autocompleted(({ ask }) => ask.country, true),
      ),
      sub(
        ({ ask }) => ask.exportGroup,
        autocompleted(({ ask }) => ask.groupName, true),
      ),
      sub(({ ask }) => ask.exportSearch, ...searchOptions),
      sub(
        ({ ask }) => ask.exportCompare,
        autocompleted(({ ask }) => ask.first, true),
        autocompleted(({ ask }) => ask.second, true),
      ),
      sub(({ ask }) => ask.exportStats, ...statsOptions),
      sub(({ ask }) => ask.exportDataset, part, since),
    ],
  },

  costs: () => 'export',

  run: async (interaction, { db }, language) => {
    if (interaction.options.getSubcommand() === 'dataset') return datasetAsked(interaction, db, language);
    const view = await viewAsked(interaction, db, language);
    if ('reply' in view) return view.reply;
    return exportReply({ db, language }, view, formatOf(interaction.options.getString('format')));
  },

  suggest: async (interaction, { db }, language) => {
    const typed = interaction.options.getFocused();
    switch (interaction.options.getSubcommand()) {
      case 'signatory':
      case 'together':
        return suggestPeople(db, typed, language);
      case 'delegation':
        return suggestDelegations(typed, language);
      case 'group':
        return suggestGroups(typed, language);
      case 'dataset':
        return suggestPeriods(typed, 'from', language);
      case 'search':
      case 'stats':
        return suggestForSearch(interaction, db, language);
      default:
        return offerDeclarations(db, typed, language);
    }
  },
};

function formatOf(value: string | null): Format | null {
  return formats.find((one) => one === value) ?? null;
}

async function datasetAsked(
  interaction: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<Reply> {
  const { options, attachmentSizeLimit } = interaction;
  const { exporting } = messagesFor(language);
  const typed = options.getString('since');
  const read = typed === null ? { day: null } : askDay(typed, 'from', language);
  if ('reply' in read) return read.reply;
  const part = datasetParts.find((one) => one === options.getString('part')) ?? null;
  const format = formatOf(options.getString('format'));
  const progress = progressIn(interaction);
  const asked = { part, format, since: read.day, maxBytes: attachmentSizeLimit };
  const reply = await exportDataset(db, asked, language, (done, all) =>
    progress.say(() => exporting.making(formatNumber(done, language), formatNumber(all, language))),
  );
  await progress.end();
  return reply;
}

async function viewAsked(
  interaction: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<View | { readonly reply: Reply }> {
  const { options } = interaction;
  const what = options.getSubcommand();
  switch (what) {
    case 'signatory':
    case 'together': {
      const found = await askPerson(db, options.getString('name', true), language);
      if ('reply' in found) return found;
      return { kind: what === 'signatory' ? 'signed' : 'together', id: found.id, page: 1 };
    }
    case 'delegation':
    case 'group': {
      const typed = options.getString(what === 'group' ? 'name' : 'country', true);
      const found = askCollective(what, typed, language);
      return 'reply' in found ? found : { kind: what, code: found.code };
    }
    case 'search': {
      const read = await readSearchOptions(interaction, db, language);
      if ('reply' in read) return read;
      const kept = await makeSearch(db, read.asked, textLanguageOf(language), {
        userId: interaction.user.id,
        guildId: interaction.guildId,
      });
      return kept === null
        ? { reply: troubleCard(messagesFor(language).search.tooCommon) }
        : { kind: 'search', id: kept.id, page: 1 };
    }
    case 'compare':
      return twoDeclarations(interaction, db, language);
    case 'stats':
      return readStats(interaction, db, language);
    default: {
      const found = await findDeclaration(db, options.getString('number', true), language);
      return 'reply' in found ? found : signatoriesOf(found.number);
    }
  }
}
