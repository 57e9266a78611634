import { alternatives, count, list, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const topics: Messages['topics'] = {
  title: 'Thèmes',
  lead: (first, last) =>
    `De quoi parlent les déclarations écrites détenues ici\u00a0: leur nombre, année par année de ${first} à ${last}, et la dernière.`,
  none: (names) => `Aucune encore sur\u00a0: ${list(names)}.`,
  empty: (names) =>
    `Je n’ai encore aucune déclaration écrite\u00a0; \`/état\` dit comment vont les sources. Ces thèmes peuvent déjà être suivis\u00a0: ${list(names)}.`,
  ownTitle: 'Les thèmes propres à ce serveur',
  own: (name) => `★ ${name} (ce serveur)`,
  hint: '`/thèmes thème:` en montre un, et `/abonner thème:` le suit.',
  figures: (all, lastYear) =>
    `${count(all, 'déclaration écrite', 'déclarations écrites')}, dont ${number(lastYear)} des 12 derniers mois`,
  noneHeld: 'Aucune des déclarations écrites détenues ici jusqu’à présent.',
  years: (first, last, counts) => `De ${first} à ${last}\u00a0: ${counts.join(', ')}`,
  latest: 'Les dernières',
  follow: (name) => `Pour le suivre\u00a0: \`/abonner thème:\` ${name}`,
  unknown: (typed, near) =>
    `Je ne connais pas de thème nommé ${typed}. ${near.length === 0 ? '`/thèmes` les montre tous.' : `Vouliez-vous dire ${alternatives(near)}\u00a0?`}`,
};
