import { randomInt } from 'node:crypto';
import { textLanguageOf } from '../../../locales.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import { randomDeclaration } from '../../../store/declarations/random-declaration.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { signatoriesOf } from '../../views/declarations/declaration.ts';
import { defineView } from '../define-view.ts';
import { rosterTable } from './signatories.ts';
import { withSurroundings } from './surroundings.ts';

/** The one that the seed picks, and the way to another. */
export const randomView = defineView({
  kind: 'random',

  answer: async (asking, { seed }) => {
    const number = await randomDeclaration(asking.db, seed);
    const found =
      number === null ? null : await declarationByNumber(asking.db, number, textLanguageOf(asking.language));
    return found === null ? null : withSurroundings(asking, found, anyDeclaration());
  },

  exportTable: async (asking, { seed }) => {
    const number = await randomDeclaration(asking.db, seed);
    return number === null ? null : rosterTable(asking, signatoriesOf(number));
  },
});

/** A seed of its own with each call. */
export function anyDeclaration(): ViewOf<'random'> {
  return { kind: 'random', seed: randomInt(2 ** 31 - 1) };
}
