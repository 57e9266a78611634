import {
  archiveNotice,
  nextToTell,
  setArchiveNotice,
  type ArchiveNotice,
} from '../store/crawl/archive-notice.ts';
import type { DeliveryTarget } from '../store/subscriptions/channels.ts';
import { seeingFacts } from '../store/crawl/verdicts.ts';
import type { Context } from '../context.ts';
import type { Courier, Posting } from './courier.ts';
import { nonceFrom } from './nonce.ts';

interface TellContext extends Context {
  readonly assemblyUrl: string;
  readonly courier: Pick<Courier, 'post' | 'find'>;
  readonly signal: AbortSignal;
}

type Telling = Extract<ArchiveNotice, { state: 'telling' }>;

/** A channel that cannot be told after so many looks is left out. */
const maxFailures = 10;

/**
 * Tells each channel that was subscribed while the archive was being read, once, that it is read to its end. Who has
 * been told is stored, so a crash or an outage may come anywhere: what may have been posted is looked for before it
 * is posted again.
 *
 * @returns how many were told now.
 */
export async function notifyArchiveRead(context: TellContext): Promise<number> {
  const { db, assemblyUrl, now, signal, log } = context;
  const known = await archiveNotice(db, assemblyUrl);
  if (known === null || known.state === 'told') return 0;
  const { walk, declarations } = await seeingFacts(db, assemblyUrl, now());
  if (walk === null || walk.caughtUpAt === null) return 0;
  let notice: Telling =
    known.state === 'telling'
      ? known
      : {
          state: 'telling',
          since: known.since,
          until: walk.caughtUpAt,
          after: '',
          trying: null,
          failures: 0,
        };
  const keep = async (change: Partial<Telling>): Promise<void> => {
    notice = { ...notice, ...change };
    await setArchiveNotice(db, assemblyUrl, notice);
  };
  let told = 0;
  while (!signal.aborted) {
    // An archive without a declaration is nothing to be glad of, and the operator's business.
    const place = declarations === 0 ? null : await nextToTell(db, notice);
    if (place === null) break;
    const outcome = await tell(place, declarations, notice, keep, context);
    if (outcome === 'later' && notice.failures + 1 < maxFailures) {
      await keep({ failures: notice.failures + 1 });
      return told;
    }
    if (outcome === 'told') told += 1;
    await keep({ after: place.channelId, trying: null, failures: 0 });
  }
  if (signal.aborted) return told;
  await setArchiveNotice(db, assemblyUrl, { state: 'told' });
  log.info({ told }, 'channels were told that the archive is read');
  return told;
}

/** `done`: nothing can be posted there. */
async function tell(
  place: DeliveryTarget,
  declarations: number,
  { trying }: Telling,
  keep: (change: Partial<Telling>) => Promise<void>,
  { courier, signal, now }: TellContext,
): Promise<'told' | 'done' | 'later'> {
  const { channelId } = place;
  const posting: Posting = {
    place: { ...place, roleId: null },
    nonce: nonceFrom(`archive read:${channelId}`),
    content: { kind: 'archive', declarations },
  };
  if (trying?.channelId === channelId) {
    const found = await courier.find(posting, trying.since, signal);
    if (found.kind === 'found') return 'told';
    if (found.kind === 'retry') return 'later';
    // Where nobody can look, one message too few is better than one too many.
    if (found.kind !== 'absent') return 'done';
  } else await keep({ trying: { channelId, since: now() } });
  const posted = await courier.post(posting, signal);
  switch (posted.kind) {
    case 'sent':
      return 'told';
    case 'retry':
      if (!posted.unsure) await keep({ trying: null });
      return 'later';
    case 'closed':
    case 'refused':
    case 'defect':
      return 'done';
  }
}
