import * as z from 'zod';
import { anyOf, noneOf } from './several.ts';

/** ISO 3166 alpha-2 codes of countries, one of which the declaration is about. */
export const concernsCondition = anyOf('concerns', {
  item: z.string().length(2),
  rarity: 2,
  anchor: (code) => `c:${code}`,
  find: (country, declaration) =>
    declaration.concerns.includes(country) ? ({ kind: 'concerns', country } as const) : null,
});

/** ISO 3166 alpha-2 codes of countries, none of which the declaration is about. */
export const notConcerns = noneOf('notConcerns', concernsCondition);
