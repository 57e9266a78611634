import { z } from 'zod';
import { met, unmet, type Condition } from './condition.ts';

/** Id of a topic of the taxonomy. */
export const topic = {
  schema: z.string().min(1),
  rarity: 3,
  anchors: (id) => [`t:${id}`],
  examine: (topic, { topics }) => {
    const found = topics.find(({ id }) => id === topic);
    return found === undefined
      ? unmet({ kind: 'topic', topic })
      : met({ kind: 'topic', topic, evidence: found.evidence });
  },
} satisfies Condition<string>;
