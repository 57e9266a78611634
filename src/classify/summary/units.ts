import { asksIn } from './asks.ts';
import { type Ask, weight } from './scores.ts';
import { afterMarker, sentencesOf } from '../text/sentences.ts';
import { isBoilerplate, openerEnd } from './boilerplate.ts';
import { summaryLimit } from './truncate.ts';
import { quotationsIn, summaryWordsOf } from './tokenize.ts';

/** A sentence, or a clause of one that is too long to be shown whole. */
export interface Unit {
  /** With its bullet or number, and without. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
  /** Which sentence of the text it is, or is a clause of. */
  readonly sentence: number;
  readonly isClause: boolean;
  readonly isBoilerplate: boolean;
  /** Not to be shown alone: it leans on the one before. */
  readonly isAnaphoric: boolean;
  /** It tells what somebody else asks. */
  readonly isOthers: boolean;
  /** A list follows it, or has begun in it; `signatories` when they are the subject of the items. */
  readonly opens: 'list' | 'signatories' | 'within' | null;
  /** Its last mark is a semicolon or a comma: an item that others follow. */
  readonly isOpenEnded: boolean;
  readonly best: Ask | null;
  readonly score: number;
}

const mark = String.raw`(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[•·●▪◦‣■□–—-]) `;
const listWithin = new RegExp(`: ${mark}`);
const clauseEnd = new RegExp(`; |: (?=${mark})`, 'g');

/** A declaration's text as one, with single spaces, and what it is made of. */
export interface Text {
  readonly text: string;
  readonly units: readonly Unit[];
}

export function unitsOf(paragraphs: readonly string[]): Text {
  const whole = paragraphs
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  const text = whole.join(' ');
  const units: Unit[] = [];
  let at = 0;
  let sentences = 0;
  let follows = false;
  for (const [index, paragraph] of whole.entries()) {
    const quotations = quotationsIn(paragraph).map(([from, to]) => [from + at, to + at] as const);
    for (const span of pieces(paragraph)) {
      const [start, from, to] = [span.start + at, span.from + at, span.to + at];
      const words = summaryWordsOf(text, from, to, quotations);
      const said = asksIn(text, words, follows);
      follows = said.namesThem;
      sentences += 1;
      const clauses = clausesOf(text, { start, from, to });
      const isWhole = clauses.length === 1;
      let next = 0;
      for (const clause of clauses) {
        let best: Ask | null = null;
        for (let ask = said.asks[next]; ask !== undefined && ask.at < clause.to; ask = said.asks[next]) {
          if (best === null || ask.score > best.score) best = ask;
          next += 1;
        }
        const sentence = text.slice(clause.from, clause.to);
        const isLed = clause.from === from;
        const isAnaphoric = said.isAnaphoric && isLed;
        units.push({
          ...clause,
          paragraph: index,
          sentence: sentences,
          isClause: !isWhole,
          isBoilerplate: (best === null || best.score < weight.duty) && isBoilerplate(sentence),
          isAnaphoric,
          isOthers: said.isOthers,
          opens: opens(sentence, said.position === weight.position),
          isOpenEnded: /[;,](?: (?:and|or|et|ou))?$/i.test(sentence.slice(-8)),
          best,
          score: text[to - 1] === '?' ? weight.recital : (best?.score ?? said.position),
        });
      }
    }
    at += paragraph.length + 1;
  }
  return { text, units };
}

/** The opener apart from what follows it in the same paragraph. */
function pieces(paragraph: string) {
  const end = openerEnd(paragraph);
  if (end === 0) return sentencesOf(paragraph);
  const rest = sentencesOf(paragraph.slice(end + 1)).map(({ start, from, to }) => ({
    start: start + end + 1,
    from: from + end + 1,
    to: to + end + 1,
  }));
  return [{ start: 0, from: 0, to: end }, ...rest];
}

interface Clause {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** What stands between the semicolons of a sentence that is longer than a summary may be. */
function clausesOf(text: string, { start, from, to }: Clause): Clause[] {
  if (to - from <= summaryLimit) return [{ start, from, to }];
  const clauses: Clause[] = [];
  let [begin, first] = [start, from];
  for (const { index } of text.slice(from, to).matchAll(clauseEnd)) {
    const end = from + index + 1;
    if (end <= first) continue;
    clauses.push({ start: begin, from: first, to: end });
    begin = end + 1;
    first = afterConjunction(text, afterMarker(text, begin));
  }
  return [...clauses, { start: begin, from: Math.min(first, to), to }];
}

function afterConjunction(text: string, at: number): number {
  return at + (/^(?:and|et),? /i.exec(text.slice(at, at + 6))?.[0].length ?? 0);
}

function opens(sentence: string, isOurs: boolean): Unit['opens'] {
  if (sentence.endsWith(':')) return isOurs ? 'signatories' : 'list';
  return listWithin.test(sentence) ? 'within' : null;
}
