import { z } from 'zod';
import { met, unmet, type Condition } from './condition.ts';

/** Id of a stored topic of a server's own: a text has what it looks for. */
export const serverTopic = {
  schema: z.number().int().positive(),
  rarity: 1,
  anchors: () => 'text',
  examine: (id, _declaration, searched) => {
    const name = searched.serverTopic(id);
    return name === null ? unmet({ kind: 'serverTopic', id }) : met({ kind: 'serverTopic', name });
  },
} satisfies Condition<number>;
