import type { Declaration } from '../../assembly/declaration.ts';
import { passage, summaryLimit } from './truncate.ts';
import { firstOf, leadOf, listFrom, partnerOf } from './grouping.ts';
import { type Text, type Unit, unitsOf } from './units.ts';
import { weight } from './scores.ts';
import { summaryWordsOf } from './tokenize.ts';

type Summarized = Pick<Declaration, 'paragraphs'> & Partial<Pick<Declaration, 'title'>>;

/** What a second ask adds to the first, when both fit. */
const pairBonus = 0.4;
/** What a sentence loses that leans on one too long to be shown with it. */
const alonePenalty = 3;
/** Shorter sentences that tell neither an ask nor a position tell nothing. */
const shortest = 20;

/**
 * What the signatories ask, in the declaration's own words: one sentence, or two that stand together,
 * at most 350 characters, white space made single. Without an ask, the sentence that states the position;
 * `null` when there is none. How it is chosen: docs/summary.md.
 */
export function summarize({ paragraphs, title = '' }: Summarized): string | null {
  const said = unitsOf(paragraphs);
  const themes = themesOf(title);
  const ranked = said.units
    .map((unit, at) => ({ at, value: valueOf(said, at, unit, themes) }))
    .filter(({ value }) => value >= 0)
    .sort((a, b) => b.value - a.value || a.at - b.at);
  for (const { at } of ranked) {
    const summary = shown(said, at);
    if (summary !== null && /\p{L}/u.test(summary)) return summary;
  }
  return null;
}

/** How well a unit would do; below 0 where it is not to be shown at all. */
function valueOf({ text, units }: Text, at: number, unit: Unit, themes: ReadonlySet<string>): number {
  if (unit.isBoilerplate || (unit.isOthers && unit.score < weight.position)) return -1;
  if (unit.score >= weight.duty - 1) {
    const partner = partnerOf(units, at);
    if (partner === null && unit.isAnaphoric && unit.opens === null) return unit.score - alonePenalty;
    return unit.score + (partner !== null && partner.score >= weight.duty ? pairBonus : 0);
  }
  if (unit.score < weight.position && unit.to - unit.from <= shortest) return -1;
  return unit.score <= weight.recital ? unit.score : unit.score + 0.9 * overlap(text, unit, themes);
}

function themesOf(title: string): ReadonlySet<string> {
  return new Set(
    summaryWordsOf(title, 0, title.length, []).flatMap(({ text }) => (text.length >= 5 ? [text] : [])),
  );
}

/** How much of the title's words a unit has, from 0 to 1. */
function overlap(text: string, { from, to }: Unit, themes: ReadonlySet<string>): number {
  if (themes.size === 0) return 0;
  const met = new Set(
    summaryWordsOf(text, from, to, []).flatMap(({ text }) => (themes.has(text) ? [text] : [])),
  );
  return met.size / themes.size;
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
    return passage(text, firstOf(units, head).from, last.to, ends);
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
