import { dayAfter } from '../assembly/part-session.ts';
import type { BlindSpell } from '../store/crawl/evidence.ts';
import type { Unannounced } from '../store/db/schema.ts';

/** What is found so soon after an installation began was there when it began. */
const firstLooksMs = 60 * 60_000;

/** What is known of how a declaration came. */
export interface Coming {
  /** Day it was tabled, or of its edition, as printed: `YYYY-MM-DD`. */
  readonly date: string;
  /** Its page was there at the first look at a source. */
  readonly isBaseline: boolean;
  /** When the bot first knew of its page. */
  readonly seenAt: Date;
  /** When the installation first looked at a source; `null` where that is not known. */
  readonly startedAt: Date | null;
  /** Days after which what is first seen is no news; `null` for never. */
  readonly maxAgeDays: number | null;
  /** Times through which nothing could be seen, in which no news grows old. */
  readonly blind?: readonly BlindSpell[];
}

/**
 * Why a declaration that comes now is no news; `null` when it is.
 *
 * What bears a day of the installation's life and was not there when it began is news, even where a first look at a
 * source finds it: what came while a source was being read or changed must not be swallowed.
 */
export function whyNoNews(coming: Coming): Extract<Unannounced, 'baseline' | 'age'> | null {
  const { date, isBaseline, seenAt, startedAt, maxAgeDays, blind } = coming;
  if (isTooOld(date, seenAt, maxAgeDays, blind)) return isBaseline ? 'baseline' : 'age';
  if (!isBaseline) return null;
  const cameSince =
    startedAt !== null && seenAt.getTime() > startedAt.getTime() + firstLooksMs && date >= dayOf(startedAt);
  return cameSince ? null : 'baseline';
}

/** Whether a day lies more than `maxAgeDays` before the day of a moment, not counting days through which nothing was seen. */
export function isTooOld(
  date: string,
  at: Date,
  maxAgeDays: number | null,
  blind: readonly BlindSpell[] = [],
): boolean {
  if (maxAgeDays === null) return false;
  const tabled = Date.parse(date);
  const missedMs = blind
    .map(({ from, to }) => Math.min(to.getTime(), at.getTime()) - Math.max(from.getTime(), tabled))
    .reduce((sum, ms) => sum + Math.max(ms, 0), 0);
  return date < dayAfter(dayOf(at), -maxAgeDays - Math.ceil(missedMs / dayMs));
}

const dayMs = 24 * 60 * 60_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
