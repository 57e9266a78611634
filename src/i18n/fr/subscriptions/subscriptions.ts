import { capital, count, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const subscriptions: Messages['subscriptions'] = {
  title: (value) => count(value, 'abonnement', 'abonnements'),
  none: 'Ce serveur n’a pas encore d’abonnement. `/configurer` fait choisir dans des listes\u00a0; `/abonner` sans option apporte chaque nouvelle déclaration écrite.',
  noneDirect:
    'Vous ne suivez encore rien ici. `/configurer` fait choisir dans des listes\u00a0; `/abonner` sans option apporte chaque nouvelle déclaration écrite.',
  more: (value) => `et ${number(value)} de plus. \`/abonnements retirer\` retrouve chacun par son nom.`,
  hint: 'Pour en changer, essayer, suspendre ou retirer un\u00a0: `/abonnements modifier`, `essayer`, `suspendre` ou `retirer`.',
  buttons: {
    edit: 'Changer',
    pause: 'Suspendre',
    resume: 'Reprendre',
    remove: 'Retirer',
    keep: 'Garder',
    undo: 'Rétablir',
    list: 'Tous les abonnements',
  },
  confirm: (channel, what) => `${capital(channel)} ne doit-il plus recevoir d’alerte pour **${what}**\u00a0?`,
  restored: 'Rétabli\u00a0: il demande ce qu’il demandait.',
  removed: (channel, what) => `${capital(channel)} ne reçoit plus d’alerte pour **${what}**.`,
  unknown: 'Cet abonnement n’existe pas ici. Choisissez-en un dans la liste qui apparaît pendant la saisie.',
  several:
    'Plusieurs abonnements correspondent. Choisissez-en un dans la liste qui apparaît pendant la saisie. Rien n’a été changé.',
  choice: (channel, what) => `${channel}\u00a0: ${what}`,
  unknownChannel: 'salon inconnu',
  direct: 'cette conversation',
  pausedSince: (since) => `⏸️ en pause depuis le ${since}`,
  suspendedSince: (since, reason) => `⚠️ aucune alerte depuis le ${since}. ${reason}`,
  toResume: 'Quand c’est réparé\u00a0: `/abonnements reprendre`.',
  paused: (channel, what) =>
    `En pause\u00a0: ${channel} ne reçoit plus d’alerte pour **${what}** jusqu’à \`/abonnements reprendre\`. Ce qui arrive entre-temps n’est pas publié après coup.`,
  pausedAlready: 'Cet abonnement est déjà en pause.',
  resumed: (channel, what) =>
    `${capital(channel)} reçoit de nouveau une alerte pour **${what}**, à partir de maintenant.`,
  notPaused:
    'Cet abonnement n’est pas en pause et son salon reçoit les alertes\u00a0: il n’y a rien à reprendre.',
  channelActive: (channel) =>
    `${capital(channel)} reçoit les alertes\u00a0: il n’y a rien à reprendre. Pour mettre fin à la pause d’un abonnement, nommez-le.`,
  channelUnknown: (channel) => `${capital(channel)} n’a pas d’abonnement. \`/abonner\` en crée un.`,
  channelResumed: (channel, waiting) =>
    waiting === 0
      ? `${capital(channel)} reçoit de nouveau les alertes. Rien n’attendait.`
      : `${capital(channel)} reçoit de nouveau les alertes. ${count(waiting, 'alerte attendait', 'alertes attendaient')}\u00a0: ${these(waiting, 'elle est publiée', 'les cinq plus récentes sont publiées')} maintenant, et ce qui est plus ancien en une ligne.`,
  channelClosed: (channel, reason) =>
    `${capital(channel)} ne peut toujours pas recevoir d’alerte. ${reason} Puis répétez la commande.`,
  channelUnsure: (channel) =>
    `Rien ne dit pour le moment si ${channel} peut recevoir des alertes. Réessayez dans une minute\u00a0; je regarde aussi de moi-même.`,
  changed: (channel, before, after) =>
    `Changé\u00a0: ${channel} reçoit désormais une alerte pour **${after}**, et plus pour **${before}**.`,
  same: 'C’est déjà ce que demande l’abonnement. Rien n’a été changé.',
  double: (channel, what) =>
    `${capital(channel)} a déjà un abonnement pour **${what}**. Rien n’a été changé.`,
  nothingAsked:
    'Donnez au moins une condition à changer, ou ôtez-en une avec `retirer`. Rien n’a été changé.',
  testPosted: (channel, link) =>
    `Un essai est publié\u00a0: ${link} (${channel}). Il ne mentionne personne et ne compte pas comme alerte.`,
  testNone: (what) =>
    `Rien de ce qui est détenu ici n’entre dans **${what}**\u00a0: il n’y a rien pour l’essayer.`,
  testNotYours: (channel) =>
    `Vous ne pouvez pas écrire dans ${channel}\u00a0: je n’y publie donc pas d’essai pour vous. Les alertes n’en souffrent pas.`,
  testElsewhere: (channel) =>
    `Je ne vois pas d’ici si vous pouvez écrire dans ${channel}. Utilisez cette commande là-bas.`,
  testFailed: (channel, reason) => `L’essai n’a pas pu être publié (${channel}). ${reason}`,
};
