import { summaryLimit } from './truncate.ts';
import { weight } from './scores.ts';
import type { Unit } from './units.ts';

/** How far back the sentence that introduces an item is looked for. */
const maxListLength = 12;

/** What a unit introduces with its colon. */
export function listFrom(units: readonly Unit[], at: number): readonly Unit[] {
  const lead = units[at];
  if (lead === undefined || lead.opens === null) return [];
  const rest = units.slice(at + 1, at + 40);
  if (lead.opens === 'within') {
    const items = takeWhile(rest, (unit) => isMarked(unit) && unit.paragraph === lead.paragraph);
    return [lead, ...items];
  }
  return takeWhile(rest, (_, before) => before === undefined || before.isOpenEnded);
}

function takeWhile(
  units: readonly Unit[],
  belongs: (unit: Unit, before: Unit | undefined) => boolean,
): readonly Unit[] {
  const end = units.findIndex((unit, i) => !belongs(unit, units[i - 1]));
  return end === -1 ? units : units.slice(0, end);
}

/** The index of the sentence that names the signatories before a list, if the item at an index fits beside it. */
export function leadOf(units: readonly Unit[], at: number): number | null {
  const item = units[at];
  if (item === undefined || !isMarked(item)) return null;
  for (let k = at - 1; k >= Math.max(0, at - maxListLength); k -= 1) {
    const unit = units[k];
    if (unit === undefined || unit.isBoilerplate) return null;
    if (unit.opens === 'signatories') return item.to - unit.from < summaryLimit ? k : null;
  }
  return null;
}

/** The neighbour that a unit is shown with: what it leans on, or another ask. */
export function partnerOf(units: readonly Unit[], at: number): Unit | null {
  const unit = units[at];
  if (unit === undefined) return null;
  const [before, after] = [units[at - 1], units[at + 1]];
  if (unit.isAnaphoric) {
    return before !== undefined && standsAlone(before) && unit.to - before.from <= summaryLimit
      ? before
      : null;
  }
  if (after !== undefined && goWith(unit, after)) return after;
  return before !== undefined && goWith(before, unit) ? before : null;
}

/** What else is worth showing beside a sentence: an ask is not to be watered down by what merely should be. */
function companionOf(score: number): number {
  return score >= weight.passive ? weight.wish : weight.duty;
}

function goWith(first: Unit, second: Unit): boolean {
  const [weaker, stronger] = [first.score, second.score].sort((a, b) => a - b) as [number, number];
  return (
    standsAlone(first) &&
    standsAlone(second) &&
    weaker >= companionOf(stronger) &&
    !isMarked(second) &&
    second.to - first.from <= summaryLimit
  );
}

function standsAlone({ isBoilerplate, isOthers, opens }: Unit): boolean {
  return !isBoilerplate && !isOthers && opens === null;
}

function isMarked({ start, from }: Unit): boolean {
  return start < from;
}
