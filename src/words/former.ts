import { operatorOf } from './lexer.ts';
import { allOf, eitherOf, notOf, type WordsReading, type WordToken } from './tree.ts';

/**
 * How versions before this language read what was typed (`websearch_to_tsquery`): words are all required, "quoted" ones
 * together, `or` parts alternatives, a minus leaves out of its own alternative. Brackets, stars and all other signs
 * meant nothing.
 */
export function formerReading(typed: string): WordsReading | null {
  const text = plain(typed);
  const alternatives: { wanted: WordsReading[]; unwanted: WordsReading[] }[] = [{ wanted: [], unwanted: [] }];
  let isNegated = false;
  let isAfterTerm = false;
  for (const { groups = {}, index } of text.matchAll(signs)) {
    if (groups['minus'] !== undefined) {
      isNegated = !isNegated;
      isAfterTerm = false;
      continue;
    }
    // As the last word, "or" was one like any other; what comes next was looked for behind one more sign.
    const isOr = /^or(?![\p{L}\p{N}_-])/iu.test(groups['word'] ?? '') && /\S/u.test(text.slice(index + 3));
    if (isAfterTerm && isOr) {
      alternatives.push({ wanted: [], unwanted: [] });
      isAfterTerm = false;
      continue;
    }
    const [first, ...others] = tokensIn(groups['phrase'] ?? groups['word'] ?? '');
    if (first) {
      const term: WordsReading = { kind: 'term', tokens: [first, ...others], isPrefix: false };
      alternatives.at(-1)?.[isNegated ? 'unwanted' : 'wanted'].push(term);
    }
    isNegated = false;
    isAfterTerm = true;
  }
  const read = alternatives
    .map(({ wanted, unwanted }) => [...wanted, ...unwanted.map(notOf)])
    .filter((parts) => parts.length > 0);
  return read.length === 0 ? null : eitherOf(read.map(allOf));
}

function plain(words: string): string {
  return words
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[‘’‚‹›]/gu, "'")
    .replaceAll(/[‐‑]/gu, '-')
    .replaceAll(/[‒–—―…\s]/gu, ' ');
}

const signs = /"(?<phrase>[^"]*)"?|(?<minus>-)|(?<word>[^\s"|&!()]+)/gu;

function tokensIn(text: string): WordToken[] {
  const words = text.match(/[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*/gu) ?? [];
  return words.map((word) => ({
    text: word,
    parts: word.split('-'),
    isAbbreviation: /^[A-Z]{2,5}$/u.test(word) && operatorOf(word) === null,
  }));
}

/**
 * Without what earlier versions left out of it: the commonest words of either language, alone and at the ends of a phrase.
 * What had the words then has these. `null` when nothing is left.
 */
export function withoutCommon(
  reading: WordsReading,
  isCommon: (token: WordToken) => boolean,
): WordsReading | null {
  switch (reading.kind) {
    case 'term': {
      const counts = (token: WordToken) => token.isAbbreviation || !isCommon(token);
      if (reading.isPrefix) return reading;
      const from = reading.tokens.findIndex(counts);
      const [first, ...others] =
        from === -1 ? [] : reading.tokens.slice(from, reading.tokens.findLastIndex(counts) + 1);
      return first === undefined ? null : { ...reading, tokens: [first, ...others] };
    }
    case 'not': {
      const inner = withoutCommon(reading.of, isCommon);
      return inner && notOf(inner);
    }
    case 'all':
    case 'any': {
      const left = reading.of.flatMap((one) => withoutCommon(one, isCommon) ?? []);
      if (left.length === 0) return null;
      return reading.kind === 'all' ? allOf(left) : eitherOf(left);
    }
  }
}
