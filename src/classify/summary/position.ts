import type { SummaryWord } from './tokenize.ts';
import { weight } from './scores.ts';

const opinions =
  /(?<!\p{L})(?:concern(?:ed|s)?|regret\w*|believ\w*|support\w*|welcom\w*|express\w*|reaffirm\w*|stress\w*|solidarity|convinced|unacceptable|intolerable|deplorable|alarm\w*|préoccup\p{L}*|inquiét\p{L}*|regrett\p{L}*|estim\p{L}*|soutien\p{L}*|souten\p{L}*|salu(?:ons|ent|e)|exprim\p{L}*|réaffirm\p{L}*|soulign\p{L}*|solidarité|convaincu\p{L}*|inacceptable\p{L}*|intolérable\p{L}*)(?!\p{L})/iu;

/** What a sentence is worth that asks nothing. */
export function positionOf(
  text: string,
  words: readonly SummaryWord[],
  isOurs: boolean,
  isInRecital: boolean,
): number {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const hasOpinion = opinions.test(text.slice(first.at, last.to));
  if (isInRecital) return weight.recital;
  if (isOurs) return weight.position;
  return hasOpinion ? weight.opinion : weight.fact;
}

/** Whether a sentence leans on the one before: "They also …", "This must stop." */
export function isAnaphoric(words: readonly SummaryWord[]): boolean {
  const [first, second = ''] = words.map(({ text }) => text);
  switch (first) {
    case 'they':
    case 'he':
    case 'she':
    case 'ils':
    case 'elles':
    case 'elle':
    case 'these':
    case 'those':
    case 'cela':
    case 'ceci':
    case 'ces':
    case 'such':
      return true;
    case 'it':
      return !/^(?:is|was|must)$/.test(second);
    case 'il':
      return !/^(?:faut|convient|importe|y|est)$/.test(second);
    case 'this':
    case 'cette':
      return second !== 'declaration';
    default:
      return false;
  }
}
