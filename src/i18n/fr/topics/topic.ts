import { count, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const topic: Messages['topic'] = {
  created: (name) => `${name} est désormais un thème de ce serveur.`,
  words: (words) => `Ses mots\u00a0: ${words}`,
  searchedAs: (what) =>
    `Recherche comprise ainsi\u00a0: ${what}. Les autres formes de chaque mot sont trouvées aussi.`,
  texts: {
    en: 'Recherche dans les textes anglais seulement.',
    fr: 'Recherche dans les textes français seulement.',
    both: 'Recherche dans les textes anglais et français.',
  },
  matches: (lastYear, all) =>
    `${count(lastYear, 'déclaration des 12 derniers mois correspond', 'déclarations des 12 derniers mois correspondent')}, et ${number(all)} sur l’ensemble des déclarations répertoriées.`,
  matchesNone:
    'Aucune des déclarations répertoriées ne correspond. C’est possible pour un sujet rare\u00a0; sinon, supprimez le thème et essayez moins de mots, ou d’autres.',
  nameEmpty: 'Le nom du thème doit contenir des lettres ou des chiffres. Rien n’a été enregistré.',
  nameTooLong: (limit) => `Le nom ne peut pas dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
  nameReserved: (name) =>
    `${name} est un thème que tous les serveurs ont déjà\u00a0: \`/abonner thème:\` permet de le suivre. Choisissez un autre nom pour le vôtre. Rien n’a été enregistré.`,
  nameUnusable: (name) =>
    `Un thème ne peut pas s’appeler ${name}. Choisissez un autre nom. Rien n’a été enregistré.`,
  nameTaken: (name) =>
    `Ce serveur a déjà un thème nommé ${name}\u00a0; les majuscules et les accents ne comptent pas. Choisissez un autre nom, ou supprimez d’abord ce thème. Rien n’a été enregistré.`,
  full: (limit) =>
    `Ce serveur a déjà ${number(limit)} thèmes propres, le maximum. Supprimez-en un avec \`/thème supprimer\`, puis recommencez. Rien n’a été enregistré.`,
  wordsEmpty: 'Indiquez les mots que le thème doit chercher. Rien n’a été enregistré.',
  wordsTooLong: (limit) =>
    `Les mots ne peuvent pas dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
  common:
    'Presque tous les textes contiennent ces mots, ou ceux d’un côté d’un `OU`. Ajoutez un nom, un pays ou un sujet. S’il s’agit d’un sigle, écrivez-le en majuscules\u00a0: `ONU`. Rien n’a été enregistré.',
  exclusions:
    'Ces mots, ou ceux d’un côté d’un `OU`, disent seulement ce qu’une déclaration ne doit pas contenir\u00a0: presque toutes correspondraient. Ajoutez un mot qu’elle doit contenir\u00a0: `sport -football`. Rien n’a été enregistré.',
  listTitle: (value) => count(value, 'thème de ce serveur', 'thèmes de ce serveur'),
  listNone:
    'Ce serveur n’a pas encore de thème propre. `/thème créer` enregistre une recherche comme thème, que l’on peut ensuite suivre comme les autres.',
  line: (declarations, subscriptions) =>
    `${count(declarations, 'déclaration', 'déclarations')}, ${count(subscriptions, 'abonnement', 'abonnements')}`,
  inLanguage: { en: 'textes anglais seulement', fr: 'textes français seulement' },
  listMore: (value) => `et ${number(value)} de plus. \`/thème afficher\` retrouve chacun par son nom.`,
  listHint: 'Pour en suivre un\u00a0: `/abonner thème:`. Pour en supprimer un\u00a0: `/thème supprimer`.',
  removed: (name) => `${name} n’est plus un thème de ce serveur.`,
  followed: (name, subscriptions) =>
    `${count(subscriptions, 'abonnement suit', 'abonnements suivent')} ${name}\u00a0: le thème n’a pas été supprimé. Supprimez d’abord ${these(subscriptions, 'cet abonnement', 'ces abonnements')} avec \`/abonnements supprimer\`, puis relancez la commande.`,
  notOwn: (name) => `${name} est un thème commun à tous les serveurs\u00a0: il ne peut pas être supprimé.`,
  unknownOwn: (typed) =>
    `Ce serveur n’a pas de thème nommé ${typed}. Choisissez-en un dans la liste qui apparaît pendant la saisie.`,
};
