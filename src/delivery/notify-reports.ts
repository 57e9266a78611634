import type { PostingReason } from '../assembly/delivery/posting-reason.ts';
import type { ScheduledReport } from '../assembly/report-schedule.ts';
import type { ReportRecord } from '../assembly/report.ts';
import type { Context } from '../context.ts';
import { pauseAfter, probeBackoff } from '../lib/backoff.ts';
import { textLanguageOf } from '../locales.ts';
import { restoredSince } from '../store/backup/restored.ts';
import { dueReports, type DueReport } from '../store/reports/due-reports.ts';
import { noteReport, subjectOfReport } from '../store/reports/scheduled-reports.ts';
import { reportOn } from '../store/stats/report.ts';
import { suspendChannel } from '../store/subscriptions/channels.ts';
import type { Courier, Posted, Posting } from './courier.ts';
import { nonceFrom } from './nonce.ts';
import { notifyAdminOnce } from './notify-admin.ts';
import { nextLook } from './settle.ts';

interface ReportContext extends Context {
  readonly courier: Pick<Courier, 'post' | 'find' | 'tellAdministrator'>;
  readonly signal: AbortSignal;
  /** A channel was suspended: somebody is to look when it opens. */
  readonly onSuspended?: () => void;
  /** A defect, or a report that nobody can be sure of: for the operator. */
  readonly onTrouble?: (due: DueReport, reason: PostingReason) => void;
}

/** As many a look: what else a look does is not to wait for all of them at the end of a month. */
const perLook = 100;
/** After so many tries, over about a day, a report is not tried any more. */
const maxFailures = 12;

/**
 * Sends channels the reports that they asked for, each once: what may have been posted before a crash, or by another process, is
 * looked for before it is posted again. What cannot be posted is noted with its reason, and a channel that Discord closed is suspended, as
 * for alerts: its report waits until it opens.
 *
 * @returns how many were sent now.
 */
export async function notifyReports(context: ReportContext): Promise<number> {
  const { db, now, signal, log } = context;
  const read = reader(context);
  let sent = 0;
  for (const due of (await dueReports(db, now())).slice(0, perLook)) {
    if (signal.aborted) break;
    try {
      if (await send(due, read, context)) sent += 1;
    } catch (error) {
      log.error({ err: error, channel: due.place.channelId }, 'a report could not be dealt with');
      await putOff(
        due,
        { kind: 'retry', reason: { code: 'ownTrouble' }, afterMs: null, unsure: true },
        context,
      );
    }
  }
  if (sent > 0) log.info({ sent }, 'reports were sent');
  return sent;
}

type Read = (due: DueReport) => Promise<ReportRecord | null>;

/** Many channels ask for the same: it is read once a look. */
function reader({ db }: Context): Read {
  const held = new Map<string, Promise<ReportRecord | null>>();
  return ({ place, report, period }) => {
    const language = textLanguageOf(place.language);
    const key = JSON.stringify([report.of, report.key, period, language]);
    const made =
      held.get(key) ??
      subjectOfReport(db, report).then((subject) =>
        subject === null ? null : reportOn(db, subject, period, language),
      );
    held.set(key, made);
    return made;
  };
}

/** Of what is settled, posted or not. */
const settled = { trying: null, notBefore: null, failures: 0 } as const;

