import type { Messages } from '../../shape.ts';

export const posting: Messages['posting'] = {
  gone: 'Le salon n’existe plus.',
  noAccess: 'Hemicycle ne voit pas le salon\u00a0: autorisez-y Voir le salon.',
  noPermission:
    'Hemicycle ne peut pas publier dans le salon\u00a0: autorisez-y Envoyer des messages et Intégrer des liens.',
  archived: 'Le fil est archivé\u00a0: rouvrez-le, ou abonnez un autre salon.',
  locked: 'Le fil est verrouillé\u00a0: déverrouillez-le, ou abonnez un autre salon.',
  autoMod:
    'AutoMod, le filtre du serveur, a bloqué le message\u00a0: exemptez le rôle d’Hemicycle de la règle.',
  needsTag: 'Le forum exige une étiquette\u00a0: choisissez-en une avec `/réglages forum`.',
  closedDirect:
    'Vous n’acceptez pas les messages privés d’Hemicycle\u00a0: autorisez-les, puis utilisez ici n’importe quelle commande.',
  removed: 'Hemicycle a été retiré du serveur.',
  noLongerHeld: 'La déclaration n’est plus enregistrée.',
  noTelling:
    'Discord n’a jamais répondu, et sans la permission Voir les anciens messages, Hemicycle ne peut pas vérifier si le message a été publié.',
  ownTrouble: 'La publication a échoué à cause d’une erreur d’Hemicycle.',
  toldBefore:
    'La déclaration avait déjà été annoncée dans le salon, et ce message affiche désormais la nouvelle édition.',
  unsubscribed: 'L’abonnement a été supprimé avant la publication de l’alerte.',
  muted: 'La déclaration avait été mise en sourdine dans le salon.',
  malformed: 'Discord n’a pas accepté la forme du message.',
  refused: 'Discord a refusé le message.',
  tooFast: 'Discord a demandé à Hemicycle d’attendre.',
  serverTrouble: 'Discord a rencontré une erreur interne.',
  edge: 'Le réseau de Discord, ou un serveur mandataire, a envoyé une page au lieu de la réponse de Discord.',
  timeout: 'Discord n’a pas répondu à temps.',
  unreachable: 'Discord est injoignable.',
  unknown:
    'Discord est en panne pour ce serveur, ou n’indique pas ce qu’Hemicycle peut y faire\u00a0: les publications reprendront ensuite.',
  timedOut:
    'Hemicycle est exclu temporairement du serveur et ne peut rien y publier\u00a0: la modération peut lever l’exclusion, sinon elle prendra fin d’elle-même.',
  manyRefused:
    'Discord a refusé trop de messages d’Hemicycle dans ce serveur\u00a0: les tentatives continuent plus lentement. Vérifiez les permissions d’Hemicycle.',
  paused: 'Discord a désactivé temporairement une fonction nécessaire\u00a0: une nouvelle tentative suivra.',
  tooManyThreads: 'Le serveur a autant de fils ouverts que Discord le permet\u00a0: fermez-en.',
  links: 'Le filtre de Discord contre les liens malveillants a bloqué le message.',
  unlisted: 'Discord a refusé le message pour une raison inconnue.',
  token: 'Discord n’accepte pas le jeton du bot.',
  stopped: 'Le bot s’arrêtait.',
  personGone: 'Le membre sur lequel porte le rapport n’est plus répertorié.',
  unspecified: 'La raison enregistrée est inconnue de cette version d’Hemicycle.',
};
