import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { ConnectError } from './discord/gateway/client.ts';
import { createCourier } from './discord/courier/courier.ts';
import { createOperatorChannel } from './discord/courier/operator.ts';
import { createOperatorDesk } from './ops/operator/desk.ts';
import type { Operator } from './ops/operator/news.ts';
import { judgeSource, alertOnSourceFailure } from './ops/operator/source-alarms.ts';
import { askFollowers } from './delivery/ask-followers.ts';
import { notifyArchiveRead } from './delivery/notify-archive-read.ts';
import { notifyReports } from './delivery/notify-reports.ts';
import { notifyRereadings } from './delivery/notify-rereadings.ts';
import { startDeliverer, type Deliverer } from './delivery/deliverer.ts';
import { watchLapses, type LapseWatch } from './delivery/lapse-watch.ts';
import { offerArchive } from './ops/operator/archive-offer.ts';
import { notifyDamagedPages } from './ops/operator/damaged-pages.ts';
import { readArchive } from './crawl/archive/read-archive.ts';
import { feedPauseAt, sessionFinds } from './crawl/walk/look-ahead.ts';
import { pollSources } from './crawl/poll.ts';
import { reclassify } from './ops/reclassify.ts';
import { notifyUnknownZones } from './ops/operator/unknown-zones.ts';
import { notifyShorterLists } from './ops/operator/shorter-lists.ts';
import { countLooks } from './ops/count-looks.ts';
import { startSchedule } from './ops/schedule.ts';
import { withSecondAddress } from './crawl/second-address.ts';
import { findFeeds, planWalk } from './crawl/sources.ts';
import { readTranslations } from './crawl/translations.ts';
import { walk } from './crawl/walk/walk.ts';
import { noMeter, type Meter } from './lib/meter.ts';
import { aborted, unlessAborted } from './lib/abort.ts';
import { createAssemblyFetcher } from './source/http/assembly-fetcher.ts';
import type { PostingReason } from './assembly/delivery/posting-reason.ts';
import type { Gateway } from './gateway.ts';
import type { Database } from './store/db/database.ts';
import { LeaseLost } from './store/leadership/lease-lost.ts';
import { latestFinds } from './store/crawl/pages/page-evidence.ts';
import type { LeadershipTerm } from './store/leadership/term.ts';
import type { Pulse } from './process/pulse.ts';
import type { Writable, WriteTrouble } from './store/db/writable.ts';
import type { DueReport } from './store/reports/due-reports.ts';
import { reportUnknownZones } from './store/subscriptions/time-zones.ts';
import { describeFeeds, describeFirstLook, describeWalk, describeWalkRound } from './startup-report.ts';

export interface ServiceOptions {
  readonly pulse?: Pulse;
  readonly meter?: Meter;
  readonly config: Config;
  readonly db: Database;
  readonly log: Logger;
  /** For lines the person who started the service reads. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  readonly writable: Writable;
  readonly gateway: Gateway;
  /** The term in which this process is the leader. */
  readonly term: LeadershipTerm;
}

/** What is being sent gets this long to end when the service stops. */
const graceMs = 4_000;
/** Nothing is waited for longer, such as a database that does not answer. */
const patienceMs = 5_500;

/**
 * Polls and posts until the signal aborts, as the one process that does.
 *
 * @throws {ConnectError} when Discord refuses the token, or ends the connection for good.
 */
