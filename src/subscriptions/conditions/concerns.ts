import { z } from 'zod';
import { met, unmet, type Condition } from './condition.ts';

/** ISO 3166 alpha-2 code of a country the declaration is about. */
export const concerns = {
  schema: z.string().length(2),
  rarity: 2,
  anchors: (code) => [`c:${code}`],
  examine: (country, declaration) => {
    const about = { kind: 'concerns', country } as const;
    return declaration.concerns.includes(country) ? met(about) : unmet(about);
  },
} satisfies Condition<string>;
