import type { Messages } from '../../shape.ts';
import { count } from '../words.ts';

export const subjects: Messages['subjects'] = {
  title: (a, b) => `${a} et ${b}`,
  side: (name, declarations, signatories) =>
    `${name}\u00a0: ${count(declarations, 'déclaration écrite', 'déclarations écrites')}, ${count(signatories, 'signataire', 'signataires')}`,
  together: (declarations) =>
    `Sur les deux à la fois\u00a0: ${count(declarations, 'déclaration écrite', 'déclarations écrites')}`,
  both: (value) =>
    value < 2
      ? `${value} membre a signé des déclarations sur les deux`
      : `${count(value, 'membre', 'membres')} ont signé des déclarations sur les deux`,
  nobodyBoth: 'Personne n’a signé de déclarations sur les deux',
  overlap: (share) => `${share} des personnes qui ont signé sur au moins l’un des deux`,
  only: (name, value) => `Seulement sur ${name}\u00a0: ${count(value, 'membre', 'membres')}`,
  who: 'Qui afficher',
  whoBoth: 'Qui a signé sur les deux',
  whoOnly: (name) => `Qui n’a signé que sur ${name}`,
  legend: (a, b) => `Après chaque nom\u00a0: signées sur ${a} · sur ${b}.`,
  file: (a, b, when) => `Qui a signé sur ${a} et sur ${b}${when === null ? '' : `, ${when}`}`,
};
