import * as z from 'zod';
import { anyOf, noneOf } from './several.ts';

/** Ids of topics of the taxonomy, one of which the declaration is on. */
export const topicCondition = anyOf('topic', {
  item: z.string().min(1),
  facet: 'topic',
  rarity: 3,
  anchor: (id) => `t:${id}`,
  find: (topic, { topics }) => {
    const found = topics.find(({ id }) => id === topic);
    return found === undefined ? null : ({ kind: 'topic', topic, evidence: found.evidence } as const);
  },
});

/** Ids of topics of the taxonomy, none of which the declaration is on. */
export const notTopic = noneOf('notTopic', topicCondition);
