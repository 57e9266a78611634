import { createHash } from 'node:crypto';
import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { maxReports, reportPaces, type ReportTrouble } from '../../../assembly/report-schedule.ts';
import { localeOf, messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import {
  addReport,
  lastingKey,
  removeReport,
  repeatReport,
  reportsOf,
  type SentReport,
} from '../../../store/reports/scheduled-reports.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { channelName } from '../../channels/channel-name.ts';
import { alertChannelTypes } from '../../channels/channel-types.ts';
import { choice } from '../../render/choice.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList, limits } from '../../render/limits.ts';
import { autocompleted, forManaging, localized, localizedChoice } from '../../render/localized-options.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { utcToday } from '../../resolve/periods.ts';
import { reportWhen, scheduledSubject } from '../../views/stats/report-words.ts';
import type { Command, CommandContext, Reply } from '../command.ts';
import { suggestForSearch } from '../search/search-options.ts';
import { ownerOf } from '../subscriptions/owner.ts';
import { targetOf } from '../subscriptions/target-channel.ts';
import { readReport, reportOptions } from './report-options.ts';

export const reportsCommand: Command = {
  definition: {
    ...localized(({ commands }) => commands.reports),
    ...forManaging,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.reports.add),
        options: [
          {
            type: ApplicationCommandOptionType.String,
            ...localized(({ commands }) => commands.reports.every),
            required: true,
            choices: reportPaces.map((pace) =>
              localizedChoice(pace, ({ commands }) => commands.reports.paces[pace]),
            ),
          },
          ...reportOptions,
          {
            type: ApplicationCommandOptionType.Channel,
            ...localized(({ commands }) => commands.reports.channel),
            channel_types: [...alertChannelTypes],
          },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.reports.list),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.reports.again),
        options: [autocompleted(({ commands }) => commands.reports.which, true)],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.reports.remove),
        options: [autocompleted(({ commands }) => commands.reports.which, true)],
      },
    ],
  },

  costs: ({ options }) => (options.getSubcommand() === 'list' ? 'look' : 'change'),

  run: async (interaction, context, language) => {
    const owner = ownerOf(interaction, language);
    if ('card' in owner) return owner.card;
    switch (interaction.options.getSubcommand()) {
      case 'add':
        return add(interaction, owner, context, language);
      case 'remove':
        return remove(interaction, owner, context, language);
      case 'again':
        return again(interaction, owner, context, language);
      default:
        return list(owner, context, language);
    }
  },

  suggest: async (interaction, { db }, language) => {
    const subcommand = interaction.options.getSubcommand();
    if (subcommand === 'add') return suggestForSearch(interaction, db, language);
    const owner = ownerOf(interaction, language);
    if ('card' in owner) return [];
    const { reports } = messagesFor(language);
    return (await reportsOf(db, owner))
      .filter(({ report }) => subcommand === 'remove' || report.trouble)
      .slice(0, limits.choices)
      .map((one) =>
        choice(
          reports.choice(scheduledSubject(one.report, language), reports.every[one.report.every]),
          valueOf(one),
        ),
      );
  },
};

async function add(
  interaction: ChatInputCommandInteraction,
  owner: Owner,
  context: CommandContext,
  language: Locale,
): Promise<Reply> {
  const target = targetOf(interaction, context, language);
  if ('card' in target) return target.card;
  const { db } = context;
  const read = await readReport(interaction, db, language);
  if ('reply' in read) return read.reply;
  const every = reportPaces.find((one) => one === interaction.options.getString('every', true)) ?? 'month';
  const asked = { of: read.subject.of, key: await lastingKey(db, read.subject), every };
  const { channelId, kind } = target;
  const usualLanguage = localeOf(interaction.guildLocale ?? interaction.locale);
  const outcome = await addReport(db, { ...owner, channelId, kind, usualLanguage }, asked, utcToday());
  const { reports } = messagesFor(language);
  if (outcome === 'full') return troubleCard(reports.full(maxReports));
  const channel = channelName({ channelId, isDirect: kind === 'direct' }, language);
  const subject = shown(scheduledSubject(asked, language));
  return noticeCard(
    outcome === 'known'
      ? reports.known(channel, subject, reports.every[every])
      : reports.added(channel, subject, reports.every[every], reports.when[every]),
    kind === 'direct' ? reports.personal : null,
  );
}

async function list(owner: Owner, { db }: CommandContext, language: Locale): Promise<Reply> {
  const { reports, declaration } = messagesFor(language);
  const lines = (await reportsOf(db, owner)).map(
    ({ channelId, isDirect, report }) =>
      `• ${reports.line(
        channelName({ channelId, isDirect }, language),
        shown(scheduledSubject(report, language)),
        reports.every[report.every],
      )}${missed(report.trouble, language)}`,
  );
  return lines.length === 0
    ? noticeCard(reports.none)
    : noticeCard(`**${reports.title}**`, fitList(lines, 3_500, '\n', declaration.more));
}

/** What was not posted, why, and what to do. */
function missed(trouble: ReportTrouble | null | undefined, language: Locale): string {
  if (!trouble) return '';
  const { reports } = messagesFor(language);
  return `\n  ${reports.missed(reportWhen(trouble.period, language), deliveryReason(trouble.reason, language))}`;
}

async function again(
  interaction: ChatInputCommandInteraction,
  owner: Owner,
  { db }: CommandContext,
  language: Locale,
): Promise<Reply> {
  const { reports } = messagesFor(language);
  const found = await chosen(interaction, owner, db);
  if (found === undefined) return troubleCard(reports.unknown);
  const { channelId, report } = found;
  if (!report.trouble || !(await repeatReport(db, owner, channelId, report)))
    return troubleCard(reports.nothingMissed);
  const when = reportWhen(report.trouble.period, language);
  return noticeCard(reports.again(when, shown(scheduledSubject(report, language))));
}

async function remove(
  interaction: ChatInputCommandInteraction,
  owner: Owner,
  { db }: CommandContext,
  language: Locale,
): Promise<Reply> {
  const { reports } = messagesFor(language);
  const found = await chosen(interaction, owner, db);
  if (found === undefined || !(await removeReport(db, owner, found.channelId, found.report)))
    return troubleCard(reports.unknown);
  const subject = shown(scheduledSubject(found.report, language));
  return noticeCard(reports.removed(subject, reports.every[found.report.every]));
}

/** The report that was picked from those offered; somebody may have removed it meanwhile. */
async function chosen(
  { options }: ChatInputCommandInteraction,
  owner: Owner,
  db: CommandContext['db'],
): Promise<SentReport | undefined> {
  const wanted = options.getString('report', true);
  return (await reportsOf(db, owner)).find((one) => valueOf(one) === wanted);
}

const shown = (name: string): string => fit(oneLine(name), 200, escape);

/** What stands for a report among those offered. */
function valueOf({ channelId, report: { of, key, every } }: SentReport): string {
  return createHash('sha256').update([channelId, of, key, every].join('\n')).digest('base64url').slice(0, 24);
}
