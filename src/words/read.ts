import { lex, type Lexeme } from './lexer.ts';
import { allOf, eitherOf, notOf, type WordsReading } from './tree.ts';
import { Misread, replaced, type Trouble } from './trouble.ts';

export type Read = { readonly reading: WordsReading } | { readonly trouble: Trouble };

/**
 * Typed words as they are meant; the grammar stands in `docs/words.md`. Alternatives bind less than words that stand
 * side by side, and what is left out is left out of all alternatives beside it.
 */
export function readWords(typed: string): Read {
  const read = tryToRead(typed);
  if (!(read instanceof Misread)) return { reading: read };
  const { code, at, end } = read;
  return { trouble: { code, at, end, suggestion: readable(read.instead, typed.length) } };
}

/** The reading of words that were understood when they were stored; `null` of those that no version understood. */
export function readingOf(typed: string): WordsReading | null {
  const read = tryToRead(typed);
  return read instanceof Misread ? null : read;
}

function tryToRead(typed: string): WordsReading | Misread {
  try {
    return parse(typed);
  } catch (error) {
    if (error instanceof Misread) return error;
    throw error;
  }
}

/** A suggestion may have a fault of its own: it is mended in turn, while there is less and less of it. */
function readable(suggested: string, attempts: number): string | null {
  const tidy = suggested.trim().replaceAll(/\s+/gu, ' ');
  const read = tryToRead(tidy);
  if (!(read instanceof Misread)) return tidy;
  return attempts === 0 || read.instead === tidy ? null : readable(read.instead, attempts - 1);
}

function parse(typed: string): WordsReading {
  const lexemes = lex(typed);
  if (lexemes.length === 0) throw new Misread('nothing', [0, typed.length], '');
  const cursor = { typed, lexemes, next: 0 };
  const reading = level(cursor, null);
  const left = lexemes[cursor.next];
  if (left) throw new Misread('bracket', [left.at, left.end], cut(typed, left));
  return reading;
}

interface Cursor {
  readonly typed: string;
  readonly lexemes: readonly Lexeme[];
  next: number;
}

/** What stands between two brackets, or in no brackets. */
function level(cursor: Cursor, opened: Lexeme | null): WordsReading {
  const alternatives: WordsReading[][] = [[]];
  const unwanted: WordsReading[] = [];
  let or: Lexeme | null = null;
  for (;;) {
    const lexeme = cursor.lexemes[cursor.next];
    if (lexeme === undefined || lexeme.kind === 'close') break;
    cursor.next += 1;
    if (lexeme.kind === 'or') {
      if (alternatives.at(-1)?.length === 0) throw dangling(cursor, lexeme);
      alternatives.push([]);
      or = lexeme;
    } else if (lexeme.kind === 'and') {
      const isBetween = alternatives.at(-1)?.length !== 0 || unwanted.length > 0;
      if (!isBetween || !isOperand(cursor)) throw dangling(cursor, lexeme);
    } else if (lexeme.kind === 'not') {
      if (!isOperand(cursor) || cursor.lexemes[cursor.next]?.kind === 'not') throw dangling(cursor, lexeme);
      unwanted.push(notOf(operand(cursor, cursor.lexemes[cursor.next++])));
    } else {
      alternatives.at(-1)?.push(operand(cursor, lexeme));
    }
  }
  // Of alternatives none may be missing: "Georgia OR -sport" says nothing else than "Georgia -sport".
  if (or !== null && alternatives.at(-1)?.length === 0) throw dangling(cursor, or);
  const wanted = alternatives.filter((one) => one.length > 0).map(allOf);
  if (wanted.length + unwanted.length === 0) throw empty(cursor, opened);
  return allOf([...(wanted.length === 0 ? [] : [eitherOf(wanted)]), ...unwanted]);
}

function isOperand({ lexemes, next }: Cursor): boolean {
  return ['term', 'open', 'not'].includes(lexemes[next]?.kind ?? '');
}

function operand(cursor: Cursor, lexeme: Lexeme | undefined): WordsReading {
  if (lexeme?.kind === 'term') return lexeme.term;
  if (lexeme?.kind !== 'open') throw new Error('An operand was looked for where there is none.');
  const inside = level(cursor, lexeme);
  const close = cursor.lexemes[cursor.next];
  if (!close) throw new Misread('bracket', [lexeme.at, lexeme.end], `${cursor.typed.trimEnd()})`);
  cursor.next += 1;
  return inside;
}

const cut = (typed: string, { at, end }: Lexeme) => replaced(typed, [at, end], ' ');

function dangling({ typed, lexemes }: Cursor, operator: Lexeme): Misread {
  const { at, end } = operator;
  const instead = lexemes.length === 1 ? `"${typed.slice(at, end)}"` : cut(typed, operator);
  return new Misread('operator', [at, end], instead);
}

function empty({ typed, lexemes, next }: Cursor, opened: Lexeme | null): Misread {
  const close = lexemes[next];
  const at = opened?.at ?? close?.at ?? 0;
  const end = close?.end ?? typed.length;
  return new Misread(opened === null ? 'bracket' : 'empty', [at, end], replaced(typed, [at, end], ' '));
}
