import type { Declaration } from '../../assembly/declaration.ts';
import { passage, summaryLimit } from './truncate.ts';
import { leadOf, listFrom, partnerOf } from './grouping.ts';
import { type Text, type Unit, unitsOf } from './units.ts';
import { weight } from './scores.ts';

/**
 * What the signatories ask, in the declaration's own words: one sentence, or two that stand together,
 * at most 350 characters, white space made single. Without an ask, the sentence that states the position;
 * `null` when there is none. How it is chosen: docs/summary.md.
 */
export function summarize({ paragraphs }: Pick<Declaration, 'paragraphs'>): string | null {
  const said = unitsOf(paragraphs);
  const ranked = said.units
    .map((unit, at) => ({ ...unit, at }))
    .filter(({ isBoilerplate, isOthers, score }) => !isBoilerplate && (!isOthers || score >= weight.position))
    .sort((a, b) => b.score - a.score);
  for (const { at } of ranked) {
    const summary = shown(said, at);
    if (summary !== null && /\p{L}/u.test(summary)) return summary;
  }
  return null;
}

/** The unit at an index as a summary shows it, with what belongs to it. */
function shown({ text, units }: Text, at: number): string | null {
  const unit = units[at];
  if (unit === undefined) return null;
  const head = leadOf(units, at) ?? at;
  const items = listFrom(units, head);
  const last = items.at(-1);
  if (last !== undefined) {
    const ends = items.map(({ to }) => to);
    return passage(text, (units[head] ?? unit).from, last.to, ends);
  }
  const partner = partnerOf(units, at);
  if (partner !== null)
    return passage(text, Math.min(unit.from, partner.from), Math.max(unit.to, partner.to));
  return passage(text, startOf(unit), unit.to);
}

/** Where to begin so that the ask itself is shown: a long sentence may come to it late. */
function startOf({ from, to, best }: Unit): number {
  if (best === null || to - from <= summaryLimit) return from;
  const starts = [from, Math.max(from, best.from), best.at];
  return starts.find((start) => to - start <= summaryLimit || best.at - start <= 160) ?? from;
}