async function send(due: DueReport, read: Read, context: ReportContext): Promise<boolean> {
  const { db, now, courier, signal } = context;
  const { place, report, period } = due;
  const { channelId } = place;
  const done = (from: ScheduledReport) =>
    noteReport(db, channelId, from, { ...settled, through: period.to, trouble: null });
  const record = await read(due);
  if (record === null) {
    await stop(due, { code: 'personGone' }, report.trying, context);
    return false;
  }
  const posting: Posting = {
    place: { ...place, roleId: null },
    nonce: nonceFrom(`report:${channelId}:${report.of}:${report.key}:${report.every}:${period.to}`),
    content: { kind: 'report', report: record },
  };
  // What was told since an older copy of the store was made is not noted in it.
  const doubt = report.trying ?? (await db.transaction((tx) => restoredSince(tx, period.to)));
  if (doubt !== null) {
    const found = await courier.find(posting, new Date(doubt), signal);
    switch (found.kind) {
      case 'found':
        await done(report);
        return true;
      // Where nobody can look, one message too few is better than one too many.
      case 'hidden':
        await stop(due, { code: 'noTelling' }, new Date(doubt).toISOString(), context);
        context.onTrouble?.(due, { code: 'noTelling' });
        return false;
      case 'retry':
        await putOff(due, { ...found, unsure: report.trying !== null }, context);
        return false;
      case 'closed':
        await suspend(due, found, report.trying, context);
        return false;
      case 'absent':
    }
  }
  const trying = report.trying ?? now().toISOString();
  const claimed = await noteReport(db, channelId, report, { trying });
  if (claimed === null) return false;
  const mine = { ...due, report: claimed };
  const posted = await courier.post(posting, signal);
  switch (posted.kind) {
    case 'sent':
      await done(claimed);
      return true;
    case 'retry':
      await putOff(mine, posted, context);
      return false;
    case 'closed':
      // An answer that refuses leaves no doubt of its own.
      await suspend(mine, posted, null, context);
      return false;
    case 'defect':
      await stop(mine, posted.reason, null, context);
      context.onTrouble?.(due, posted.reason);
      return false;
    case 'refused':
      await stop(mine, posted.reason, null, context);
      return false;
  }
}

/** Tries again later; not for ever, unless nothing could be learned, as in an outage of the server. */
async function putOff(
  due: DueReport,
  posted: Extract<Posted, { kind: 'retry' }>,
  context: ReportContext,
): Promise<void> {
  const { db, now } = context;
  const { place, report } = due;
  const trying = posted.unsure ? report.trying : null;
  const failures = posted.isUnknown === true ? report.failures : report.failures + 1;
  if (failures >= maxFailures) {
    await stop(due, { code: 'givenUp', attempts: failures, last: posted.reason }, trying, context);
    return;
  }
  const pause = pauseAfter(probeBackoff, failures, posted.afterMs);
  const notBefore = new Date(now().getTime() + pause).toISOString();
  await noteReport(db, place.channelId, report, { trying, failures, notBefore });
}

/** Does without the report on this period, and notes why for whoever looks. */
async function stop(
  due: DueReport,
  reason: PostingReason,
  unsureSince: string | null,
  { db, log }: ReportContext,
): Promise<void> {
  const { place, report, period } = due;
  const trouble = { period, reason, unsureSince };
  await noteReport(db, place.channelId, report, { ...settled, through: period.to, trouble });
  log.warn({ channel: place.channelId, ...about(due), reason }, 'a report was not posted');
}

/** As for an alert: the channel is tried again by itself, an administrator is told, and the report is due when it is open. */
async function suspend(
  due: DueReport,
  closed: Extract<Posted, { kind: 'closed' }>,
  trying: string | null,
  context: ReportContext,
): Promise<void> {
  const { db, now, log, onSuspended } = context;
  const { channelId } = due.place;
  const { reason } = closed;
  await noteReport(db, channelId, due.report, { trying, notBefore: null });
  const suspended = await suspendChannel(db, channelId, {
    reason,
    now: now(),
    probeAt: (looks) => nextLook(closed, looks + 1, now()),
  });
  log.warn({ channel: channelId, ...about(due), reason }, 'the channel is suspended');
  if (suspended && suspended.probes > 0) await notifyAdminOnce(suspended, context);
  onSuspended?.();
}

/** For the log: what people named is not in it. */
const about = ({ report, period }: DueReport) => ({ report: report.of, every: report.every, to: period.to });
