import { countOutdated } from '../store/ingest/classify-stored.ts';
import { shownAddress } from '../source/http/shown-address.ts';
import { advise, sayProgress, sayVerdict } from '../i18n/seeing.ts';
import { addressToLookAt, readSourceView } from '../ops/seeing.ts';
import { countRefused, sourcesStatus } from '../store/crawl/source-status.ts';
import { archiveState } from '../store/crawl/archive-walk.ts';
import { describeArchive } from '../archive-report.ts';
import { countGaps } from '../store/crawl/missing-files.ts';
import { walkState } from '../store/crawl/walk-state.ts';
import { unknownZones } from '../store/subscriptions/time-zones.ts';
import { withStore, type VerbContext } from './verb.ts';

/**
 * What is configured, what is held, how the sources are doing, and what waits. Exit code 0 when a new declaration would
 * surely be found, 1 when that is unsure or would not.
 */
export async function doctorVerb(verb: VerbContext): Promise<number> {
  const { config, out } = verb;
  const moment = (at: Date | null) => at?.toISOString() ?? 'never';
  return withStore(verb, async ({ db, kind }) => {
    const held = await sourcesStatus(db);
    out(`Store: ${kind === 'embedded' ? `embedded, in ${config.dataDir}` : 'PostgreSQL'}`);
    out(`Token: ${config.discordToken === undefined ? 'not set' : 'set'}`);
    out(
      `Feeds configured: ${config.feedUrls.length === 0 ? 'none' : config.feedUrls.map(shownAddress).join(', ')}`,
    );
    out(`Looks: ${config.pollCron} (UTC), ${config.fetchPauseMs} ms between requests`);
    out(
      held.declarations === 0
        ? 'Declarations: none'
        : `Declarations: ${held.declarations}, No. ${held.lowest} to No. ${held.highest}`,
    );
    if (held.coverage.missing > 0) {
      const gaps = held.coverage.gaps.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
      out(`Numbers missing in between: ${held.coverage.missing} (${gaps.join(', ')})`);
    }
    if (held.lastNewAt !== null) out(`Last new declaration stored: ${moment(held.lastNewAt)}`);
    const walked = await walkState(db, config.assemblyUrl);
    if (walked !== null) {
      const { next, highest, frontierAt, declarations } = walked;
      const where =
        frontierAt === null
          ? `at file ${next}, catching up`
          : `up to date since ${moment(frontierAt)}, highest file ${highest}`;
      out(`Walk over the file ids: ${where}; ${declarations} declarations on the way`);
      const gaps = await countGaps(db, highest);
      if (gaps > 0) out(`Files on the way that showed no document, and are asked for again: ${gaps}`);
    }
    describeArchive(await archiveState(db, config.assemblyUrl), walked, config.archive).forEach(out);
    const outdated = await countOutdated(db);
    if (outdated > 0) out(`To be classified again at the next start: ${outdated}`);
    for (const { zone, instead, owners } of await unknownZones(db)) {
      out(`Time zone that the database does not know: ${zone} (set by ${owners}; ${instead} instead)`);
    }
    out(
      `Pages: ${held.waitingPages} waiting, ${held.incompletePages} incomplete, ${held.gonePages} announced and never there`,
    );
    out(
      `Alerts: ${held.pending}${held.pendingCut ? ' or more' : ''} pending, ${await countRefused(db)} refused`,
    );
    for (const { source, lastLookAt, lastOutcome, lastSuccessAt, failingSince, detail } of held.sources) {
      out(
        `${shownAddress(source)}: ${lastOutcome} at ${moment(lastLookAt)}, last success ${moment(lastSuccessAt)}${failingSince === null ? '' : `, failing since ${moment(failingSince)}`}${detail === null ? '' : `. ${detail}`}`,
      );
    }
    const { verdict, progress } = await readSourceView(db, new Date(), config.assemblyUrl);
    const { kind: judged, since, reason } = verdict;
    out(`Verdict: ${judged} since ${moment(since)}. ${sayVerdict(verdict, 'en', moment)}`);
    const read = sayProgress(progress, 'en');
    if (read !== null) out(read);
    if (judged === 'seeing') return 0;
    out(advise(reason.code, await addressToLookAt(db, config.assemblyUrl), 'en'));
    return 1;
  });
}
