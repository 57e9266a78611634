import * as z from 'zod';
import { namesOf } from './condition.ts';
import { anyOf, noneOf } from './several.ts';

/** Ids of stored lists of people of a server's own: somebody on one of them signed. Beside people, alternatives to them. */
export const listCondition = anyOf('list', {
  item: z.number().int().positive(),
  facet: 'people',
  // As likely to be met as a delegation is.
  rarity: 4,
  anchor: (id) => `l:${id}`,
  find: (id, declaration, searched) => {
    const list = searched.list(id);
    if (list === null) return null;
    const names = namesOf(declaration, ({ signatoryId }) => list.people.has(signatoryId));
    return names.length === 0 ? null : ({ kind: 'list', list: list.name, names } as const);
  },
});

/** Ids of stored lists of people, nobody on which signed. */
export const notList = noneOf('notList', listCondition);
