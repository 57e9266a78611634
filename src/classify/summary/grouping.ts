import { summaryLimit } from './truncate.ts';
import { weight } from './scores.ts';
import type { Unit } from './units.ts';

/** How far back the sentence that introduces an item is looked for. */
const maxListLength = 12;

/** What a unit introduces with its colon, or the clauses that follow it in a sentence too long to be shown. */
export function listFrom(units: readonly Unit[], at: number): readonly Unit[] {
  const lead = units[at];
  if (lead === undefined) return [];
  const rest = units.slice(at + 1, at + 40);
  if (lead.isClause) {
    const clauses = takeWhile(rest, (unit) => unit.sentence === lead.sentence);
    return clauses.length === 0 ? [] : [lead, ...clauses];
  }
  const [first] = rest;
  if (lead.opens === null || first === undefined) return [];
  if (lead.opens === 'within') {
    const items = takeWhile(rest, (unit) => isMarked(unit) && unit.paragraph === lead.paragraph);
    return items.length === 0 ? [] : [lead, ...items];
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

/** The first of the clauses of one sentence that ask in a row, as far as they leave room for the one at an index. */
export function firstOf(units: readonly Unit[], at: number): Unit {
  const unit = units[at]!;
  let first = unit;
  for (let k = at - 1; k >= 0 && unit.isClause; k -= 1) {
    const before = units[k];
    if (before === undefined || before.sentence !== unit.sentence || before.score < weight.duty) break;
    if (unit.to - before.from > summaryLimit) break;
    first = before;
  }
  return first;
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
  if (unit === undefined || unit.isClause || unit.opens !== null) return null;
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
  if (score >= weight.passive) return weight.wish;
  return score >= weight.duty ? weight.duty : weight.position;
}

/** What sentences lose for leaning on others leaves them their rank. */
const slack = 0.8;

function goWith(first: Unit, second: Unit): boolean {
  const [weaker, stronger] = [first.score, second.score].sort((a, b) => a - b) as [number, number];
  return (
    standsAlone(first) &&
    standsAlone(second) &&
    weaker >= companionOf(stronger) - slack &&
    second.to - first.from <= summaryLimit
  );
}

function standsAlone({ isBoilerplate, isClause, isOthers, opens }: Unit): boolean {
  return !isBoilerplate && !isClause && !isOthers && opens === null;
}

function isMarked({ start, from }: Unit): boolean {
  return start < from;
}
