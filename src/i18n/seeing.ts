import type { Locale } from '../locales.ts';
import type { Verdict, VerdictCode } from '../crawl/verdict.ts';
import type { WalkProgress } from '../store/crawl/verdicts.ts';
import { formatDate, formatMonth } from './format.ts';
import { messagesFor } from './messages.ts';

/**
 * Whether the bot sees what is published, in a sentence for everybody.
 *
 * @param at how a moment is written.
 */
export function sayVerdict(
  { reason, since }: Verdict,
  language: Locale,
  at: (moment: Date) => string,
): string {
  const { reasons } = messagesFor(language).seeing;
  switch (reason.code) {
    case 'following':
      return reasons.following(at(reason.headingAt));
    case 'catching-up':
      return reasons.catchingUp;
    case 'starting':
      return reasons.starting;
    case 'idle':
      return reasons.idle(at(reason.lastLookAt));
    case 'no-heading':
      return reasons.noHeading(at(reason.headingAt));
    case 'silent':
      return reasons.silent(formatDate(reason.begins, language), formatDate(reason.ends, language));
    case 'none-found':
      return reasons.noneFound;
    case 'blocked':
      return reasons.blocked(at(since));
    case 'unreachable':
      return reasons.unreachable(at(since));
    case 'broken':
      return reasons.broken(at(since));
    case 'nothing-found':
      return reasons.nothingFound(at(since));
  }
}

const advice = {
  blocked: 'feed',
  broken: 'look',
  'no-heading': 'look',
  'nothing-found': 'look',
  unreachable: 'network',
  idle: 'start',
  silent: 'compare',
  'none-found': 'compare',
  starting: 'wait',
  following: 'wait',
  'catching-up': 'wait',
} as const satisfies Record<VerdictCode, string>;

/** What the operator can do about it. */
export function advise(code: VerdictCode, address: string, language: Locale): string {
  const sentences = messagesFor(language).seeing.advice;
  const which = advice[code];
  return which === 'start' || which === 'wait' ? sentences[which] : sentences[which](address);
}

/** How far the archive is read: "I have read up to March 2024, about 37 % of it."; `null` once it is read to its end. */
export function sayProgress(progress: WalkProgress | null, language: Locale): string | null {
  if (progress === null || progress.caughtUpAt !== null) return null;
  const { readUpTo, readNothing } = messagesFor(language).seeing;
  const { reachedOn, share } = progress;
  if (reachedOn === null) return readNothing;
  return readUpTo(formatMonth(reachedOn, language), share === null ? null : Math.floor(share * 100));
}
