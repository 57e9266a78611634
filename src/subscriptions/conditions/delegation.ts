import * as z from 'zod';
import { namesOf } from './condition.ts';
import { anyOf, noneOf } from './several.ts';

/** ISO 3166 alpha-2 codes of delegations: at least one of their members signed. */
export const delegationCondition = anyOf('delegation', {
  item: z.string().min(1),
  rarity: 4,
  anchor: (code) => `d:${code}`,
  find: (code, declaration) => {
    const names = namesOf(declaration, ({ delegation }) => delegation === code);
    return names.length === 0 ? null : ({ kind: 'delegation', delegation: code, names } as const);
  },
});

/** ISO 3166 alpha-2 codes of delegations of which nobody signed. */
export const notDelegation = noneOf('notDelegation', delegationCondition);
