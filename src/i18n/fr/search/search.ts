import { number, count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const search: Messages['search'] = {
  found: (total, from, to, more) => {
    const all = count(total, 'déclaration écrite', 'déclarations écrites');
    if (total <= to - from + 1 && !more) return all;
    return `${number(from)} à ${number(to)} ${more ? `des ${all} les plus récentes, sur davantage` : `sur ${all}`}`;
  },
  notUnderstood:
    'Il n’y a rien à chercher là-dedans\u00a0: les mots très courants comme «\u00a0le\u00a0» ou «\u00a0de\u00a0» sont écartés. Essayez un nom, un pays ou un sujet.',
};
