import { capital, count, number } from './words.ts';
import type { Messages } from '../shape.ts';

export const pictures: Messages['pictures'] = {
  number: (number_, document) => `N°\u00a0${number_} · Doc.\u00a0${document}`,
  commits: 'Une déclaration écrite n’engage que ses signataires.',
  declarations: (value) => count(value, 'déclaration écrite', 'déclarations écrites'),
  asOf: (date) => `état au ${date}`,
  signedByGroup: 'Qui a signé, par groupe politique',
  signedByDelegation: 'Qui a signé, par délégation',
  delegations: (value) => count(value, 'délégation', 'délégations'),
  signedByMembers: 'signées par au moins un membre',
  signedByOthers: 'signées par aucun membre',
  counted: {
    year: 'd’après la date du premier dépôt',
    topic: 'une déclaration peut avoir plusieurs thèmes',
    delegation: 'signées par au moins un membre',
    group: 'signées par au moins un membre, quel qu’ait été le nom du groupe',
  },
  signedOfAll: (signed, all) =>
    `Ses membres ont signé ${number(signed)} des ${count(all, 'déclaration écrite', 'déclarations écrites')}`,
  topics: 'De quoi parlent les déclarations écrites',
  topicYears: (first, last) =>
    `Combien sur chaque thème\u00a0; les petites colonnes sont les années ${first} à ${last}`,
  sidesOfDeclarations: (a, b) => `Qui a signé la n°\u00a0${a}, la n°\u00a0${b} ou les deux`,
  sidesOfPeople: (a, b) => `Ce qu’ont signé ${a} et ${b}`,
  hatched: 'La partie commune est hachurée',
  hatchedSigners: 'Combien de personnes ont signé sur chacun\u00a0; la partie commune est hachurée',
  signedBoth: (both, share) =>
    both === 0
      ? 'Personne n’a signé les deux'
      : `${number(both)} ${both === 1 ? 'a' : 'ont'} signé les deux, soit ${share} des personnes qui ont signé au moins l’une des deux`,
  signedTogether: (both, expected) =>
    `${count(both, 'signée', 'signées')} par les deux, ${expected} attendues par hasard`,
  described: {
    bars: (title, counts) => `Diagramme en barres\u00a0: ${title}. ${capital(counts)}.`,
    map: (title, counts) =>
      `Carte de l’Europe avec une case par délégation\u00a0: ${title}. ${capital(counts)}.`,
    share: (title, years) =>
      `Diagramme en barres des déclarations écrites signées par des membres, sur toutes celles de chaque année\u00a0: ${title}. ${capital(years)}.`,
    year: (year, n, all) => `${year}\u00a0: ${number(n)} sur ${number(all)}`,
    overlap: (sides, both) =>
      `Deux barres, l’une au-dessus de l’autre là où elles se recouvrent\u00a0: ${sides}. ${capital(both)}.`,
  },
};
