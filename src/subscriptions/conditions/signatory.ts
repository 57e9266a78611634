import { z } from 'zod';
import { met, namesOf, unmet, type Condition } from './condition.ts';

/** Id of a stored signatory, who signed. */
export const signatory = {
  schema: z.number().int().positive(),
  rarity: 0,
  anchors: (id) => [`m:${id}`],
  examine: (id, declaration) => {
    const [name] = namesOf(declaration, ({ signatoryId }) => signatoryId === id);
    return name === undefined
      ? unmet({ kind: 'signatory', signatory: id })
      : met({ kind: 'signatory', signatory: id, name });
  },
} satisfies Condition<number>;
