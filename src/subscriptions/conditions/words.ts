import * as z from 'zod';
import { readingOf } from '../../words/read.ts';
import { canonicalWords } from '../../words/write.ts';
import { met, unmet, type Condition } from './condition.ts';

/** Of the words that are typed for a filter, in UTF-16 units. */
export const maxWordsLength = 200;

/** Of those that are stored: what an earlier version read otherwise is longer when it is written out. */
const maxStored = 3 * maxWordsLength;

/** What people type into a search box, by the grammar of `docs/words.md`. A text has it. */
export const wordsCondition = {
  schema: z
    .string()
    .transform((typed) => typed.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
    .pipe(z.string().min(1).max(maxStored)),
  canonical: (typed) => {
    const reading = readingOf(typed);
    return encodeURIComponent(reading === null ? typed.toLowerCase() : canonicalWords(reading));
  },
  rarity: 1,
  anchors: () => 'text',
  examine: (words, _declaration, searched) => {
    const asked = { kind: 'words', words } as const;
    return searched.hasWords(words) ? met(asked) : unmet(asked);
  },
} satisfies Condition<string>;
