import { textLanguages } from '../assembly/declaration.ts';
import { formerReading, withoutCommon } from './former.ts';
import type { Lexicon } from './query.ts';
import { readingOf } from './read.ts';
import type { WordsReading, WordToken } from './tree.ts';
import { canonicalWords, writeWords } from './write.ts';

export interface Reread {
  /** As they are kept: what had them before has them now. */
  readonly words: string;
  /** Whether who typed them now would ask something else by them. */
  readonly differs: boolean;
}

/** Everything that has to be looked up before words of an earlier version are read again. */
export function readingsOfFormer(typed: string): readonly WordsReading[] {
  return [formerReading(typed), readingOf(typed)].filter((reading) => reading !== null);
}

/** Words that were stored by a version before this language of words. */
export function rereadFormer(typed: string, lexicon: Lexicon): Reread {
  const isCommon = ({ parts }: WordToken) =>
    textLanguages.some((language) => parts.every((part) => lexicon.isCommon(part, language)));
  const counting = (reading: WordsReading | null) => reading && withoutCommon(reading, isCommon);
  const now = readingOf(typed);
  const [before, after] = [counting(formerReading(typed)), counting(now)];
  if (before === null) return { words: typed, differs: false };
  const differs = after === null || canonicalWords(before) !== canonicalWords(after);
  const isComplete = now !== null && canonicalWords(now) === canonicalWords(before);
  return { words: isComplete ? typed : writeWords(before), differs };
}
