import { count, list, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const comparing: Messages['comparing'] = {
  declarations: (a, b) => `N°\u00a0${a} et n°\u00a0${b}`,
  people: (a, b) => `${a} et ${b}`,
  both: (value) =>
    `${count(value, 'membre', 'membres')} ${these(value, 'a signé les deux', 'ont signé les deux')}`,
  nobodyBoth: 'Personne n’a signé les deux',
  onlyIn: (number_, value) =>
    `Seulement la n°\u00a0${number_}\u00a0: ${count(value, 'signataire', 'signataires')}`,
  overlap: (share) => `${share} des personnes qui ont signé au moins l’une des deux`,
  commonTopics: (names) => `Thèmes communs\u00a0: ${list(names)}`,
  noCommonTopics: 'Aucun thème commun',
  names: 'Ont signé les deux',
  signed: (name, signed, tabled) =>
    `${name}\u00a0: ${count(signed, 'signée', 'signées')}, ${count(tabled, 'déposée', 'déposées')}`,
  together: (observed, expected, lift) =>
    `${count(observed, 'signée', 'signées')} en commun\u00a0; on en attendrait ${expected} par le seul hasard (×${lift})`,
  telling: 'C’est plus que le hasard ne l’explique.',
  notTelling: 'Ce n’est pas plus que ce que le hasard explique.',
  tooFew: (fewest) => `À moins de ${number(fewest)} en commun, on ne peut rien conclure.`,
  neverTogether: (expected) => `Jamais signé ensemble\u00a0; on en attendrait ${expected} par le seul hasard`,
  latest: 'Les dernières signées par les deux',
  same: 'Vous avez choisi deux fois le même élément. Choisissez-en deux différents.',
};
