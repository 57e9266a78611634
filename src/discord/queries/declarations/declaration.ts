import { textLanguageOf } from '../../../locales.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import { signatoriesOf } from '../../views/declarations/declaration.ts';
import { defineView } from '../define-view.ts';
import { rosterTable } from './signatories.ts';
import { withSurroundings } from './surroundings.ts';

export const declarationView = defineView({
  kind: 'declaration',

  answer: async (asking, { number }) => {
    const found = await declarationByNumber(asking.db, number, textLanguageOf(asking.language));
    return found === null ? null : withSurroundings(asking, found, null);
  },

  exportTable: async (asking, { number }) => rosterTable(asking, signatoriesOf(number)),
});
