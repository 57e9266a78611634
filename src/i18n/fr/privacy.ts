import type { Privacy } from '../en/privacy.ts';
import { count } from './words.ts';

export const privacy: Privacy = {
  privacy: {
    title: 'Ce qui est gardé à votre sujet',
    nothing:
      'Rien n’est gardé à votre sujet. Cela ne change que si vous utilisez `/abonner` dans un message privé avec moi. Dans les serveurs, je ne garde pas qui crée un abonnement ou utilise une commande.',
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
    nothingElse:
      'Rien d’autre\u00a0: dans les serveurs, je ne garde pas qui crée un abonnement ou utilise une commande, et ce qui est cherché est gardé 30 jours, sans savoir par qui, pour que les pages puissent être tournées. Je ne montre ceci qu’à vous\u00a0; qui me fait fonctionner peut lire la base de données. Le journal ne contient ni identifiant ni rien de ce que quelqu’un a saisi.',
    toDelete:
      '`/confidentialité supprimer` efface tout d’un coup\u00a0; une semaine plus tard, c’est aussi effacé des copies quotidiennes de la base de données. Les messages déjà envoyés restent dans notre conversation.',
    deleted: (subscriptions) =>
      `Supprimé\u00a0: ${count(subscriptions, 'abonnement', 'abonnements')} et tout ce qui était gardé à votre sujet. Les messages déjà envoyés restent dans notre conversation.`,
  },
};