export async function serve(options: ServiceOptions): Promise<void> {
  const { say, signal, gateway } = options;
  const onAbort = () => {
    // Another process leads, or the database is away.
    if (signal.reason instanceof LeaseLost) void gateway.endDuty();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    while (!signal.aborted) {
      try {
        await serveConnected(options);
        return;
      } catch (error) {
        if (!(error instanceof ConnectError) || error.kind !== 'shards') throw error;
        say(`${error.message} Connecting with more of them …`);
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    await gateway.endDuty();
  }
}

/** @throws {ConnectError} of the kind `shards` when another connection with more shards is to follow. */
async function serveConnected(options: ServiceOptions): Promise<void> {
  const { config, db, log, say, signal, term, writable, gateway, meter = noMeter } = options;
  let deliverer: Deliverer | undefined;
  let desk: Operator | null = null;
  const link = await gateway.connect({
    term,
    signal,
    wake: () => deliverer?.wake(),
    serverChanged: (guildId) => deliverer?.serverChanged(guildId),
    deaf: (isDeaf) => void desk?.tell({ kind: 'gateway', isDeaf }),
  });
  if (!link) return;
  const { rest, clock, gone } = link;
  const ended = AbortSignal.any([signal, gone]);
  const { now } = clock;
  const fetcher = withSecondAddress(createAssemblyFetcher({ ...config, pauseMs: config.fetchPauseMs }), {
    ...config,
    db,
    log,
    now,
  });
  const hard = new AbortController();
  const late = new AbortController();
  const hurry = () => {
    setTimeout(() => hard.abort(), graceMs).unref();
    setTimeout(() => late.abort(), patienceMs).unref();
  };
  ended.addEventListener('abort', hurry, { once: true });
  let stopWatching: (() => void) | undefined;
  let lapses: LapseWatch | undefined;
  try {
    const zonesReported = reportUnknownZones(db, log).catch((error: unknown) =>
      log.warn({ err: error }, 'whether the database knows all time zones could not be asked'),
    );
    const channelId = config.operatorChannelId;
    const operator =
      channelId === undefined
        ? null
        : createOperatorDesk(
            { db, log, now },
            createOperatorChannel({ rest, userId: link.known.userId, channelId, log }),
          );
    desk = operator;
    const courier = createCourier({ ...link, log });
    const onTrouble =
      operator &&
      ((reason: PostingReason, { number, channelId: where }: { number: number; channelId: string }) =>
        void operator.tell({ kind: 'delivery', reason, number, channelId: where }));
    lapses = watchLapses(
      { db, log, now, courier, signal: ended, isNewlyConnected: link.isNew },
      ({ from: since, messages, hidden }) =>
        void operator?.tell({ kind: 'older-copy', since, messages, hidden }),
    );
    deliverer = await startDeliverer({
      db,
      log,
      now,
      courier,
      signal: hard.signal,
      term: term.number,
      isYoung: term.isYoung,
      ready: lapses.ready,
      ...(options.meter && { meter }),
      ...(onTrouble && { onTrouble }),
    });
    const { wake } = deliverer;
    const reporting = {
      courier,
      onSuspended: wake,
      onTrouble: ({ place, period }: DueReport, reason: PostingReason) =>
        void operator?.tell({ kind: 'report', reason, channelId: place.channelId, to: period.to }),
    };
    let first = true;
    const countNewLooks = options.meter && (await countLooks(db, options.meter));
    const look = async () => {
      options.pulse?.lookBegan();
      const begun = performance.now();
      // Every line of one look bears its id.
      const lookLog = log.child({ look: randomUUID().slice(0, 8) });
      const { assemblyUrl, newsMaxAgeDays, walk: walkOptions, walkMode } = config;
      const done = (outcome: string) => {
        const ms = Math.round(performance.now() - begun);
        meter.looked('round', outcome, ms / 1000);
        lookLog.info({ outcome, ms }, 'looked');
      };
      const context = {
        db,
        log: lookLog,
        now,
        fetcher,
        assemblyUrl,
        newsMaxAgeDays,
        signal: ended,
        onAlerts: wake,
      };
      try {
        const feeds = await findFeeds(config.feedUrls, context);
        if (first) describeFeeds(feeds, config).forEach(say);
        const finds = await latestFinds(db, sessionFinds);
        const feedEveryMs = walkOptions.paced === true ? feedPauseAt(now(), finds, walkMode === 'off') : 0;
        const report = await pollSources({ ...context, feedUrls: feeds.feedUrls, feedEveryMs });
        if (first) describeFirstLook(report).forEach(say);
        const plan = await planWalk(feeds.feedUrls, { ...context, walkMode });
        if (first) describeWalk(plan, walkOptions.floor).forEach(say);
        if (plan?.isDue === true) {
          const walked = await walk({ ...context, walk: walkOptions });
          describeWalkRound(walked, first, now()).forEach(say);
        }
        await readTranslations(context);
        if (config.archive === 'full') await readArchive({ ...context, walk: walkOptions });
        first = false;
        const { kind } = await judgeSource(context, operator);
        if (operator) {
          await operator.retry();
          await alertOnSourceFailure(context, operator, kind === 'blind');
          await notifyShorterLists(context, operator);
          await notifyUnknownZones(context, operator);
          await notifyDamagedPages(context, operator);
          if (config.archive !== 'full') await offerArchive(context, operator);
        }
        await notifyArchiveRead({ ...context, courier });
        await askFollowers({ ...context, courier });
        await notifyRereadings({ ...context, courier });
        await notifyReports({ ...context, ...reporting });
        await countNewLooks?.();
        done(kind);
      } catch (error) {
        if (ended.aborted) return;
        done('failed');
        throw error;
      } finally {
        options.pulse?.lookEnded();
      }
    };
    const reclassified = reclassify({ db, log, now }, ended).catch((error: unknown) =>
      log.error({ err: error }, 'classifying again failed; the next start goes on'),
    );
    const schedule = startSchedule({ expression: config.pollCron, work: look, log });
    const tell = (trouble: WriteTrouble | null) => void operator?.tell({ kind: 'database', trouble });
    tell(writable.trouble);
    stopWatching = writable.subscribe((trouble) => {
      tell(trouble);
      if (trouble !== null) return;
      wake();
      void schedule.trigger();
    });
    await aborted(ended);
    log.info('stopping');
    await unlessAborted(Promise.all([schedule.stop(), zonesReported, reclassified]), hard.signal);
  } finally {
    hurry();
    stopWatching?.();
    await unlessAborted(endAll([deliverer?.stop, lapses?.stop]), late.signal);
    await fetcher.close();
    log.info('stopped');
  }
  gone.throwIfAborted();
}

async function endAll(ends: readonly ((() => Promise<void>) | undefined)[]): Promise<void> {
  for (const end of ends) await end?.();
}
