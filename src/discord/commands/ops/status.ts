import { PermissionFlagsBits } from 'discord.js';
import { shownAddress } from '../../../source/http/shown-address.ts';
import { channelTrouble } from '../../../store/delivery/deliveries.ts';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import type { Database } from '../../../store/db/database.ts';
import { readSourceView } from '../../../ops/seeing.ts';
import { sourcesStatus as statusOf, type SourcesStatus } from '../../../store/crawl/source-status.ts';
import { whoHolds } from '../../../store/sharing/who-holds.ts';
import { reportsOf } from '../../../store/reports/scheduled-reports.ts';
import { isOperator } from '../../interactions/operators.ts';
import { statusCard, type ProcessesView } from '../../views/ops/status.ts';
import type { Command, CommandContext } from '../command.ts';
import { localized, forReading } from '../../render/localized-options.ts';

const reading = new WeakMap<Database, Map<Locale, Promise<SourcesStatus>>>();

/** Those who ask at the same moment share one answer: the embedded database has one session, and alerts need it too. */
function together(db: Database, language: Locale): Promise<SourcesStatus> {
  const asked = reading.get(db) ?? new Map<Locale, Promise<SourcesStatus>>();
  reading.set(db, asked);
  const known = asked.get(language);
  if (known !== undefined) return known;
  const answer = statusOf(db, textLanguageOf(language)).finally(() => asked.delete(language));
  asked.set(language, answer);
  return answer;
}

/** Which processes share the work, for whoever runs them; `null` where there is one, and for anybody else. */
async function processesFor(
  interaction: Parameters<Command['run']>[0],
  { db, operator }: Pick<CommandContext, 'db' | 'operator'>,
): Promise<ProcessesView | null> {
  const view = await whoHolds(db);
  if (view.processes.length < 2 || operator === undefined) return null;
  return (await isOperator(interaction, operator.channelId)) === true ? view : null;
}

export const statusCommand: Command = {
  definition: { ...localized(({ commands }) => commands.status), ...forReading },

  run: async (interaction, { db, operator }, language) => {
    const { guildId, memberPermissions, user } = interaction;
    // Which channels get alerts, and which do not, is for those who manage them.
    const manages = memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    const owner = guildId === null ? { userId: user.id } : manages ? { guildId } : null;
    const trouble = owner === null ? [] : await channelTrouble(db, owner);
    const missed = owner === null ? [] : (await reportsOf(db, owner)).filter(({ report }) => report.trouble);
    const isDirect = guildId === null;
    const view = await together(db, language);
    const sources = view.sources.map((one) => ({ ...one, source: shownAddress(one.source) }));
    return statusCard(
      { ...view, sources },
      { alerts: trouble.map((one) => ({ ...one, isDirect })), reports: missed },
      language,
      await readSourceView(db, new Date()),
      await processesFor(interaction, { db, ...(operator && { operator }) }),
    );
  },
};
