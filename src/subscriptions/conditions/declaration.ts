import * as z from 'zod';
import { anyOf } from './several.ts';

/** Numbers of declarations: one of these itself, and so its later editions, which bring names. */
export const declarationCondition = anyOf('declaration', {
  item: z.number().int().positive().max(999_999),
  // Of all conditions the rarest.
  rarity: -1,
  anchor: (number) => `i:${number}`,
  find: (number, declaration) =>
    declaration.number === number ? ({ kind: 'declaration', declaration: number } as const) : null,
});
