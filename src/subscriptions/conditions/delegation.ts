import { z } from 'zod';
import { met, namesOf, unmet, type Condition } from './condition.ts';

/** ISO 3166 alpha-2 code of a delegation: at least one of its members signed. */
export const delegation = {
  schema: z.string().min(1),
  rarity: 4,
  anchors: (code) => [`d:${code}`],
  examine: (code, declaration) => {
    const names = namesOf(declaration, ({ delegation }) => delegation === code);
    return names.length === 0
      ? unmet({ kind: 'delegation', delegation: code })
      : met({ kind: 'delegation', delegation: code, names });
  },
} satisfies Condition<string>;
