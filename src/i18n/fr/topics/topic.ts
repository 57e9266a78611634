import { count, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const topic: Messages['topic'] = {
  created: (name) => `${name} est désormais un thème de ce serveur.`,
  words: (words) => `Ses mots\u00a0: ${words}`,
  searchedAs: (what) => `Recherche comprise ainsi\u00a0: ${what}. Un mot vaut aussi pour ses autres formes.`,
  texts: {
    en: 'Cherché dans les textes anglais seulement.',
    fr: 'Cherché dans les textes français seulement.',
    both: 'Cherché dans les textes anglais et français.',
  },
  matches: (lastYear, all) =>
    `${count(lastYear, 'déclaration des 12 derniers mois correspond', 'déclarations des 12 derniers mois correspondent')}, et ${number(all)} de toutes celles détenues ici.`,
  matchesNone:
    'Aucune des déclarations détenues ici ne correspond. C’est possible pour un sujet rare\u00a0; sinon, retirez le thème et essayez moins de mots ou d’autres.',
  nameEmpty: 'Il faut au thème un nom qui se lise. Rien n’a été enregistré.',
  nameTooLong: (limit) => `Le nom ne peut dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
  nameReserved: (name) =>
    `${name} est un thème que tous les serveurs ont déjà\u00a0: \`/abonner thème:\` le suit. Choisissez un autre nom pour le vôtre. Rien n’a été enregistré.`,
  nameUnusable: (name) =>
    `Je ne peux pas nommer un thème ${name}. Choisissez un autre nom. Rien n’a été enregistré.`,
  nameTaken: (name) =>
    `Ce serveur a déjà un thème nommé ${name}, majuscules et accents mis à part. Choisissez un autre nom, ou retirez d’abord celui-là. Rien n’a été enregistré.`,
  full: (limit) =>
    `Ce serveur a ${number(limit)} thèmes à lui, le maximum pour un serveur. Retirez-en un avec \`/thème retirer\` puis recommencez. Rien n’a été enregistré.`,
  wordsEmpty: 'Il faut au thème des mots à chercher. Rien n’a été enregistré.',
  wordsTooLong: (limit) =>
    `Les mots ne peuvent dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
  common:
    'Presque tous les textes ont ces mots, ou ceux d’un côté d’un `OU`. Ajoutez un nom, un pays ou un sujet. S’il s’agit d’un sigle, écrivez-le en majuscules\u00a0: `ONU`. Rien n’a été enregistré.',
  exclusions:
    'Ces mots, ou un côté d’un `OU`, disent seulement ce qu’une déclaration ne doit pas contenir, ce que presque toutes remplissent. Ajoutez un mot qu’elle doit contenir\u00a0: `sport -football`. Rien n’a été enregistré.',
  listTitle: (value) => count(value, 'thème de ce serveur', 'thèmes de ce serveur'),
  listNone:
    'Ce serveur n’a pas encore de thème à lui. `/thème créer` garde une recherche comme thème, à suivre comme les autres.',
  line: (declarations, subscriptions) =>
    `${count(declarations, 'déclaration', 'déclarations')}, ${count(subscriptions, 'abonnement', 'abonnements')}`,
  inLanguage: { en: 'textes anglais seulement', fr: 'textes français seulement' },
  listMore: (value) => `et ${number(value)} de plus. \`/thème montrer\` retrouve chacun par son nom.`,
  listHint: 'Pour en suivre un\u00a0: `/abonner thème:`. Pour en retirer un\u00a0: `/thème retirer`.',
  removed: (name) => `${name} n’est plus un thème de ce serveur.`,
  followed: (name, subscriptions) =>
    `${count(subscriptions, 'abonnement suit', 'abonnements suivent')} ${name}\u00a0: le thème reste. ${these(subscriptions, 'Retirez-le', 'Retirez-les')} avec \`/abonnements retirer\`, puis répétez la commande.`,
  notOwn: (name) => `${name} est un thème que tous les serveurs ont\u00a0: il ne peut être retiré.`,
  unknownOwn: (typed) =>
    `Ce serveur n’a pas de thème nommé ${typed}. Choisissez-en un dans la liste qui apparaît pendant la saisie.`,
};
