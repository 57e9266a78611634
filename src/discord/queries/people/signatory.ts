import { textLanguageOf } from '../../../locales.ts';
import { signatoryProfile } from '../../../store/people/signatory-profile.ts';
import { personTimelinePicture } from '../../charts/pictures.ts';
import { careerPanel } from '../../views/people/profile.ts';
import { defineView } from '../define-view.ts';
import { drawn } from '../picture.ts';
import { signedTable } from './signed.ts';

export const signatoryView = defineView({
  kind: 'signatory',

  answer: async (asking, { id }) => {
    const career = await signatoryProfile(asking.db, id, textLanguageOf(asking.language));
    if (career === null) return null;
    const pictures = await drawn(() => personTimelinePicture(career, asking.language), asking.illustrated);
    return careerPanel({ ...career, pictures }, asking);
  },

  exportTable: async (asking, { id }) => signedTable(asking, id),
});
