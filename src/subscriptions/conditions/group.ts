import * as z from 'zod';
import { familyOf } from '../../assembly/group.ts';
import { namesOf } from './condition.ts';
import { anyOf, noneOf } from './several.ts';

/** Political families (see `assembly/group`): at least one of their members signed. */
export const groupCondition = anyOf('group', {
  item: z.string().min(1),
  rarity: 5,
  anchor: (family) => `g:${family}`,
  find: (family, declaration) => {
    const names = namesOf(declaration, ({ group }) => group !== null && familyOf(group) === family);
    return names.length === 0 ? null : ({ kind: 'group', group: family, names } as const);
  },
});

/** Political families of which nobody signed. */
export const notGroup = noneOf('notGroup', groupCondition);
