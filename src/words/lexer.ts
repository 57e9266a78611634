import { Misread, replaced } from './trouble.ts';
import type { Term, WordToken } from './tree.ts';

/** Letters of the shortest beginning of a word that is looked up: fewer stand before half of a dictionary. */
export const leastPrefix = 4;

export type WordOperator = 'or' | 'and' | 'not';

/** What typed words are made of, with the place where it stands. */
export type Lexeme = { readonly at: number; readonly end: number } & (
  { readonly kind: 'term'; readonly term: Term } | { readonly kind: WordOperator | 'open' | 'close' }
);

const operators: Readonly<Record<string, WordOperator>> = {
  or: 'or',
  ou: 'or',
  and: 'and',
  et: 'and',
  not: 'not',
  sauf: 'not',
};

/** Which operator a bare word is, in capitals or not; `null` for every other. */
export function operatorOf(word: string): WordOperator | null {
  const folded = word.toLowerCase();
  return Object.hasOwn(operators, folded) ? (operators[folded] ?? null) : null;
}

/** Two to five capitals. */
function looksAbbreviated(word: string): boolean {
  return /^[A-Z]{2,5}$/u.test(word);
}

/** What nobody sees, such as a hyphen that only may break a line. */
const unseen = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF';
const everyUnseen = new RegExp(`[${unseen}]`, 'gu');
const letters = `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${unseen}]*`;
/** Signs within a word, on whose sides its parts stand one behind the other. */
const joints = `['./@_:#&+-]`;
const bareWord = new RegExp(`${letters}(?:${joints}${letters})*`, 'uy');
const restOfWord = new RegExp(letters, 'uy');
const inQuotes = new RegExp(`${letters}(?:-${letters})*`, 'gu');

/** One kind of quotation mark, apostrophe and hyphen, dashes as spaces; every character in its place. */
function plain(typed: string): string {
  return typed
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[‘’‚‹›]/gu, "'")
    .replaceAll(/[‐‑]/gu, '-')
    .replaceAll(/[‒–—―…\s]/gu, ' ');
}

/**
 * Takes typed words apart.
 *
 * @throws {Misread} for what cannot be understood.
 */
export function lex(typed: string): Lexeme[] {
  const text = plain(typed);
  const isShouted = shouted(text);
  const found: Lexeme[] = [];
  let at = 0;
  while (at < text.length) {
    const next = lexemeAt(text, at, isShouted) ?? { end: at + 1 };
    if ('kind' in next) found.push({ ...next, at });
    at = next.end;
  }
  return found;
}

type Found = Lexeme extends infer One ? (One extends unknown ? Omit<One, 'at'> : never) : never;

function lexemeAt(text: string, at: number, isShouted: boolean): Found | null {
  const sign = text[at] ?? '';
  const isFirst = !/[\p{L}\p{N}*]/u.test(text[at - 1] ?? '');
  switch (sign) {
    case '(':
      return { kind: 'open', end: at + 1 };
    case ')':
      return { kind: 'close', end: at + 1 };
    case '|':
      return { kind: 'or', end: endOf(/\|+/uy, text, at) };
    case '&':
      return { kind: 'and', end: endOf(/&+/uy, text, at) };
    case '"':
      return quoted(text, at, isShouted);
    case '*':
      throw new Misread('star', [at, at + 1], replaced(text, [at, at + 1], ''));
    case '-':
    case '!':
      return isFirst ? minus(text, at) : null;
    default:
      return bare(text, at, isShouted);
  }
}

/** A sign of leaving out stands right before what it leaves out; alone it is a dash. */
function minus(text: string, at: number): Found | null {
  const end = endOf(/[-!]+/uy, text, at);
  if (!/["(\p{L}\p{N}]/u.test(text[end] ?? '')) return null;
  if (end - at > 1) throw new Misread('minus', [at, end], replaced(text, [at, end], '-'));
  return { kind: 'not', end };
}

function quoted(text: string, at: number, isShouted: boolean): Found {
  const close = text.indexOf('"', at + 1);
  if (close === -1) throw new Misread('quote', [at, at + 1], `${text.trimEnd()}"`);
  const inside = text.slice(at + 1, close);
  const star = inside.indexOf('*');
  if (star !== -1) {
    const place = at + 1 + star;
    throw new Misread('star', [place, place + 1], replaced(text, [place, place + 1], ''));
  }
  const [first, ...others] = (undotted(inside).match(inQuotes) ?? []).map((word) => tokenOf(word, isShouted));
  if (first === undefined) throw new Misread('empty', [at, close + 1], replaced(text, [at, close + 1], ''));
  return {
    kind: 'term',
    term: { kind: 'term', tokens: [first, ...others], isPrefix: false },
    end: close + 1,
  };
}

function bare(text: string, at: number, isShouted: boolean): Found | null {
  bareWord.lastIndex = at;
  const [word] = bareWord.exec(text) ?? [];
  if (word === undefined) return null;
  const end = at + word.length;
  const isPrefix = text[end] === '*';
  const operator = isPrefix ? null : operatorOf(word);
  if (operator === 'not' && word !== word.toUpperCase()) {
    throw new Misread('not', [at, end], replaced(text, [at, endOf(/\s*/uy, text, end)], '-'));
  }
  if (operator !== null) return { kind: operator, end };
  const [first, ...others] = withoutSmallWords(undotted(word).split(/['./@_:#&+]/u)).map((part) =>
    tokenOf(part, isShouted),
  );
  if (first === undefined) return null;
  if (!isPrefix) return { kind: 'term', term: { kind: 'term', tokens: [first, ...others], isPrefix }, end };
  const stars = endOf(/\*+/uy, text, end);
  const without = replaced(text, [end, stars], '');
  const more = endOf(restOfWord, text, stars);
  if (more > stars) throw new Misread('star', [end, stars], replaced(text, [stars, more], ''));
  if (others.length > 0) throw new Misread('star', [end, stars], without);
  if (first.parts.join('').length < leastPrefix) throw new Misread('prefix', [at, stars], without);
  const token = { ...first, isAbbreviation: false };
  return { kind: 'term', term: { kind: 'term', tokens: [token], isPrefix }, end: stars };
}

/** What French elides before a word, and English adds behind one, is no part of it: "l’homme", "Turkey’s". */
function withoutSmallWords(parts: readonly string[]): readonly string[] {
  if (parts.length !== 2) return parts;
  const [before = '', after = ''] = parts;
  if (/^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)$/iu.test(before)) return [after];
  return /^s$/iu.test(after) ? [before] : parts;
}

/** "U.N." is written "UN" as well. */
function undotted(text: string): string {
  return text.replaceAll(/(?<![\p{L}\p{N}])[A-Z](?:\.[A-Z])+(?![\p{L}\p{N}])/gu, (word) =>
    word.replaceAll('.', ''),
  );
}

function tokenOf(typed: string, isShouted: boolean): WordToken {
  const text = typed.replaceAll(everyUnseen, '');
  // "NGOs" are an NGO.
  const one = /^[A-Z]{2,5}s$/u.test(text) ? text.slice(0, -1) : text;
  const isAbbreviation = !isShouted && looksAbbreviated(one);
  return isAbbreviation
    ? { text: one, parts: [one], isAbbreviation }
    : { text, parts: text.split('-'), isAbbreviation };
}

/** Who types in capitals only does not mean abbreviations by them. */
function shouted(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return (
    words.every((word) => word === word.toUpperCase()) &&
    words.some((word) => word.length > 5 && operatorOf(word) === null)
  );
}

function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return at + (sticky.exec(text)?.[0] ?? '').length;
}
