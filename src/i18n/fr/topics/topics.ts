import { alternatives, count, list, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const topics: Messages['topics'] = {
  title: 'Thèmes',
  lead: (first, last) =>
    `De quoi parlent les déclarations écrites répertoriées\u00a0: leur nombre par thème, année par année de ${first} à ${last}, et la dernière.`,
  none: (names) => `Aucune pour l’instant sur\u00a0: ${list(names)}.`,
  empty: (names) =>
    `Je n’ai encore lu aucune déclaration écrite\u00a0; \`/état\` indique si les sources sont accessibles. Vous pouvez déjà suivre ces thèmes\u00a0: ${list(names)}.`,
  ownTitle: 'Thèmes propres à ce serveur',
  own: (name) => `★ ${name} (ce serveur)`,
  hint: '`/thèmes thème:` en affiche un, et `/abonner thème:` permet de le suivre.',
  figures: (all, lastYear) =>
    `${count(all, 'déclaration écrite', 'déclarations écrites')}, dont ${lastYear === 0 ? 'aucune' : number(lastYear)} des 12 derniers mois`,
  noneHeld: 'Aucune déclaration écrite sur ce thème pour l’instant.',
  years: (first, last, counts) => `De ${first} à ${last}\u00a0: ${counts.join(', ')}`,
  latest: 'Les dernières',
  follow: (name) => `Pour le suivre\u00a0: \`/abonner thème:\` ${name}`,
  unknown: (typed, near) =>
    `Je n’ai pas trouvé de thème nommé ${typed}. ${near.length === 0 ? '`/thèmes` les affiche tous.' : `Vouliez-vous dire ${alternatives(near)}\u00a0?`}`,
};
