import { z } from 'zod';
import { familyOf } from '../../assembly/group.ts';
import { met, namesOf, unmet, type Condition } from './condition.ts';

/** A political family (see `assembly/group`): at least one of its members signed. */
export const group = {
  schema: z.string().min(1),
  rarity: 5,
  anchors: (family) => [`g:${family}`],
  examine: (family, declaration) => {
    const names = namesOf(declaration, ({ group }) => group !== null && familyOf(group) === family);
    return names.length === 0
      ? unmet({ kind: 'group', group: family })
      : met({ kind: 'group', group: family, names });
  },
} satisfies Condition<string>;
