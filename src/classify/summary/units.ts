import { asksIn } from './asks.ts';
import { type Ask, weight } from './scores.ts';
import { sentencesOf } from '../text/sentences.ts';
import { isBoilerplate, openerEnd } from './boilerplate.ts';
import { quotationsIn, summaryWordsOf } from './tokenize.ts';

/** A sentence, or an item of a list. */
export interface Unit {
  /** With its bullet or number, and without. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
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
  let follows = false;
  for (const [index, paragraph] of whole.entries()) {
    const quotations = quotationsIn(paragraph).map(([from, to]) => [from + at, to + at] as const);
    for (const span of pieces(paragraph)) {
      const [start, from, to] = [span.start + at, span.from + at, span.to + at];
      const said = asksIn(text, summaryWordsOf(text, from, to, quotations), follows);
      follows = said.namesThem;
      const [best = null] = said.asks.toSorted((a, b) => b.score - a.score);
      const sentence = text.slice(from, to);
      units.push({
        start,
        from,
        to,
        paragraph: index,
        isBoilerplate: (best === null || best.score < weight.duty) && isBoilerplate(sentence),
        isAnaphoric: said.isAnaphoric,
        isOthers: said.isOthers,
        opens: opens(sentence, said.position === weight.position),
        isOpenEnded: /[;,](?: (?:and|or|et|ou))?$/i.test(sentence.slice(-8)),
        best,
        score: sentence.endsWith('?') ? weight.recital : (best?.score ?? said.position),
      });
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

function opens(sentence: string, isOurs: boolean): Unit['opens'] {
  if (sentence.endsWith(':')) return isOurs ? 'signatories' : 'list';
  return listWithin.test(sentence) ? 'within' : null;
}
