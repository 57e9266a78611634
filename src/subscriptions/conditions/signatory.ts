import * as z from 'zod';
import { namesOf } from './condition.ts';
import { anyOf, noneOf } from './several.ts';

/** Ids of stored signatories, one of whom signed. Beside lists and newcomers, alternatives to them. */
export const signatoryCondition = anyOf('signatory', {
  item: z.number().int().positive(),
  facet: 'people',
  rarity: 0,
  anchor: (id) => `m:${id}`,
  find: (id, declaration) => {
    const [name] = namesOf(declaration, ({ signatoryId }) => signatoryId === id);
    return name === undefined ? null : ({ kind: 'signatory', signatory: id, name } as const);
  },
});

/** Ids of stored signatories, none of whom signed. */
export const notSignatory = noneOf('notSignatory', signatoryCondition);
