import { topics } from '../../../src/classify/topics/taxonomy.ts';

/** The ids of all topics. */
export const topicIds: readonly string[] = topics.map(({ id }) => id);
