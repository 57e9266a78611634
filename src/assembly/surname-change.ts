import { fold } from './fold.ts';
import type { Gender } from './person.ts';

/** Somebody as lists print them, and between which days (`YYYY-MM-DD`). */
export interface SigningSpan {
  readonly givenName: string;
  readonly familyName: string;
  readonly gender: Gender | '';
  /** The first and the last political group known. */
  readonly groups: readonly string[];
  readonly firstOn: string;
  readonly lastOn: string;
}

/** Between the last signature under one name and the first under another: longer, and it is more likely a successor. */
const maxGapDays = 730;
/** A shorter part of a family name is a particle. */
const shortestPart = 3;

/**
 * Whether two people of one delegation may be one who took another family name: the same given name, never in the same
 * years, and either a part of the family name that stayed, or a woman of the same group who came when the other went.
 */
export function maySurnameChange(a: SigningSpan, b: SigningSpan): boolean {
  if (fold(a.givenName) !== fold(b.givenName)) return false;
  if (a.gender !== '' && b.gender !== '' && a.gender !== b.gender) return false;
  const [before, after] = a.firstOn <= b.firstOn ? [a, b] : [b, a];
  if (after.firstOn <= before.lastOn) return false;
  if (sharesPart(before.familyName, after.familyName)) return true;
  const isClose = days(after.firstOn) - days(before.lastOn) <= maxGapDays;
  const isOfGroup = before.groups.some((group) => after.groups.includes(group));
  return isClose && isOfGroup && before.gender === 'f' && after.gender === 'f';
}

function sharesPart(a: string, b: string): boolean {
  const parts = (name: string) =>
    fold(name)
      .split(/[^\p{L}]+/u)
      .filter((part) => part.length >= shortestPart);
  const [own, others] = [parts(a), parts(b)];
  return own.length !== others.length && own.some((part) => others.includes(part));
}

const days = (date: string) => Date.parse(date) / 86_400_000;
