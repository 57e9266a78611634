import * as z from 'zod';
import { anyOf, noneOf } from './several.ts';

/** Ids of stored topics of a server's own: a text has what one of them looks for. Beside topics, alternatives to them. */
export const serverTopicCondition = anyOf('serverTopic', {
  item: z.number().int().positive(),
  facet: 'topic',
  rarity: 1,
  anchor: (id) => `o:${id}`,
  find: (id, _declaration, searched) => {
    const name = searched.serverTopic(id);
    return name === null ? null : ({ kind: 'serverTopic', name } as const);
  },
});

/** Ids of stored topics of a server's own: no text has what one of them looks for. */
export const notServerTopic = noneOf('notServerTopic', serverTopicCondition);
