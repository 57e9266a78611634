import { countOutdated } from '../../store/ingest/classify-stored.ts';
import { shownAddress } from '../../source/http/shown-address.ts';
import { advise, sayProgress, sayVerdict } from '../../i18n/seeing.ts';
import { addressToLookAt, readSourceView } from '../../ops/seeing.ts';
import { countRefused, sourcesStatus } from '../../store/crawl/source-status.ts';
import { deliverySums } from '../../store/ops/delivery-sums.ts';
import { archiveState } from '../../store/crawl/archive-walk.ts';
import { describeArchive } from '../../archive-report.ts';
import { countGaps } from '../../store/crawl/missing-files.ts';
import { walkState } from '../../store/crawl/walk-state.ts';
import { broughtDatasets, type BroughtDataset } from '../../store/dataset/brought.ts';
import { whoHolds } from '../../store/sharing/who-holds.ts';
import { unknownZones } from '../../store/subscriptions/time-zones.ts';

import * as z from 'zod';
import { sql } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import { findingSchema, type Finding } from '../../lib/finding.ts';
import { rows, type Database } from '../../store/db/database.ts';

/** What the database says of the service, as the process tells it that may open it. */
export const storeReportSchema = z.object({
  lines: z.array(z.string()),
  findings: z.array(findingSchema),
  /** Channels of servers with a subscription that is not paused, up to so many. */
  places: z.array(z.object({ channelId: z.string(), guildId: z.string() })),
});

export type StoreReport = z.infer<typeof storeReportSchema>;

/** More channels than these are not looked at one by one. */
const maxPlaces = 200;

type Asked = Pick<Config, 'dataDir' | 'feedUrls' | 'pollCron' | 'fetchPauseMs' | 'assemblyUrl' | 'archive'>;

/** Reads how the sources are doing, what is held and what waits. */
export async function readStoreReport(
  { db, kind }: { readonly db: Database; readonly kind: 'embedded' | 'postgres' },
  config: Asked,
  now: Date,
): Promise<StoreReport> {
  const lines: string[] = [];
  const findings: Finding[] = [];
  const out = (line: string) => void lines.push(line);
  const moment = (at: Date | null) => at?.toISOString() ?? 'never';
  const held = await sourcesStatus(db);
  out(`Store: ${kind === 'embedded' ? `embedded, in ${config.dataDir}` : 'PostgreSQL'}`);
  out(
    `Feeds configured: ${config.feedUrls.length === 0 ? 'none' : config.feedUrls.map(shownAddress).join(', ')}`,
  );
  out(`Checks: ${config.pollCron} (UTC), ${config.fetchPauseMs} ms between requests`);
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
        ? `at file ${next}, still catching up`
        : `up to date since ${moment(frontierAt)}, highest file ${highest}`;
    out(`Reading file by file: ${where}; ${declarations} declarations found`);
    const gaps = await countGaps(db, highest);
    if (gaps > 0) out(`Files that showed no document and will be asked for again: ${gaps}`);
  }
  describeArchive(await archiveState(db, config.assemblyUrl), walked, config.archive).forEach(out);
  const outdated = await countOutdated(db);
  if (outdated > 0) out(`Declarations whose topics are worked out anew at the next start: ${outdated}`);
  for (const { zone, instead, owners } of await unknownZones(db)) {
    out(`Time zone that the database does not know: ${zone} (set by ${owners}; ${instead} is used instead)`);
  }
  out(
    `Pages: ${held.waitingPages} waiting, ${held.incompletePages} incomplete, ${held.gonePages} announced but never published`,
  );
  out(
    `Alerts: ${held.pending}${held.pendingCut ? ' or more' : ''} pending, ${await countRefused(db)} refused`,
  );
  for (const [year, states] of Object.entries(await deliverySums(db))) {
    const counts = Object.entries(states).map(([state, count]) => `${count} ${state}`);
    out(`Alerts of ${year} whose records were deleted with age: ${counts.join(', ')}`);
  }
  for (const { source, lastLookAt, lastOutcome, lastSuccessAt, failingSince, detail } of held.sources) {
    out(
      `${shownAddress(source)}: ${lastOutcome} at ${moment(lastLookAt)}, last success ${moment(lastSuccessAt)}${failingSince === null ? '' : `, failing since ${moment(failingSince)}`}${detail === null ? '' : `. ${detail}`}`,
    );
  }
  const { verdict, progress } = await readSourceView(db, now, config.assemblyUrl);
  const { kind: judged, since, reason } = verdict;
  out(`State: ${judged} since ${moment(since)}. ${sayVerdict(verdict, 'en', moment)}`);
  const read = sayProgress(progress, 'en');
  if (read !== null) out(read);
  findings.push(
    judged === 'seeing'
      ? { severity: 'ok', about: 'sources', text: 'A new declaration would be found.' }
      : {
          severity: judged === 'unsure' ? 'warning' : 'error',
          about: 'sources',
          text: sayVerdict(verdict, 'en', moment),
          advice: advise(reason.code, await addressToLookAt(db, config.assemblyUrl), 'en'),
        },
  );
  for (const { zone, instead } of await unknownZones(db)) {
    findings.push({
      severity: 'warning',
      about: 'time zones',
      text: `The database does not know the time zone ${zone} and uses ${instead} instead: digests may be posted at the wrong hours.`,
      advice: 'Update the time zone data of the database server.',
    });
  }
  const { processes, total, unheld } = await whoHolds(db);
  for (const { id, leads, shards, connectedSince, cutOffSince } of processes) {
    const held = shards.length === 0 ? 'no shard' : `shard ${shards.join(', ')} of ${total}`;
    const reach = connectedSince ? `, connected since ${moment(connectedSince)}` : '';
    const cutOff = cutOffSince ? `, cut off from Discord since ${moment(cutOffSince)}` : '';
    out(`Process ${id}: ${held}${leads ? ', leads' : ''}${reach}${cutOff}`);
    if (cutOffSince) findings.push(cutOffProcess(id, moment(cutOffSince)));
  }
  if (processes.length > 0 && unheld.length > 0) findings.push(unheldShards(unheld));
  for (const one of await broughtDatasets(db)) findings.push(checkDatasetBrought(one));
  return { lines, findings, places: await placesOf(db) };
}

