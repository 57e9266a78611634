import * as z from 'zod';
import { met, unmet, type Condition } from './condition.ts';

/** At least as many signatories. */
export const minimumCondition = {
  schema: z.number().int().min(2).max(1000),
  canonical: String,
  rarity: Number.POSITIVE_INFINITY,
  anchors: () => null,
  examine: (minimum, declaration) => {
    const counted = { kind: 'minimum', minimum, signatories: declaration.signatories.length } as const;
    return counted.signatories < minimum ? unmet(counted) : met(counted);
  },
} satisfies Condition<number>;
