import { capital, count, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const subscriptions: Messages['subscriptions'] = {
  title: (value) => count(value, 'abonnement', 'abonnements'),
  none: 'Ce serveur n’a pas encore d’abonnement. `/configurer` permet de choisir dans des listes\u00a0; `/abonner` sans option suit toutes les nouvelles déclarations écrites.',
  noneDirect:
    'Vous ne suivez encore rien. `/configurer` permet de choisir dans des listes\u00a0; `/abonner` sans option suit toutes les nouvelles déclarations écrites.',
  more: (value) => `et ${number(value)} de plus. \`/abonnements supprimer\` retrouve chacun par son nom.`,
  hint: 'Pour en modifier, essayer, mettre en pause ou supprimer un\u00a0: `/abonnements modifier`, `essayer`, `pause` ou `supprimer`.',
  buttons: {
    edit: 'Modifier',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    remove: 'Supprimer',
    keep: 'Conserver',
    undo: 'Annuler',
    list: 'Tous les abonnements',
  },
  confirm: (channel, what) => `Voulez-vous que ${channel} ne reçoive plus d’alertes pour **${what}**\u00a0?`,
  restored: 'Annulé\u00a0: l’abonnement est de nouveau comme avant.',
  removed: (channel, what) => `${capital(channel)} ne recevra plus d’alertes pour **${what}**.`,
  unknown: 'Cet abonnement n’existe pas ici. Choisissez-en un dans la liste qui apparaît pendant la saisie.',
  several:
    'Plusieurs abonnements correspondent. Choisissez-en un dans la liste qui apparaît pendant la saisie. Rien n’a été modifié.',
  choice: (channel, what) => `${channel}\u00a0: ${what}`,
  unknownChannel: 'salon inconnu',
  direct: 'cette conversation',
  pausedSince: (since) => `⏸️ en pause depuis le ${since}`,
  suspendedSince: (since, reason) => `⚠️ aucune alerte depuis le ${since}. ${reason}`,
  toResume: 'Une fois le problème résolu, utilisez `/abonnements reprendre`.',
  paused: (channel, what) =>
    `En pause\u00a0: ${channel} ne reçoit plus d’alertes pour **${what}** tant que vous n’utilisez pas \`/abonnements reprendre\`. Ce qui paraît entre-temps ne sera pas publié ensuite.`,
  pausedAlready: 'Cet abonnement est déjà en pause.',
  resumed: (channel, what) => `${capital(channel)} reçoit de nouveau les alertes pour **${what}**.`,
  notPaused:
    'Cet abonnement n’est pas en pause et son salon reçoit les alertes\u00a0: il n’y a rien à reprendre.',
  channelActive: (channel) =>
    `${capital(channel)} reçoit les alertes\u00a0: il n’y a rien à reprendre. Pour mettre fin à la pause d’un abonnement, choisissez-le dans l’option \`abonnement\`.`,
  channelUnknown: (channel) => `${capital(channel)} n’a pas d’abonnement. Créez-en un avec \`/abonner\`.`,
  channelResumed: (channel, waiting) =>
    waiting === 0
      ? `${capital(channel)} reçoit de nouveau les alertes. Aucune n’était en attente.`
      : `${capital(channel)} reçoit de nouveau les alertes. ${count(waiting, 'alerte attendait', 'alertes attendaient')}\u00a0: ${these(waiting, 'elle est publiée maintenant', 'les cinq plus récentes sont publiées maintenant, les autres en une ligne')}.`,
  channelClosed: (channel, reason) =>
    `${capital(channel)} ne peut toujours pas recevoir d’alertes. ${reason} Ensuite, relancez la commande.`,
  channelUnsure: (channel) =>
    `Je ne peux pas savoir pour le moment si ${channel} peut recevoir des alertes. Réessayez dans une minute\u00a0; je vérifierai aussi de moi-même.`,
  changed: (channel, before, after) =>
    `Modifié\u00a0: ${channel} reçoit désormais des alertes pour **${after}**, et non plus pour **${before}**.`,
  same: 'L’abonnement demande déjà cela. Rien n’a été modifié.',
  double: (channel, what) =>
    `${capital(channel)} a déjà un abonnement pour **${what}**. Rien n’a été modifié.`,
  nothingAsked:
    'Indiquez au moins une condition à modifier, ou retirez-en une avec `retirer`. Rien n’a été modifié.',
  testPosted: (channel, link) =>
    `Un essai a été publié dans ${channel}\u00a0: ${link}. Il ne mentionne personne et ne compte pas comme alerte.`,
  testNone: (what) =>
    `Aucune déclaration répertoriée ne correspond à **${what}**\u00a0: il n’y a rien à publier comme essai.`,
  testNotYours: (channel) =>
    `Vous n’avez pas le droit d’écrire dans ${channel}\u00a0: je ne peux donc pas y publier d’essai pour vous. Les alertes ne sont pas concernées.`,
  testElsewhere: (channel) =>
    `Je ne peux pas vérifier d’ici si vous avez le droit d’écrire dans ${channel}. Utilisez cette commande là-bas.`,
  testFailed: (channel, reason) => `L’essai n’a pas pu être publié dans ${channel}. ${reason}`,
};
