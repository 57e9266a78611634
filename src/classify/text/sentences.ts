/** Where a sentence stands in a text. */
export interface Span {
  /** Its first character, the bullet or number before it included. */
  readonly start: number;
  /** Its first character after the bullet or number; the same as `start` without one. */
  readonly from: number;
  /** The character after its last. */
  readonly to: number;
}

const marker =
  /(?:[•·●▪◦‣■□*–—-]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|(?!p\. ?ex)[a-z]|[ivx]{1,5})[.)]|\d{1,2}\.\d{1,2}|\(?[A-Z]\))\s+/y;
const closers = new Set(`"'”’»)]`);
const openers = new Set(`"'“‘«([¿¡„ `);

// A full stop after these never ends a sentence.
const titles = new Set(
  'mr mrs ms dr prof st ste mme mmes mlle m mm gen gén col sen rep hon rev lt capt sgt gov e.g eg i.e ie cf vs viz p.ex ex'.split(
    ' ',
  ),
);
// Nor between the parties of a case: "Kavala v. Turkey", "Kavala c. Turquie", but "Part V. We call".
const parties = /^[vc]$/;
// Nor after these, before a number.
const counters = new Set(
  'no nos n doc docs art arts p pp par para paras vol fig al ch sec sect réf ref rés res rec approx env c ca v'.split(
    ' ',
  ),
);
// After an initial or "etc." only such a word begins another sentence: "the U.S. We call", not "J. Smith".
const starters = new Set(
  'the we they he she it this these those that in on our for by as at if when while since after there to all no nevertheless however therefore moreover furthermore such il elle ils elles nous le la les l ce cet cette ces en dans pour par de des du un une depuis après si lorsque toutefois cependant notre nos'.split(
    ' ',
  ),
);

/**
 * The sentences of a text with single spaces, in order, without a gap but the space between them.
 * A colon ends none; a text without full stops is one.
 */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  let from = afterMarker(text, 0);
  for (const { 0: stop, index } of text.matchAll(/(?<![.!?…])[.!?…]+/g)) {
    if (index < from) continue;
    const to = afterClosers(text, index + stop.length);
    if (text[to] !== ' ' || !endsHere(text, from, stop, index, to)) continue;
    sentences.push({ start, from, to });
    start = to + 1;
    from = afterMarker(text, start);
  }
  if (from < text.length) sentences.push({ start, from, to: text.length });
  return sentences;
}

/** The index after the bullets and numbers that stand at an index: "1. a) " has two. */
export function afterMarker(text: string, at: number): number {
  let from = at;
  for (let markers = 0; markers < 2; markers += 1) {
    marker.lastIndex = from;
    if (!marker.test(text)) break;
    from = marker.lastIndex;
  }
  return from;
}

function afterClosers(text: string, at: number): number {
  let to = at;
  // French sets a space before its closing marks.
  while (closers.has(text[to] ?? '') || (text[to] === ' ' && (text[to + 1] === '»' || text[to + 1] === '”')))
    to += 1;
  return to;
}

function endsHere(text: string, from: number, stop: string, index: number, to: number): boolean {
  let next = to;
  while (next < to + 4 && openers.has(text[next] ?? '')) next += 1;
  const following = text.slice(next, next + 24);
  if (!/^[\p{Lu}\p{N}•●▪◦‣■□]/u.test(following) && afterMarker(text, next) === next) return false;
  if (stop !== '.') return true;
  const before = /(?:^|[\s("'“«’-])([\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*)$/u.exec(
    text.slice(Math.max(from, index - 16), index),
  );
  const word = before?.[1];
  if (word === undefined) return true;
  if (isMarker(text, index - word.length, word)) return false;
  const small = word.toLowerCase();
  if (titles.has(small) || parties.test(word)) return false;
  const isInitial = /^\p{Lu}(?:\.\p{L})*$/u.test(word) || small === 'etc' || small === 'al';
  if (!isInitial && counters.has(small)) return !/^(?:\p{N}|[IVX]+\b|\p{Ll}|\p{Lu}\.)/u.test(following);
  if (!isInitial) return true;
  return starters.has((/^\p{L}+/u.exec(following)?.[0] ?? '').toLowerCase());
}

/** Whether a word is the number of an item: the 2 of "recalls its texts; 2. Urges". */
function isMarker(text: string, at: number, word: string): boolean {
  return (
    /^(?:\d{1,2}|[a-z]|[ivx]{1,5})$/.test(word) &&
    (at === 0 || /[:;,]\s$/.test(text.slice(Math.max(0, at - 2), at)))
  );
}
