import { tokensOf } from '../text/words.ts';

/** A word or a mark of punctuation of a sentence. */
export interface SummaryWord {
  /** Folded: lower case, no accents. */
  readonly text: string;
  /** Where it stands in the text. */
  readonly at: number;
  readonly to: number;
  /** Inside quotation marks: somebody else's word. */
  readonly isQuoted: boolean;
  /** Ends in a French participle's "é": told apart from "demande" only while the accent is there. */
  readonly isParticiple: boolean;
}

type Range = readonly [from: number, to: number];

/** The words between two indexes of a text. */
export function summaryWordsOf(
  text: string,
  from: number,
  to: number,
  quotations: readonly Range[],
): SummaryWord[] {
  const words: SummaryWord[] = [];
  let quotation = 0;
  for (const { printed, folded, start, end } of tokensOf(text.slice(from, to))) {
    if (printed === '&') continue;
    const at = from + start;
    while (quotation < quotations.length && (quotations[quotation]?.[1] ?? 0) <= at) quotation += 1;
    words.push({
      text: folded,
      at,
      to: from + end,
      isQuoted: at >= (quotations[quotation]?.[0] ?? Infinity),
      isParticiple: /é(?:e?s?)$/iu.test(printed),
    });
  }
  return words;
}

const closing: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“' };

/** What stands between quotation marks, outermost first; nothing where all of a text does. */
export function quotationsIn(text: string): Range[] {
  const ranges: Range[] = [];
  const missing = new Set<string>();
  // An odd number of straight marks: which of them opens cannot be told.
  const hasPairs = (text.match(/"/g)?.length ?? 0) % 2 === 0;
  let end = 0;
  for (const { 0: mark, index } of text.matchAll(/[“«„"]/g)) {
    if (index < end || (mark === '"' && !hasPairs)) continue;
    const close = mark === '"' ? '"' : (closing[mark] ?? '');
    if (missing.has(close)) continue;
    const at = text.indexOf(close, index + 1);
    if (at === -1) missing.add(close);
    else {
      ranges.push([index, at + 1]);
      end = at + 1;
    }
  }
  const [only] = ranges;
  const isAll =
    ranges.length === 1 && only !== undefined && !/\p{L}/u.test(text.slice(0, only[0]) + text.slice(only[1]));
  return isAll ? [] : ranges;
}

/** A set of the words of a list. */
export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
