import { time } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import type { PostingReason } from '../../../assembly/delivery/posting-reason.ts';
import type { DeclarationEntry } from '../../../assembly/record.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { sayProgress, sayVerdict } from '../../../i18n/seeing.ts';
import type { Messages } from '../../../i18n/shape.ts';
import { blocks, card, colour, lines, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList, limits } from '../../render/limits.ts';
import { entry } from '../../render/parts.ts';
import type { ScheduledReport } from '../../../assembly/report-schedule.ts';
import { reportWhen, scheduledSubject } from '../stats/report-words.ts';
import { channelName } from '../../channels/channel-name.ts';

const gapsShown = 8;

type Outcome = keyof Messages['status']['outcomes'];

/** What is held, how the sources are doing and what waits; the shape of the store's `status`. */
export interface StatusView {
  readonly declarations: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly latest: DeclarationEntry | null;
  readonly lastNewAt: Date | null;
  readonly coverage: {
    readonly missing: number;
    readonly gaps: readonly { readonly from: number; readonly to: number }[];
  };
  readonly waitingPages: number;
  readonly incompletePages: number;
  /** Files that a source announced and that never came. */
  readonly gonePages?: number;
  /** Share of the archive that is read, from 0 to 1, while it is being read. */
  readonly archiveRead?: number | null;
  readonly sources: readonly {
    /** As anybody may see it. */
    readonly source: string;
    readonly lastLookAt: Date;
    readonly lastOutcome: Outcome;
    readonly lastSuccessAt: Date | null;
    readonly failingSince: Date | null;
    /** A feed that names no file of the Assembly. */
    readonly ofNoUse?: 'news' | 'pages';
  }[];
  readonly pending: number;
  /** There may be more than that. */
  readonly pendingCut?: boolean;
}

/** Whether a new declaration would be found, and how far the archive is read. */
export interface SeenView {
  readonly verdict: Parameters<typeof sayVerdict>[0];
  readonly progress: Parameters<typeof sayProgress>[0];
}

/** An alert that this server did not get, or gets late. */
export interface TroubleView {
  readonly number: number;
  readonly channelId: string;
  readonly isDirect?: boolean;
  /** Of the delivery: what is neither on its way nor held will not come any more. */
  readonly state: string;
  readonly reason: PostingReason | null;
}

/** A report of which the last period was not posted; of another nothing is said. */
interface MissedReport {
  readonly channelId: string;
  readonly isDirect: boolean;
  readonly report: ScheduledReport;
}

/** What this server did not get. */
interface MissedView {
  readonly alerts: readonly TroubleView[];
  readonly reports: readonly MissedReport[];
}

/** The processes that share the shards, and how many of these there are. */
export interface ProcessesView {
  readonly total: number;
  readonly processes: readonly {
    readonly id: string;
    readonly leads: boolean;
    readonly shards: readonly number[];
    readonly connectedSince: Date | null;
    readonly cutOffSince: Date | null;
  }[];
}

export function statusCard(
  view: StatusView,
  { alerts, reports }: MissedView,
  language: Locale,
  seen: SeenView | null = null,
  shared: ProcessesView | null = null,
): Card {
  const messages = messagesFor(language);
  const { more } = messages.declaration;
  const sources = view.sources.map((source) => sourceLine(source, language));
  const held =
    view.lowest === null || view.highest === null
      ? messages.status.empty
      : messages.status.held(view.declarations, view.lowest, view.highest);
  return card({
    color: colour,
    title: messages.status.title,
    description: blocks(
      seen === null ? null : seenLine(seen, language),
      held,
      view.latest === null ? null : messages.status.latest(entry(view.latest, language)),
      lines(
        view.lastNewAt === null ? null : messages.status.lastNew(time(view.lastNewAt, 'R')),
        view.coverage.missing === 0 ? null : messages.status.missing(view.coverage.missing, gapsIn(view)),
      ),
      lines(
        view.waitingPages === 0 ? null : messages.status.waiting(view.waitingPages),
        view.incompletePages === 0 ? null : messages.status.incomplete(view.incompletePages),
        (view.gonePages ?? 0) === 0 ? null : messages.status.gone(view.gonePages ?? 0),
        view.archiveRead == null ? null : messages.status.archive(Math.floor(view.archiveRead * 100)),
        view.pending === 0 ? null : messages.status.pending(view.pending, view.pendingCut === true),
      ),
    ),
    fields: [
      {
        name: messages.status.sources,
        value: fitList(sources, limits.fieldValue, '\n', more) || messages.status.noSources,
      },
      {
        name: messages.status.processes,
        value: fitList(shared === null ? [] : processLines(shared, language), limits.fieldValue, '\n', more),
      },
      {
        name: messages.status.trouble,
        value: fitList(
          [
            ...reports.flatMap((item) => missedReport(item, language)),
            ...alerts.map((item) => troubleLine(item, language)),
          ],
          limits.fieldValue,
          '\n',
          more,
        ),
      },
    ].filter(({ value }) => value !== ''),
    footer: { text: messages.help.note },
  });
}

