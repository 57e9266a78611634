import { count, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const career: Messages['career'] = {
  history: 'Délégation et groupe',
  span: (what, from, to) => `${what}\u00a0: ${from === to ? from : `du ${from} au ${to}`}`,
  years: 'Par année',
  year: (year, signed, tabled) =>
    `${year}\u00a0: ${count(signed, 'signée', 'signées')}${
      tabled === 0 ? '' : `, ${count(tabled, 'déposée', 'déposées')}`
    }`,
  topics: 'Thèmes les plus signés',
  companions: 'Signe le plus avec, au-delà du hasard',
  companion: (observed, expected, lift) => `${number(observed)} en commun, ${expected} attendues, ×${lift}`,
  noCompanions: (fewest) =>
    `Personne pour l’instant. Il faut au moins ${number(fewest)} déclarations en commun, et plus que le hasard ne l’expliquerait.`,
  expected:
    'Attendues\u00a0: le nombre en commun si chacun signait indépendamment de l’autre, calculé par partie de session.',
  shownFrom: (fewest) =>
    `Seules les personnes ayant au moins ${number(fewest)} déclarations en commun figurent ici\u00a0; le hasard seul ne ferait apparaître un nom que sur moins d’une page sur vingt.`,
  recent: 'Les plus récentes',
  allSigned: (value) => `Toutes ses signatures (${number(value)})`,
  allCompanions: (value) => `Signe avec (${number(value)})`,
  signedTitle: (name) => `Ce qu’a signé ${name}`,
  companionsTitle: (name) => `Avec qui ${name} signe`,
};
