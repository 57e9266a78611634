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
  companions: 'Signe avec, plus que le hasard ne l’explique',
  companion: (observed, expected, lift) => `${number(observed)} en commun, ${expected} attendues, ×${lift}`,
  noCompanions: (fewest) =>
    `Personne pour l’instant. Il faut au moins ${number(fewest)} déclarations en commun, et plus que le hasard n’en donnerait.`,
  expected:
    'Attendues\u00a0: autant que si chacun signait sans égard à l’autre, compté par partie de session.',
  shownFrom: (fewest) =>
    `Montré à partir de ${number(fewest)} en commun, là où le hasard seul ne ferait figurer quelqu’un que sur moins d’une page sur vingt.`,
  recent: 'Les plus récentes',
  allSigned: (value) => `Toutes ses signatures (${number(value)})`,
  allCompanions: (value) => `Signe avec (${number(value)})`,
  signedTitle: (name) => `Ce qu’a signé ${name}`,
  companionsTitle: (name) => `Avec qui signe ${name}`,
};
