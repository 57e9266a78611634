/** A word of a text and where it stands, without "d’" before it and "’s" behind. */
export interface CapitalWord {
  readonly printed: string;
  readonly isCapital: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  readonly start: number;
  readonly end: number;
}

const word = /\p{L}[\p{L}\p{M}\u00ad]*(?:[-\u2010\u2011'\u2018\u2019\u02bc][\p{L}\p{M}\u00ad]+)*/gu;
const elided = /^(?:[dlnsjcmt]|qu|lorsqu|puisqu)['\u2018\u2019\u02bc]/iu;
const possessive = /['\u2018\u2019\u02bc]s?$/u;
/** "al-Assad" is a name as it is. */
const capital = /^(?:(?:al|el|ben|bin|abu|ul)-)?\p{Lu}/u;

/** The words of a text in its order. Hyphens and apostrophes within a name part nothing: "Kara-Murza", "O’Flaherty". */
export function capitalWordsOf(text: string): CapitalWord[] {
  const words: CapitalWord[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    const [before = ''] = elided.exec(found) ?? [];
    const start = index + before.length;
    const printed = found.slice(before.length).replace(possessive, '');
    if (printed === '') continue;
    const end = start + printed.length;
    words.push({ printed, isCapital: capital.test(printed), gap: text.slice(from, start), start, end });
    from = end;
  }
  return words;
}
