import type { Messages } from '../../shape.ts';

export const posting: Messages['posting'] = {
  gone: 'Le salon n’existe plus.',
  noAccess: 'Hemicycle ne voit pas le salon\u00a0: autorisez-y Voir le salon.',
  noPermission:
    'Hemicycle ne peut pas publier dans le salon\u00a0: autorisez-y Envoyer des messages et Intégrer des liens.',
  archived: 'Le fil est archivé\u00a0: rouvrez-le, ou abonnez un autre salon.',
  locked: 'Le fil est verrouillé\u00a0: déverrouillez-le, ou abonnez un autre salon.',
  autoMod:
    'AutoMod, le filtre du serveur, a arrêté le message\u00a0: exemptez le rôle d’Hemicycle de la règle.',
  needsTag: 'Le forum exige une étiquette\u00a0: choisissez-en une avec `/réglages forum`.',
  closedDirect:
    'Vous n’acceptez pas les messages privés d’Hemicycle\u00a0: autorisez-les, puis écrivez ici une commande quelconque.',
  removed: 'Hemicycle a été retiré du serveur.',
  noLongerHeld: 'La déclaration n’est plus conservée.',
  noTelling:
    'Discord n’a jamais répondu, et sans la permission Voir les anciens messages, rien ne dit si le message est là.',
  ownTrouble: 'L’envoi a échoué pour une raison qui tient à nous.',
  toldBefore: 'La déclaration avait été annoncée dans le salon, et son message montre la nouvelle édition.',
  unsubscribed: 'L’abonnement a pris fin avant l’envoi de l’alerte.',
  muted: 'La déclaration avait été mise en sourdine dans le salon.',
  malformed: 'Discord n’a pas accepté le message tel qu’il était rédigé.',
  refused: 'Discord a refusé le message.',
  tooFast: 'Discord a demandé d’attendre.',
  serverTrouble: 'Discord a eu une panne.',
  edge: 'Le réseau de Discord, ou un serveur mandataire, a envoyé une page au lieu de la réponse de Discord.',
  timeout: 'Discord n’a pas répondu à temps.',
  unreachable: 'Discord est injoignable.',
  unknown:
    'Discord a une panne sur le serveur, ou ne dit pas ce qu’Hemicycle peut y faire\u00a0: la suite vient quand c’est fini.',
  timedOut:
    'Hemicycle est exclu temporairement du serveur et ne peut rien y dire\u00a0: la modération peut y mettre fin, sinon cela finit tout seul.',
  manyRefused:
    'Discord a refusé trop de ce qu’Hemicycle a envoyé au serveur\u00a0: les essais continuent plus lentement. Vérifiez ce qu’Hemicycle peut y faire.',
  paused: 'Discord a suspendu pour le moment ce qu’il faut pour cela\u00a0: un nouvel essai suivra.',
  tooManyThreads: 'Le serveur a autant de fils ouverts que Discord en permet\u00a0: fermez-en.',
  links: 'Le filtre de Discord contre les liens malveillants a arrêté le message.',
  unlisted: 'Discord a refusé le message pour une raison qu’Hemicycle ne connaît pas.',
  token: 'Discord n’accepte pas le jeton du bot.',
  stopped: 'Le bot s’arrêtait.',
  unspecified: 'Cette version de Hemicycle ne connaît pas la raison qui a été notée.',
};
