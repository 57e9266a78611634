import { capital, count, number } from './words.ts';
import type { Messages } from '../shape.ts';

export const network: Messages['network'] = {
  button: 'Qui signe avec qui',
  option: { name: 'réseau', description: 'Afficher qui signe avec qui sur ce thème' },
  title: (name) => `Qui signe avec qui\u00a0: ${name}`,
  line: 'Un trait relie deux membres qui signent ensemble plus que le hasard ne l’explique\u00a0; plus il est épais, plus c’est sûr',
  times: {
    all: 'Toutes les années',
    recent: (years) => `Les ${number(years)} dernières années`,
  },
  said: (people, ties, declarations) =>
    `${count(ties, 'paire', 'paires')} parmi ${count(people, 'membre', 'membres')}, d’après ${count(declarations, 'déclaration écrite', 'déclarations écrites')}`,
  shown: (shown, all) =>
    `L’image montre ${number(shown)} des ${number(all)} membres, ceux dont les liens sont les plus forts\u00a0; le fichier les contient tous.`,
  surest: 'Les liens les plus forts',
  tie: (a, b, together, expected, lift) =>
    `${a} et ${b}\u00a0: ${number(together)} en commun, ${expected} attendues, ×${lift}`,
  nobody: (fewest) =>
    `Personne. Il faut au moins ${number(fewest)} déclarations en commun, et plus que le hasard ne l’expliquerait.`,
  note: 'Les membres d’une délégation ou d’un groupe signent ce que déposent leurs collègues\u00a0: un trait ne dit pas pourquoi. Par le seul hasard, moins d’une image de ce type sur vingt aurait un trait.',
  ownTopic:
    'Qui signe avec qui ne peut être affiché que pour les thèmes communs à tous les serveurs, et non pour les thèmes propres à un serveur.',
  described: (title, ties) =>
    `Réseau\u00a0: ${title}. Un trait relie ceux qui signent ensemble plus que le hasard ne l’explique. ${capital(ties)}.`,
  fileName: (name) => `Qui signe avec qui\u00a0: ${name}`,
};
