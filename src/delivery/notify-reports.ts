import type { ReportRecord } from '../assembly/report.ts';
import type { Context } from '../context.ts';
import { pauseAfter, probeBackoff } from '../lib/backoff.ts';
import { textLanguageOf } from '../locales.ts';
import { restoredSince } from '../store/backup/restored.ts';
import { dueReports, type DueReport } from '../store/reports/due-reports.ts';
import { noteReport, subjectOfReport } from '../store/reports/scheduled-reports.ts';
import { reportOn } from '../store/stats/report.ts';
import type { Courier, Posting } from './courier.ts';
import { nonceFrom } from './nonce.ts';

interface ReportContext extends Context {
  readonly courier: Pick<Courier, 'post' | 'find'>;
  readonly signal: AbortSignal;
}

/** As many a look: what else a look does is not to wait for all of them at the end of a month. */
const perLook = 100;
/** A period that could not be told after so many tries is left out. */
const maxFailures = 12;

/**
 * Sends channels the reports that they asked for, each once: what may have been posted before a crash, or by another process, is
 * looked for before it is posted again.
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
      await failed(due, context);
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

async function send(due: DueReport, read: Read, context: ReportContext): Promise<boolean> {
  const { db, now, courier, signal } = context;
  const { place, report, period } = due;
  const { channelId } = place;
  const done = { through: period.to, trying: null, notBefore: null, failures: 0 };
  const record = await read(due);
  if (record === null) {
    await noteReport(db, channelId, report, done);
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
    // Where nobody can look, one message too few is better than one too many.
    if (found.kind === 'found' || found.kind === 'hidden') await noteReport(db, channelId, report, done);
    else if (found.kind !== 'absent') await failed(due, context);
    if (found.kind !== 'absent') return found.kind === 'found';
  }
  const trying = report.trying ?? now().toISOString();
  const claimed = await noteReport(db, channelId, report, { trying });
  if (claimed === null) return false;
  const posted = await courier.post(posting, signal);
  if (posted.kind === 'sent' || posted.kind === 'refused' || posted.kind === 'defect') {
    await noteReport(db, channelId, claimed, done);
    return posted.kind === 'sent';
  }
  const isUnsure = posted.kind === 'retry' && posted.unsure;
  await failed({ ...due, report: claimed }, context, isUnsure ? trying : null);
  return false;
}

async function failed(
  { place, report, period }: DueReport,
  { db, now }: ReportContext,
  trying = report.trying,
): Promise<void> {
  const failures = report.failures + 1;
  const change =
    failures >= maxFailures
      ? { through: period.to, trying: null, notBefore: null, failures: 0 }
      : {
          trying,
          failures,
          notBefore: new Date(now().getTime() + pauseAfter(probeBackoff, failures)).toISOString(),
        };
  await noteReport(db, place.channelId, report, change);
}