const lights = { seeing: '🟢', unsure: '🟠', blind: '🔴' } as const;

function seenLine({ verdict, progress }: SeenView, language: Locale): string {
  const { late } = messagesFor(language).seeing;
  const said = sayVerdict(verdict, language, (at) => time(at, 'R'));
  return lines(
    `${lights[verdict.kind]} ${verdict.kind === 'seeing' || verdict.reason.code === 'starting' ? said : `${said} ${late}`}`,
    sayProgress(progress, language),
  );
}

function sourceLine(source: StatusView['sources'][number], language: Locale): string {
  const messages = messagesFor(language).status;
  const answered = source.lastOutcome === 'ok' || source.lastOutcome === 'unchanged';
  const facts = [
    messages.look(messages.outcomes[source.lastOutcome], time(source.lastLookAt, 'R')),
    ...(answered || source.failingSince === null
      ? []
      : [messages.failingSince(time(source.failingSince, 'f'))]),
    ...(answered
      ? []
      : [
          source.lastSuccessAt === null
            ? messages.neverAnswered
            : messages.lastSuccess(time(source.lastSuccessAt, 'R')),
        ]),
    ...(source.ofNoUse === undefined ? [] : [messages.ofNoUse[source.ofNoUse]]),
  ];
  const programs: Readonly<Record<string, string>> = messages.programs;
  const called = programs[source.source] ?? source.source;
  const light = source.ofNoUse === undefined ? '🟢' : '⚪';
  return `${answered ? light : '🟠'} ${fit(oneLine(called), 120, escape)}\n${facts.join(' · ')}`;
}

function processLines({ total, processes }: ProcessesView, language: Locale): string[] {
  const { process: said } = messagesFor(language).status;
  return processes.map(({ id, leads, shards, connectedSince, cutOffSince }) => {
    const light = cutOffSince ? '🔴' : connectedSince ? '🟢' : '⚪';
    const facts = [
      said.shards(shards, total),
      ...(leads ? [said.leads] : []),
      ...(connectedSince ? [said.connected(time(connectedSince, 'f'))] : []),
      ...(cutOffSince ? [said.cutOff(time(cutOffSince, 'f'))] : []),
    ];
    return `${light} \`${id}\` · ${facts.join(' · ')}`;
  });
}

/** The gaps with the highest numbers: "776, 741-743 …". */
function gapsIn({ coverage }: StatusView): string {
  const named = coverage.gaps
    .slice(0, gapsShown)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return named.join(', ') + (coverage.gaps.length > gapsShown ? ' …' : '');
}

const coming: ReadonlySet<string> = new Set(['pending', 'sending', 'held']);

function troubleLine(
  { number, channelId, isDirect = false, state, reason }: TroubleView,
  language: Locale,
): string {
  const messages = messagesFor(language);
  const why = deliveryReason(reason ?? { code: 'refused' }, language);
  const said = coming.has(state) ? messages.status.late(why) : why;
  return messages.status.troubleLine(number, channelName({ channelId, isDirect }, language), said);
}

function missedReport({ channelId, isDirect, report }: MissedReport, language: Locale): string[] {
  const { trouble } = report;
  if (!trouble) return [];
  return [
    messagesFor(language).reports.statusLine(
      fit(oneLine(scheduledSubject(report, language)), 100, escape),
      reportWhen(trouble.period, language),
      channelName({ channelId, isDirect }, language),
      deliveryReason(trouble.reason, language),
    ),
  ];
}
