import type { APIApplicationCommandBasicOption, ChatInputCommandInteraction } from 'discord.js';
import type { ReportSubject } from '../../../assembly/report.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import type { Database } from '../../../store/db/database.ts';
import { autocompleted } from '../../render/localized-options.ts';
import { troubleCard } from '../../render/notice.ts';
import type { Reply } from '../command.ts';
import { readConditions } from '../search/search-options.ts';

/** What a report can be about; everything, when none is given. */
export const reportOptions: readonly APIApplicationCommandBasicOption[] = [
  autocompleted(({ ask }) => ask.about),
  autocompleted(({ ask }) => ask.topic),
  autocompleted(({ ask }) => ask.reportDelegation),
  autocompleted(({ ask }) => ask.reportGroup),
  autocompleted(({ ask }) => ask.reportSignatory),
];

const subjects = ['country', 'topic', 'delegation', 'group', 'signatory'] as const;

/** What a report is to be about and over which time, or what is wrong with that. */
export async function readReport(
  interaction: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<
  | { readonly subject: ReportSubject; readonly from: string | null; readonly to: string | null }
  | { readonly reply: Reply }
> {
  const read = await readConditions(interaction, db, language);
  if ('reply' in read) return read;
  const { asked } = read;
  const given = subjects.filter((of) => asked[of] !== null);
  const [of, ...others] = given;
  if (others.length > 0) return { reply: troubleCard(messagesFor(language).report.chooseOne) };
  const subject: ReportSubject = of === undefined ? { of: 'all', key: '' } : { of, key: String(asked[of]) };
  return { subject, from: asked.from, to: asked.to };
}
