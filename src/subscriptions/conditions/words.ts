import { z } from 'zod';
import { met, unmet, type Condition } from './condition.ts';

/** Of the words of a filter, in UTF-16 units. */
export const maxWordsLength = 200;

/** What people type into a search box: words, "a phrase", OR, -not. A text has them. */
export const wordsCondition = {
  schema: z
    .string()
    .transform((typed) => typed.normalize('NFC').trim().replaceAll(/\s+/gu, ' '))
    .pipe(z.string().min(1).max(maxWordsLength)),
  canonical: (typed) => encodeURIComponent(typed.toLowerCase()),
  rarity: 1,
  anchors: () => 'text',
  examine: (words, _declaration, searched) => {
    const asked = { kind: 'words', words } as const;
    return searched.hasWords(words) ? met(asked) : unmet(asked);
  },
} satisfies Condition<string>;
