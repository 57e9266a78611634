import { setOf, type SummaryWord } from './tokenize.ts';
import { type Ask, weight } from './scores.ts';

const reports = setOf(`
  said stated declared argued claimed announced warned added told ruled found held reported concluded demanded insisted
  according says claims argues affirme declare selon estime jugé juge dit conclu rappele`);
const impersonal =
  /^(?:it is|it's|il est|c['’]est) (?:\p{L}+ )?(?:time|imperative|essential|crucial|vital|necessary|urgent|indispensable|impératif|imperatif|essentiel|nécessaire|temps|grand temps|high time)(?!\p{L})/iu;

/** "must", "should", "il faut", "it is time": not what somebody said, nor what should have been. */
export function dutyAt(
  text: string,
  words: readonly SummaryWord[],
  i: number,
  isInRecital: boolean,
): Ask | null {
  const word = words[i];
  if (word === undefined || isInRecital) return null;
  const rest = text.slice(word.to, word.to + 30);
  if (!isDuty(text, word, rest)) return null;
  const before = words.slice(Math.max(0, i - 25), i);
  if (
    before.some(({ text }) => reports.has(text)) &&
    !before.some(({ text }) => text === 'we' || text === 'nous')
  )
    return null;
  return { score: weight.duty, from: words[0]?.at ?? word.at, at: word.at };
}

function isDuty(text: string, word: SummaryWord, rest: string): boolean {
  switch (word.text) {
    case 'must':
    case 'should':
    case 'doit':
    case 'doivent':
    case 'devons':
    case 'devrait':
    case 'devraient':
    case 'faut':
    case 'ought':
    case 'importe':
      return true;
    case 'need':
    case 'needs':
    case 'has':
    case 'have':
      return /^ to\b(?! do\b)/i.test(rest);
    case 'convient':
      return /^ d/i.test(rest);
    case 'it':
    case 'il':
    case 'c':
      return impersonal.test(text.slice(word.at, word.at + 60));
    default:
      return false;
  }
}
