import { z } from 'zod';
import type { PostingReason } from '../assembly/posting-reason.ts';
import { shownAddress } from '../source/http/shown-address.ts';
import { keyValuesNamed, deleteKeyValue, setKeyValue } from '../store/db/key-value.ts';
import { sources, type SourceStatus } from '../store/crawl/source-status.ts';
import { seeingFacts, storeVerdict } from '../store/crawl/verdicts.ts';
import type { Context } from '../context.ts';
import { addressToLookAt } from './seeing.ts';
import { silencePatience, verdictOf, type Verdict } from '../crawl/verdict.ts';

/** What the operator is told, once each. */
export type OperatorNews =
  | {
      readonly kind: 'failing';
      readonly source: string;
      readonly outcome: 'blocked' | 'unreachable' | 'broken';
      readonly detail: string | null;
      readonly since: Date;
    }
  | { readonly kind: 'recovered'; readonly source: string; readonly since: Date }
  /** A declaration's page shows fewer names than are held, which cannot be withdrawn: believed when it stays so. */
  | {
      readonly kind: 'shorter';
      readonly number: number;
      readonly names: number;
      readonly held: number;
      readonly since: Date;
    }
  /** The database takes no writes, or does again (`null`). */
  | { readonly kind: 'database'; readonly trouble: 'full' | 'read-only' | null; readonly at: Date }
  /** The database is an older copy of the one that was in use: what was told since was read back from Discord. */
  | {
      readonly kind: 'older-copy';
      readonly since: Date;
      readonly at: Date;
      /** Messages that it did not know of. */
      readonly messages: number;
      /** Channels that could not be read. */
      readonly hidden: number;
    }
  /** A time zone that is set and that the database does not know: digests and daily limits go by another. */
  | { readonly kind: 'zone'; readonly zone: string; readonly instead: string; readonly owners: number }
  /** Discord's gateway delivers nothing over a connection that is open, or delivers again. */
  | { readonly kind: 'gateway'; readonly isDeaf: boolean; readonly at: Date }
  /** What is older than the walk's beginning can be read, if that is wanted. */
  | { readonly kind: 'archive'; readonly before: number; readonly days: number }
  /** Whether a new declaration would be found changed. */
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      /** When it was last sure that one would be. */
      readonly unseenSince: Date;
      /** A file of the Assembly's that a person can look at. */
      readonly address: string;
    }
  /** An alert that is lost unless somebody looks: malformed by us, or perhaps posted and perhaps not. */
  | {
      readonly kind: 'delivery';
      readonly reason: PostingReason;
      readonly number: number;
      readonly channelId: string;
    };

/** The port to whoever runs the service. */
export interface Operator {
  /** @returns whether the news arrived; if not, it is told again later. */
  tell(news: OperatorNews): Promise<boolean>;
}

const prefix = 'alarm:';
const told = z.object({ since: z.coerce.date() });

/**
 * Tells the operator of sources that began to fail and of those that answer again.
 *
 * @param isBlind nothing at all is seen, of which the operator was told already.
 */
export async function alertOnSourceFailure(
  context: Context,
  operator: Operator,
  isBlind = false,
): Promise<void> {
  const { db, log } = context;
  const alarms = new Map(
    (await keyValuesNamed(db, prefix)).map(({ key, value }) => [
      key.slice(prefix.length),
      told.safeParse(value).data,
    ]),
  );
  for (const source of await sources(db)) {
    const key = `${prefix}${source.source}`;
    const alarm = alarms.get(source.source);
    const failing = failure(source);
    if (failing && !alarm && !isBlind) {
      if (await operator.tell(failing)) await setKeyValue(db, key, { since: failing.since.toISOString() });
      log.warn({ ...failing, source: shownAddress(source.source) }, 'a source fails');
    } else if (alarm && source.failures === 0) {
      if (await operator.tell({ kind: 'recovered', source: source.source, since: alarm.since })) {
        await deleteKeyValue(db, key);
        log.info({ source: shownAddress(source.source) }, 'a source answers again');
      }
    }
  }
}

interface Watch extends Context {
  readonly assemblyUrl: string;
}

/**
 * Concludes from what is stored whether a new declaration would be found, and tells the operator when that changed:
 * once per change, however often it is concluded, and again later where the telling failed.
 */
export async function judgeSource(context: Watch, operator: Operator | null): Promise<Verdict> {
  const { db, log, now, assemblyUrl } = context;
  const facts = await seeingFacts(db, assemblyUrl, now());
  const { before } = facts;
  const verdict = verdictOf(facts, now());
  const { kind, since, reason } = verdict;
  if (before?.kind !== kind) {
    log[kind === 'seeing' ? 'info' : 'warn'](
      { verdict: kind, since, ...reason },
      'the verdict on the source',
    );
  }
  const unseenSince = before?.unseenSince ?? (kind === 'seeing' ? null : since);
  let told = before?.told ?? null;
  // That it sees needs no word at the start, and neither does the start itself.
  if (told === null && kind === 'seeing') told = kind;
  else if (told !== kind && reason.code !== 'starting' && operator !== null) {
    const address = await addressToLookAt(db, assemblyUrl);
    const news = { kind: 'verdict', verdict, unseenSince: unseenSince ?? since, address } as const;
    if (await operator.tell(news)) told = kind;
  }
  const isTold = kind === 'seeing' && told === kind;
  await storeVerdict(db, assemblyUrl, { kind, since, told, unseenSince: isTold ? null : unseenSince });
  return verdict;
}

function failure(status: SourceStatus): Extract<OperatorNews, { kind: 'failing' }> | null {
  const { source, lastOutcome: outcome, detail, failures, failingSince } = status;
  if (outcome === 'ok' || outcome === 'unchanged' || failingSince === null) return null;
  return failures < silencePatience[outcome]
    ? null
    : { kind: 'failing', source, outcome, detail, since: failingSince };
}
