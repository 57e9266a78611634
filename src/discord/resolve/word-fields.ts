/** What somebody fills in who does not know the language of a search, each a list of words or phrases. */
export interface WordFields {
  readonly any: readonly string[];
  readonly all: readonly string[];
  readonly none: readonly string[];
}

const operators = new Set(['or', 'ou', 'and', 'et', 'not', 'sauf']);
const bare = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*\*?$/u;

/** A word as it is, where the language of searches reads it so; everything else between quotation marks. */
function quoted(item: string): string {
  return bare.test(item) && !operators.has(item.toLowerCase()) ? item : `"${item}"`;
}

/** What was typed into a field: between commas, or, without one, between spaces and quotation marks. */
export function readItems(typed: string): string[] {
  const parts = [...typed.replaceAll(/[“”„«»]/gu, '"').matchAll(/"([^"]*)"?|[^",;]+|[,;]/gu)];
  const hasCommas = parts.some(([part]) => /^[,;]$/u.test(part));
  const items: string[] = [''];
  for (const [part, phrase] of parts) {
    if (!hasCommas) items.push(...(phrase === undefined ? part.split(/\s+/u) : [phrase]));
    else if (/^[,;]$/u.test(part)) items.push('');
    else items.push(`${items.pop()} ${phrase ?? part}`);
  }
  const plain = items.map((item) => item.trim().replaceAll(/\s+/gu, ' '));
  return [...new Set(plain.filter((item) => /[\p{L}\p{N}]/u.test(item)))];
}

/** The same as a field shows it: {@link readItems} reads them again. */
export function writeItems(items: readonly string[]): string {
  return items
    .map((item) => (/[,;]/u.test(item) || (items.length === 1 && /\s/u.test(item)) ? `"${item}"` : item))
    .join(', ');
}

/** The fields in the language of searches; empty without any. */
export function composeWords({ any, all, none }: WordFields): string {
  const alternatives = any.map(quoted).join(' OR ');
  const isAlone = any.length < 2 || all.length + none.length === 0;
  return [
    isAlone ? alternatives : `(${alternatives})`,
    ...all.map(quoted),
    ...none.map((item) => `-${quoted(item)}`),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What {@link composeWords} wrote, taken apart again; `null` for words that say more than three fields can. */
export function wordFieldsOf(words: string): WordFields | null {
  const tokens = [...words.matchAll(/\(|\)|-?"[^"]*"|[^\s()"]+/gu)].map(([token]) => token);
  const closes = tokens.indexOf(')');
  const isList = tokens[0] !== '(' && tokens.includes('OR');
  const inside = tokens[0] === '(' ? tokens.slice(1, closes) : isList ? tokens : [];
  const others = tokens[0] === '(' ? tokens.slice(closes + 1) : isList ? [] : tokens;
  const text = (token: string) => token.replace(/^-/u, '').replaceAll('"', '');
  const fields = {
    any: inside.filter((token) => token !== 'OR').map(text),
    all: others.filter((token) => !token.startsWith('-')).map(text),
    none: others.filter((token) => token.startsWith('-')).map(text),
  };
  return composeWords(fields) === words ? fields : null;
}
