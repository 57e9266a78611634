import { count, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const privacy: Messages['privacy'] = {
  title: 'Ce qui est conservé à votre sujet',
  nothing:
    'Rien n’est conservé à votre sujet. Cela ne change que si vous faites une recherche, commencez une configuration avec `/configurer` ou suivez quelque chose pour vous-même, en message privé avec moi ou depuis le menu d’une alerte. Dans les serveurs, je ne conserve pas le nom de ceux qui créent un abonnement ou utilisent une autre commande.',
  ids: (user, conversation) =>
    `Votre identifiant Discord (${user}) et celui de notre conversation (${conversation}), pour savoir où vous écrire et quels abonnements sont les vôtres.`,
  toldSo: 'Comment vous recevez vos alertes\u00a0:',
  follows: (value) =>
    `Ce que vous suivez, et depuis quand (${count(value, 'abonnement', 'abonnements')})\u00a0:`,
  followsNothing: 'Ce que vous suivez\u00a0: rien en ce moment.',
  since: (what, at) => `${what}, depuis le ${at}`,
  record: (alerts, first, last) =>
    `L’historique de ${count(alerts, 'alerte', 'alertes')} pour vous du ${first} au ${last}\u00a0: la déclaration, la date, si l’alerte a été envoyée et l’identifiant du message, pour qu’aucune ne soit perdue ni envoyée deux fois. Chaque ligne est effacée un an après son alerte.`,
  noRecord: 'L’historique de vos alertes\u00a0: aucune pour l’instant.',
  searches: (value) =>
    `Vos recherches (${number(value)}), pour que vous puissiez en tourner les pages. Elles sont conservées sous un pseudonyme à la place de votre identifiant (et, dans un serveur, de celui du serveur) jusqu’à 90 jours après leur dernière utilisation.`,
  noSearches: 'Vos recherches\u00a0: aucune n’est conservée.',
  drafts: (value) =>
    `Les configurations que vous avez commencées sans les enregistrer (${count(value, 'brouillon', 'brouillons')}), pour que vous puissiez les poursuivre. Elles sont conservées sous un pseudonyme aussi, jusqu’à un jour après votre dernier choix.`,
  nothingElse:
    'Rien d’autre\u00a0: dans les serveurs, je ne conserve pas le nom de ceux qui créent un abonnement ou utilisent une autre commande. Je ne montre ceci qu’à vous\u00a0; l’opérateur de ce bot peut lire la base de données. Le journal ne contient ni identifiant ni rien de ce que vous avez saisi.',
  toDelete:
    '`/confidentialité supprimer` efface tout cela immédiatement, et en moins d’une minute dans les sauvegardes quotidiennes de la base de données. Les messages déjà envoyés restent dans notre conversation.',
  deleted: (subscriptions, searches) =>
    `Supprimé\u00a0: ${count(subscriptions, 'abonnement', 'abonnements')}, ${count(searches, 'recherche', 'recherches')} et tout ce qui était conservé à votre sujet. Les messages déjà envoyés restent, mais les boutons de page de vos recherches ne fonctionnent plus.`,
};