const cutOffProcess = (id: string, since: string): Finding => ({
  severity: 'warning',
  about: 'connection',
  text: `Process ${id} has not reached Discord since ${since}.`,
  advice:
    'Check the network of its machine; the others have its shards after a minute, if they reach Discord.',
});

const unheldShards = (shards: readonly number[]): Finding => ({
  severity: 'warning',
  about: 'shards',
  text: `No process serves shard ${shards.join(', ')}: commands in its servers go unanswered.`,
  advice:
    'Run doctor again in half a minute; if nothing has changed, read the log of the process that leads.',
});

/** Whether what the site showed agrees with a data set that was imported. */
function checkDatasetBrought({ asOf, importedAt, differing, missing }: BroughtDataset): Finding {
  const of = `The data set of ${asOf ?? 'nothing'}, imported ${importedAt.toISOString()}`;
  const said = [
    ...(differing.length === 0 ? [] : [`differs from the Assembly’s site in No. ${differing.join(', ')}`]),
    ...(missing.length === 0
      ? []
      : [`lacks No. ${missing.join(', ')}, although it says that their files were read`]),
  ];
  if (said.length === 0) {
    const text = `${of}, agrees with everything that was read since.`;
    return { severity: 'ok', about: 'data set', text };
  }
  return {
    severity: 'note',
    about: 'data set',
    text: `${of}, ${said.join(' and ')}.`,
    advice: 'Hemicycle keeps what the site shows. If there are many, tell the people who made the data set.',
  };
}

async function placesOf(db: Database): Promise<StoreReport['places']> {
  return rows<StoreReport['places'][number]>(
    await db.execute(sql`
      select c.id as "channelId", c.guild_id as "guildId" from channels c
      where c.user_id is null and c.state <> 'ended'
        and exists (select from subscriptions s where s.channel_id = c.id and s.paused_at is null)
      order by c.guild_id, c.id limit ${maxPlaces}`),
  );
}
