import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const privacy: Messages['privacy'] = {
  title: 'Ce qui est gardé à votre sujet',
  nothing:
    'Rien n’est gardé à votre sujet. Cela ne change que si vous faites une recherche, commencez quelque chose avec `/configurer` ou suivez quelque chose pour vous-même, dans un message privé avec moi ou depuis le menu d’une alerte. Dans les serveurs, je ne garde pas qui crée un abonnement ou utilise une autre commande.',
  ids: (user, conversation) =>
    `Votre identifiant Discord (${user}) et celui de notre conversation (${conversation})\u00a0: pour savoir où écrire, et qu’elle est à vous.`,
  toldSo: 'Comment vous voulez être informé\u00a0:',
  follows: (value) =>
    `Ce que vous suivez, et depuis quand (${count(value, 'abonnement', 'abonnements')})\u00a0:`,
  followsNothing: 'Ce que vous suivez\u00a0: rien en ce moment.',
  since: (what, at) => `${what}, depuis le ${at}`,
  record: (alerts, first, last) =>
    `La trace de ${count(alerts, 'alerte faite', 'alertes faites')} pour vous du ${first} au ${last}\u00a0: quelle déclaration, quand, ce qu’elle est devenue et l’identifiant du message, pour qu’aucune ne se perde ni ne vienne deux fois. Chaque trace est effacée un an après son alerte.`,
  noRecord: 'La trace des alertes qui vous ont été envoyées\u00a0: aucune encore.',
  searches: (value) =>
    `Ce que vous avez cherché (${count(value, 'recherche', 'recherches')}), pour que les pages puissent être tournées\u00a0: sous un pseudonyme qui tient lieu de votre identifiant et, dans un serveur, sous un autre pour celui-ci, jusqu’à 90 jours après la dernière utilisation.`,
  noSearches: 'Ce que vous avez cherché\u00a0: rien qui soit encore gardé.',
  drafts: (value) =>
    `Ce que vous avez commencé à configurer sans l’enregistrer (${count(value, 'brouillon', 'brouillons')}), pour que vous puissiez continuer\u00a0: sous un pseudonyme aussi, jusqu’à un jour après votre dernier choix.`,
  nothingElse:
    'Rien d’autre\u00a0: dans les serveurs, je ne garde pas qui crée un abonnement ou utilise une autre commande. Je ne montre ceci qu’à vous\u00a0; qui me fait fonctionner peut lire la base de données. Le journal ne contient ni identifiant ni rien de ce que quelqu’un a saisi.',
  toDelete:
    '`/confidentialité supprimer` efface tout d’un coup, et en moins d’une minute aussi des copies quotidiennes de la base de données. Les messages déjà envoyés restent dans notre conversation.',
  deleted: (subscriptions, searches) =>
    `Supprimé\u00a0: ${count(subscriptions, 'abonnement', 'abonnements')}, ${count(searches, 'recherche', 'recherches')} et tout ce qui était gardé à votre sujet. Les messages déjà envoyés restent\u00a0; les boutons de vos recherches n’en tournent plus les pages.`,
};
