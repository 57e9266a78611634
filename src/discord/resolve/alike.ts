import { fold } from '../../assembly/fold.ts';

/** Of 1; below, two names of several words have little more in common than their language. */
const near = 0.55;
/** A shorter word with a letter changed is another word. */
const shortest = 4;

/** How alike a name and what was typed are. */
export interface Likeness {
  /** So few letters are wrong, missing, too many or exchanged that it is the name with a typing error. */
  readonly isTypo: boolean;
  /** From 0 to 1. */
  readonly alike: number;
}

/**
 * How much the most alike of some folded names has of what was typed; `null` where they have too little in common.
 * One word is held against each word of a name, letter by letter: "Gerogia" is Georgia, "Catalonia" is not New Caledonia.
 */
export function likeness(names: readonly string[], typed: string): Likeness | null {
  const wanted = fold(typed);
  if (wanted.length < shortest) return null;
  const all = names.flatMap(parts);
  const typos = all.map((part) => 1 - distance(part, wanted) / Math.max(part.length, wanted.length));
  const closest = Math.max(...typos);
  if (all.some((part, at) => isTypo(part, wanted, typos[at] ?? 0))) return { isTypo: true, alike: closest };
  if (!wanted.includes(' ')) return null;
  const alike = Math.max(...all.map((part) => dice(pairs(part), pairs(wanted))));
  return alike >= near ? { isTypo: false, alike } : null;
}

/** One letter in four, at most. */
function isTypo(part: string, wanted: string, alike: number): boolean {
  const longer = Math.max(part.length, wanted.length);
  return Math.round((1 - alike) * longer) <= Math.floor(longer / 4);
}

/** The name and each of its longer words. */
function parts(name: string): string[] {
  const words = name.split(/[\s'’/-]+/u);
  return [name, ...(words.length > 1 ? words.filter((word) => word.length >= shortest) : [])];
}

/** Letters that are wrong, missing, too many, or have changed places with the next. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const costs = [(row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        costs.push((before[j - 2] ?? 0) + 1);
      next.push(Math.min(...costs));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}

/** Neighbouring letters, the edges included: "ab" is " a", "ab" and "b ". */
function pairs(text: string): ReadonlySet<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

/** How much two sets have in common, from 0 to 1. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.size + b.size);
}
