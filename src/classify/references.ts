import type { Declaration } from '../assembly/declaration.ts';

/** A document that a text names by its number. */
export interface Reference {
  readonly kind: 'declaration' | 'document' | 'resolution' | 'recommendation';
  readonly number: number;
}

const sign = String.raw`(?:nos?\s?\.?|n\s?[°º]s?\.?)`;
const numbers = (digits: string, year: string): string =>
  String.raw`(?:${sign}\s?)?${digits}${year}(?:(?:\s?,\s?|\s?,?\s(?:and|et|&)\s)(?:${sign}\s?)?${digits}${year})*`;
const year = String.raw`(?:\s?\(\d{4}\))`;
const named = new RegExp(
  [
    String.raw`\b(?<declaration>written declarations?|d[ée]clarations? [ée]crites?)\s${numbers(String.raw`\d{1,4}\b`, '')}`,
    String.raw`\b(?<document>docs?)\s?\.?\s?${numbers(String.raw`\d{4,6}\b`, '')}`,
    String.raw`\b(?<resolution>r[ée]solutions?)\s${numbers(String.raw`\d{1,4}\b`, `${year}?`)}`,
    String.raw`\b(?<recommendation>recommendations?|recommandations?)\s${numbers(String.raw`\d{1,4}\b`, `${year}?`)}`,
  ].join('|'),
  'giu',
);
const foreign =
  /(?:\bUN\b|united nations|security council|general assembly|human rights council|european parliament|\bONU\b|nations unies|conseil de s[ée]curit[ée]|assembl[ée]e g[ée]n[ée]rale|parlement europ[ée]en|\bCM\b|committee of ministers|comit[ée] des ministres)[^.;\d]{0,40}$/iu;

/** The documents of the Assembly that a declaration names, in the order in which it names them. */
export function references(
  declaration: Pick<Declaration, 'title' | 'paragraphs' | 'number'>,
): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const text of [declaration.title, ...declaration.paragraphs]) {
    for (const match of text.matchAll(named)) {
      const kind = kindOf(match.groups ?? {});
      // Other bodies number their resolutions too.
      const isForeign =
        (kind === 'resolution' || kind === 'recommendation') && foreign.test(text.slice(0, match.index));
      if (isForeign) continue;
      for (const number of numbersIn(match[0])) {
        const isItself = kind === 'declaration' && number === declaration.number;
        if (!isItself) found.set(`${kind} ${number}`, { kind, number });
      }
    }
  }
  return [...found.values()];
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Reference['kind'] {
  if (groups['declaration'] !== undefined) return 'declaration';
  if (groups['document'] !== undefined) return 'document';
  return groups['resolution'] === undefined ? 'recommendation' : 'resolution';
}

const marked = new RegExp(String.raw`${sign}|\(\d{4}\)`, 'iu');

/** Of "Resolution 1832 and 200 others" only the first is a number of a document: one word in the singular names one. */
function numbersIn(text: string): number[] {
  const isPlural = /^\S*s\b|^(?:written|d[ée]clarations) \S*s\b/i.test(text);
  return text
    .split(/,|\s(?:and|et|&)\s/)
    .filter((part, i) => i === 0 || isPlural || marked.test(part))
    .map((part) => Number(/\d+/.exec(part)?.[0] ?? 0))
    .filter((number) => number > 0);
}
