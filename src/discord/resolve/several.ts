import type { Card } from '../render/embed.ts';
import { limits } from '../render/limits.ts';
import { choice, type Choice } from '../render/choice.ts';

/** Something that is chosen by name. */
export interface Term {
  /** What Discord sends when it was chosen from a list; found by itself as well. */
  readonly value: string;
  /** As the list shows it; found by it as well. */
  readonly label: string;
}

/** Names that can be typed, one or several. */
export interface Vocabulary<T extends Term> {
  /** Completions of one name. */
  readonly suggest: (typed: string) => Promise<readonly Choice[]>;
  /** The one that is meant, or a card that says why there is none. */
  readonly find: (typed: string) => Promise<T | { readonly card: Card }>;
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
export async function readSeveral<T extends Term>(
  typed: string,
  vocabulary: Vocabulary<T>,
): Promise<readonly T[] | { readonly card: Card }> {
  const whole = await vocabulary.find(typed);
  if (!('card' in whole)) return [whole];
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

/** The longest name that begins at a part. */
async function readNext<T extends Term>(
  parts: readonly string[],
  at: number,
  { find }: Vocabulary<T>,
): Promise<{ readonly term: T | { readonly card: Card }; readonly next: number }> {
  const longest = isValue(parts[at] ?? '') ? 1 : Math.min(maxParts, parts.length - at);
  for (let count = longest; count > 1; count -= 1) {
    const term = await find(parts.slice(at, at + count).join(', '));
    if (!('card' in term)) return { term, next: at + count };
  }
  return { term: await find(parts[at] ?? ''), next: at + 1 };
}

/** Completions of the last name typed, behind those before it. */
export async function suggestSeveral<T extends Term>(
  typed: string,
  vocabulary: Vocabulary<T>,
): Promise<readonly Choice[]> {
  const [, head = '', last = ''] = /^(.*(?:[,;]|\s(?:or|ou)\s))(.*)$/isu.exec(typed) ?? [];
  if (partsOf(head).length === 0) return vocabulary.suggest(typed);
  const before = await readSeveral(head.replace(/\s*[,;]?\s*$|\s+(?:or|ou)\s*$/iu, ''), vocabulary);
  const offered = 'card' in before ? [] : await vocabulary.suggest(last.trim());
  const terms = 'card' in before ? [] : before;
  const completed = offered
    .filter(({ value }) => !terms.some((term) => term.value === value))
    .flatMap((one) => joined(terms, one));
  return completed.length > 0 ? completed : vocabulary.suggest(typed);
}

/** One choice for all of them; none when Discord has no room for it. */
function joined(before: readonly Term[], last: Choice): Choice[] {
  const values = before.map(({ value }) => value);
  const value = [...values, last.value].join(', ');
  if (value.length > limits.choice) return [];
  const name = [...before.map(({ label }) => label), last.name].join(', ');
  return [choice(name.length <= limits.choice ? name : [...values, last.name].join(', '), value)];
}
