import { setImmediate } from 'node:timers/promises';
import type { Card } from '../render/embed.ts';
import { limits } from '../render/limits.ts';
import { choice, type Choice } from '../render/choice.ts';

/** Something that is chosen by name. */
export interface TypedTerm {
  /** What Discord sends when it was chosen from a list; found by itself as well. */
  readonly value: string;
  /** As the list shows it; found by it as well. */
  readonly label: string;
}

/** Why nothing is meant. `isOne`: though the text is one name, and not several. */
export interface NotFound {
  readonly card: Card;
  readonly isOne?: boolean;
}

/** Names that can be typed, one or several. */
export interface Vocabulary<T extends TypedTerm> {
  /** Completions of one name. */
  readonly suggest: (typed: string) => Promise<readonly Choice[]>;
  /** The one that is meant, or a card that says why there is none. */
  readonly find: (typed: string) => Promise<T | NotFound>;
}

const separator = /\s*[,;]\s*|\s+(?:or|ou)\s+/iu;
/** Whether text may be a list of names, and not one name. */
export function mayBeSeveral(typed: string): boolean {
  return separator.test(typed);
}

/** A name may hold as many separators: "Socialists, Democrats and Greens". */
const maxParts = 3;
/** A value chosen from a list is no part of a name. */
const isValue = (part: string) => /^(?:\d{1,9}|[A-Z]{2}|\w+:\d+)$/u.test(part);

const partsOf = (typed: string) =>
  typed
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What was named, each once, or a card about the first name that is not understood. A name may hold a separator itself. */
export async function readSeveral<T extends TypedTerm>(
  typed: string,
  vocabulary: Vocabulary<T>,
): Promise<readonly T[] | { readonly card: Card }> {
  const whole = await vocabulary.find(typed);
  if (!('card' in whole)) return [whole];
  if (whole.isOne === true) return whole;
  const parts = partsOf(typed);
  if (parts.length < 2) return whole;
  const terms = new Map<string, T>();
  for (let at = 0; at < parts.length;) {
    const { term, next } = await readNext(parts, at, vocabulary);
    if ('card' in term) return term;
    terms.set(term.value, term);
    at = next;
  }
  return [...terms.values()];
}

/** What each of some names means, each once, or a card about the first that is not understood. */
export async function readEach<T extends TypedTerm>(
  names: readonly string[],
  { find }: Vocabulary<T>,
): Promise<readonly T[] | { readonly card: Card }> {
  const terms = new Map<string, T>();
  for (const name of names) {
    const term = await find(name);
    if ('card' in term) return term;
    terms.set(term.value, term);
    // There may be hundreds: what is due meanwhile, an answer to Discord among it, has its turn.
    await setImmediate();
  }
  return [...terms.values()];
}

/** The longest name that begins at a part. */
async function readNext<T extends TypedTerm>(
  parts: readonly string[],
  at: number,
  { find }: Vocabulary<T>,
): Promise<{ readonly term: T | NotFound; readonly next: number }> {
  const longest = isValue(parts[at] ?? '') ? 1 : Math.min(maxParts, parts.length - at);
  for (let count = longest; count > 1; count -= 1) {
    const term = await find(parts.slice(at, at + count).join(', '));
    if (!('card' in term) || term.isOne === true) return { term, next: at + count };
  }
  return { term: await find(parts[at] ?? ''), next: at + 1 };
}

/** Completions of the last name typed, behind those before it. It may hold separators itself. */
export async function suggestSeveral<T extends TypedTerm>(
  typed: string,
  vocabulary: Vocabulary<T>,
): Promise<readonly Choice[]> {
  for (const { head, last } of splitsOf(typed)) {
    const before = await readSeveral(head, vocabulary);
    if ('card' in before) continue;
    const completed = (await vocabulary.suggest(last))
      .filter(({ value }) => !before.some((term) => term.value === value))
      .flatMap((one) => joined(before, one));
    if (completed.length > 0) return completed;
  }
  return vocabulary.suggest(typed);
}

/** What stands before and after a separator, from the last one on. */
function splitsOf(typed: string): { readonly head: string; readonly last: string }[] {
  return [...typed.matchAll(/[,;]|\s(?:or|ou)\s/giu)]
    .toReversed()
    .slice(0, maxParts)
    .map(({ index, 0: separator }) => ({
      head: typed.slice(0, index).trim(),
      last: typed.slice(index + separator.length).trim(),
    }))
    .filter(({ head }) => partsOf(head).length > 0);
}

/** One choice for all of them; none when Discord has no room for it. */
function joined(before: readonly TypedTerm[], last: Choice): Choice[] {
  const values = before.map(({ value }) => value);
  const value = [...values, last.value].join(', ');
  if (value.length > limits.choice) return [];
  const name = [...before.map(({ label }) => label), last.name].join(', ');
  return [choice(name.length <= limits.choice ? name : [...values, last.name].join(', '), value)];
}
