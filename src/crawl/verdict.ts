import { dayAfter, isInPartSession, partSessionBefore } from '../assembly/part-session.ts';
import type { SourceStatus } from '../store/crawl/source-status.ts';

/**
 * Whether a declaration that is published now would be found. `seeing`: a document was shown within the expected time.
 * `unsure`: there are answers, and nothing in them proves it. `blind`: blocked, failing, or nothing found since the start.
 */
export type VerdictKind = 'seeing' | 'unsure' | 'blind';

/** Why. Days are `YYYY-MM-DD`, shares from 0 to 1. */
export type VerdictReason =
  | { readonly code: 'following'; readonly headingAt: Date }
  | { readonly code: 'catching-up'; readonly reachedOn: string | null; readonly share: number | null }
  /** The first looks are under way. */
  | { readonly code: 'starting' }
  /** Nobody looks any more: the service does not run, or hangs. */
  | { readonly code: 'idle'; readonly lastLookAt: Date }
  /** The site answers and shows no document. */
  | { readonly code: 'no-heading'; readonly headingAt: Date }
  /** Documents, and not one new declaration through a whole part-session. */
  | { readonly code: 'silent'; readonly begins: string; readonly ends: string }
  /** Every file there is was read, and none was a declaration. */
  | { readonly code: 'none-found' }
  | {
      readonly code: 'blocked' | 'unreachable' | 'broken';
      readonly source: string;
      readonly detail: string | null;
    }
  /** Answers since the start, and not one document among them. */
  | { readonly code: 'nothing-found' };

export type VerdictCode = VerdictReason['code'];

export interface Verdict {
  readonly kind: VerdictKind;
  readonly since: Date;
  readonly reason: VerdictReason;
}

/** What a verdict is concluded from. */
export interface VerdictFacts {
  /** Every source ever looked at. */
  readonly sources: readonly SourceStatus[];
  /** When a page with the heading of a document was last read, and the first look of all was made. */
  readonly headingAt: Date | null;
  readonly startedAt: Date | null;
  readonly declarations: number;
  /** When a declaration that was not known before was last stored. */
  readonly lastNewAt: Date | null;
  /** `null` where nobody walks over the file ids. */
  readonly walk: {
    readonly caughtUpAt: Date | null;
    readonly reachedOn: string | null;
    readonly share: number | null;
  } | null;
  /** The verdict before, which says since when. */
  readonly before: Pick<Verdict, 'kind' | 'since'> | null;
}

const hourMs = 60 * 60_000;

/** The first looks take a while to come to a document. */
const startingMs = hourMs;
/**
 * How old the last heading may be. The walk asks for a known document once an hour whenever it finds nothing new, and
 * makes a turn every three hours at the least; in the weeks of a part-session, when declarations are tabled, two missed
 * turns are too many. Without the walk only open declarations are read again, each once a day.
 */
const headingWithinMs = { partSession: 6 * hourMs, between: 26 * hourMs, withoutWalk: 72 * hourMs } as const;
/** Sources whose last look is older are no longer in use. */
const inUseMs = 3 * 24 * hourMs;
/** What is tabled in a part-session is published within this time after it. */
const publishedWithinDays = 14;

/** Failed looks in a row that mean something: one may pass by itself, a network more often. */
export const silencePatience = { blocked: 2, broken: 2, unreachable: 4 } as const;

const kinds: Readonly<Record<VerdictCode, VerdictKind>> = {
  following: 'seeing',
  'catching-up': 'seeing',
  starting: 'unsure',
  idle: 'unsure',
  'no-heading': 'unsure',
  silent: 'unsure',
  'none-found': 'unsure',
  blocked: 'blind',
  unreachable: 'blind',
  broken: 'blind',
  'nothing-found': 'blind',
};

/** The verdict on the source at this moment. Whatever is concluded, the next look may undo. */
export function verdictOf(facts: VerdictFacts, now: Date): Verdict {
  const { reason, since } = conclude(facts, now);
  const kind = kinds[reason.code];
  return { kind, reason, since: facts.before?.kind === kind ? facts.before.since : since };
}

interface Conclusion {
  readonly reason: VerdictReason;
  readonly since: Date;
}

function conclude(facts: VerdictFacts, now: Date): Conclusion {
  const { headingAt, startedAt, walk } = facts;
  const lastLookAt = latest(facts.sources.map((source) => source.lastLookAt));
  if (lastLookAt === null || startedAt === null) return { reason: { code: 'starting' }, since: now };
  const failure = failureIn(facts, now);
  if (failure !== null) return failure;
  if (headingAt === null) {
    return age(startedAt, now) < startingMs
      ? { reason: { code: 'starting' }, since: startedAt }
      : { reason: { code: 'nothing-found' }, since: startedAt };
  }
  const within =
    walk === null
      ? headingWithinMs.withoutWalk
      : headingWithinMs[isInPartSession(dayOf(now)) ? 'partSession' : 'between'];
  if (age(headingAt, now) > within) {
    return age(lastLookAt, now) > within / 2
      ? { reason: { code: 'idle', lastLookAt }, since: lastLookAt }
      : { reason: { code: 'no-heading', headingAt }, since: headingAt };
  }
  if (walk !== null && walk.caughtUpAt === null) {
    return { reason: { code: 'catching-up', reachedOn: walk.reachedOn, share: walk.share }, since: now };
  }
  return silenceIn(facts, now) ?? { reason: { code: 'following', headingAt }, since: now };
}

/** That documents cannot be read: no source in use shows any, and none was shown since the trouble began. */
function failureIn({ sources, headingAt }: VerdictFacts, now: Date): Conclusion | null {
  const inUse = sources.filter(({ lastLookAt }) => age(lastLookAt, now) < inUseMs);
  // Feeds have addresses for names; what reads the documents themselves has not, and counts more.
  const readers = inUse.filter(({ source }) => !/^https?:/u.test(source));
  const decisive = readers.length > 0 ? readers : inUse;
  const failing = decisive.filter(
    ({ failures, failingSince, lastOutcome }) =>
      failingSince !== null &&
      lastOutcome !== 'ok' &&
      lastOutcome !== 'unchanged' &&
      failures >= silencePatience[lastOutcome] &&
      (headingAt === null || headingAt < failingSince),
  );
  const isOnly = readers.length > 0 || failing.length === decisive.length;
  const [worst] = failing.toSorted((a, b) => b.lastLookAt.getTime() - a.lastLookAt.getTime());
  if (worst === undefined || !isOnly) return null;
  const { source, detail, lastOutcome: code, failingSince } = worst;
  if (code === 'ok' || code === 'unchanged') return null;
  return { reason: { code, source, detail }, since: failingSince ?? now };
}

/** That declarations are missing among the documents: some are tabled at every part-session. */
function silenceIn(facts: VerdictFacts, now: Date): Conclusion | null {
  const { declarations, lastNewAt, walk } = facts;
  if (lastNewAt === null || declarations === 0) {
    const since = walk?.caughtUpAt ?? null;
    return since === null ? null : { reason: { code: 'none-found' }, since };
  }
  const { begins, ends } = partSessionBefore(dayAfter(dayOf(now), -publishedWithinDays));
  if (dayOf(lastNewAt) >= begins) return null;
  return { reason: { code: 'silent', begins, ends }, since: new Date(`${ends}T00:00:00Z`) };
}

const age = (at: Date, now: Date): number => now.getTime() - at.getTime();
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const latest = (moments: readonly Date[]): Date | null =>
  moments.length === 0 ? null : new Date(Math.max(...moments.map((at) => at.getTime())));
