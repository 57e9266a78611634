import * as z from 'zod';
import { isNewcomerKey, newcomerOf } from '../newcomer.ts';
import { namesOf } from './condition.ts';
import { anyOf } from './several.ts';

/**
 * People by name and delegation (see `subscriptions/newcomer`) who had signed nothing when somebody began to follow them;
 * one of them signed. Beside people, alternatives to them.
 */
export const newcomerCondition = anyOf('newcomer', {
  item: z.string().refine(isNewcomerKey),
  facet: 'people',
  rarity: 0,
  anchor: (key) => `n:${key}`,
  find: (key, declaration, searched) => {
    const id = searched.newcomer(key);
    const [name] = id === null ? [] : namesOf(declaration, ({ signatoryId }) => signatoryId === id);
    return name === undefined
      ? null
      : ({ kind: 'newcomer', newcomer: newcomerOf(key).printed, name } as const);
  },
});
