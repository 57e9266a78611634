import type { Running } from '../en/running.ts';
import { these, count, number } from './words.ts';

export const running: Running = {
  status: {
    title: 'L’état d’Hemicycle',
    held: (declarations, lowest, highest) =>
      `${count(declarations, 'déclaration écrite enregistrée', 'déclarations écrites enregistrées')}, du n°\u00a0${lowest} au n°\u00a0${highest}.`,
    empty: 'Ne détient encore aucune déclaration écrite.',
    latest: (entry) => `La dernière\u00a0: ${entry}`,
    lastNew: (at) => `Dernière nouveauté trouvée ${at}.`,
    missing: (missing, gaps) =>
      `${count(missing, 'numéro manque', 'numéros manquent')} dans l’intervalle\u00a0: ${gaps}.`,
    sources: 'Sources consultées',
    noSources: 'Aucune source n’a encore été consultée.',
    look: (outcome, at) => `${outcome}, ${at}`,
    failingSince: (at) => `depuis le ${at}`,
    lastSuccess: (at) => `dernière réponse ${at}`,
    neverAnswered: 'n’a pas encore répondu',
    programs: {
      walk: 'Parcours des numéros de fichier',
      archive: 'Archives',
      pages: 'Pages annoncées',
      revisits: 'Pages déjà lues',
      translations: 'Textes dans l’autre langue',
    },
    outcomes: {
      unchanged: 'rien de nouveau',
      ok: 'a répondu',
      blocked: 'a refusé l’accès au bot',
      unreachable: 'injoignable',
      broken: 'réponse illisible',
    },
    ofNoUse: {
      news: 'contient les actualités de l’Assemblée et non ses documents\u00a0: ne sert pas à trouver des déclarations',
      pages: 'ne cite aucun document de l’Assemblée\u00a0: ne sert pas à trouver des déclarations',
    },
    waiting: (value) => `${count(value, 'page en attente', 'pages en attente')} de lecture`,
    archive: (percent) => `Lecture des années antérieures : ${percent} % effectués`,
    incomplete: (value) =>
      `${count(value, 'page mise', 'pages mises')} de côté car ${these(value, 'incomplète', 'incomplètes')}\u00a0: rien d’incomplet ne fait l’objet d’une alerte`,
    gone: (value) =>
      `${count(value, 'fichier annoncé', 'fichiers annoncés')} et jamais ${value < 2 ? 'paru' : 'parus'}\u00a0: l’adresse répond «\u00a0introuvable\u00a0» depuis des semaines`,
    pending: (value, orMore) =>
      `${orMore ? `${number(value)} alertes ou plus` : count(value, 'alerte', 'alertes')} en route`,
    trouble: 'Alertes qui ne sont pas arrivées ici',
    troubleLine: (number_, channel, reason) => `N°\u00a0${number_} dans ${channel}\u00a0: ${reason}`,
    late: (reason) => `en retard. ${reason}`,
  },
  operator: {
    failing: (source, outcome, since) =>
      `La consultation de ${source} échoue depuis le ${since}\u00a0: ${outcome}.`,
    blockedHint:
      'Rien n’est fait pour passer outre. Des pages enregistrées avec un navigateur peuvent être lues avec le verbe `import`. Les prochaines consultations s’espacent.',
    recovered: (source, since) => `${source} répond à nouveau. L’échec durait depuis le ${since}.`,
    archive: (before, days) =>
      `Le parcours est à jour\u00a0: tout est lu à partir du fichier ${before}. Ce qui est plus ancien peut être lu aussi, lentement et sans alerter personne\u00a0: réglez \`ARCHIVE=full\` et redémarrez. Il faut environ ${count(days, 'jour', 'jours')}, sans compter les semaines de session. Ceci n’est dit qu’une fois.`,
    shorter: (number_, names, held, since) =>
      `Depuis le ${since}, la page du n°\u00a0${number_} montre ${count(names, 'nom', 'noms')} au lieu de ${held}. Une signature ne peut pas être retirée\u00a0: la liste la plus longue reste pour l’instant. Si un regard, trois jours plus tard ou davantage, montre la même chose, la liste plus courte est prise pour une correction et ce qui a été publié est modifié\u00a0; si la liste entière est revenue, rien ne se passe.`,
    unwritable: {
      full: 'Le disque de la base de données est plein\u00a0: rien n’est enregistré et les alertes attendent. Libérez de la place\u00a0; tout reprend ensuite de soi-même, et rien n’est à restaurer.',
      'read-only':
        'La base de données est en lecture seule\u00a0: rien n’est enregistré et les alertes attendent. Rendez-lui l’écriture\u00a0; tout reprend ensuite de soi-même.',
    },
    writable:
      'La base de données accepte à nouveau les écritures\u00a0: les alertes en attente partent maintenant.',
    zone: (zone, instead, owners) =>
      `La base de données ne connaît pas le fuseau horaire ${zone}, choisi par ${count(owners, 'serveur ou personne', 'serveurs ou personnes')}\u00a0: leurs envois groupés et leurs limites par jour suivent ${instead}. Une mise à jour des fuseaux horaires de la base (le paquet \`tzdata\`) y remédie, ou un autre fuseau choisi avec \`/réglages\`.`,
    deaf: 'Discord n’a rien transmis par une connexion pourtant ouverte\u00a0: des commandes sont peut-être restées sans réponse. La connexion est refaite\u00a0; si cela dure, redémarrez Hemicycle et consultez discordstatus.com. Les alertes sont publiées malgré tout.',
    hears: 'Discord transmet à nouveau par la connexion\u00a0: les commandes reçoivent une réponse.',
    delivery: (number_, channelId, reason) =>
      `L’alerte sur le n° ${number_} pour le salon ${channelId} n’est pas partie comme il faut\u00a0: ${reason} La commande \`deliveries\` la montre, et avec \`--retry\` la renvoie\u00a0; d’autres semblables ne sont pas signalées une à une.`,
  },
  help: {
    title: 'Ce que fait Hemicycle',
    about:
      'Je veille sur les **déclarations écrites** de l’Assemblée parlementaire du Conseil de l’Europe\u00a0: de courts textes que des membres signent pour dire ce qu’ils pensent ou demandent. J’annonce les nouvelles dans les salons abonnés et je dis qui a signé quoi.',
    read: 'Pour chercher',
    manage: 'Pour suivre (permission Gérer le serveur)',
    personal: 'Pour suivre à titre personnel',
    directly:
      '`/abonner` marche aussi dans un message privé avec moi\u00a0; personne d’autre ne voit ce que vous y suivez.',
    operate: 'Pour me faire fonctionner',
    inMenu: (names) => `Dans le menu d’un message, sous Applications\u00a0: **${names}**.`,
    policy: 'Politique de confidentialité',
    terms: 'Conditions d’utilisation',
    searchHint: 'Dans les mots et les recherches\u00a0: `"expression exacte"`, `un OR autre`, `-sans`.',
    note: 'Hemicycle est indépendant de l’Assemblée.',
  },
  trouble: {
    failed:
      'Un problème de mon côté m’empêche de répondre. Réessayez dans une minute\u00a0; `/état` dit comment je vais.',
    databaseAway:
      'Ma base de données est momentanément inaccessible et je ne peux pas répondre. Réessayez dans une minute.',
    unknownCommand: 'Je n’ai plus cette commande. Redémarrez Discord pour voir les commandes actuelles.',
    tooMuch: (seconds) =>
      `Vous, ou ce serveur, demandez plus que je ne peux faire à la fois. Réessayez dans ${count(seconds, 'seconde', 'secondes')}.`,
    emptyOption: (name) =>
      `Ce que vous avez donné pour **${name}** ne montre rien que je puisse lire. Saisissez-le de nouveau, ou omettez l’option.`,
    onlyInServer: 'Cela ne fonctionne que dans un serveur.',
    notInstalled:
      'Je ne suis pas membre de ce serveur et ne peux rien y publier. Demandez à quelqu’un qui le gère de m’ajouter, ou écrivez-moi directement pour suivre à titre personnel.',
    needsManage:
      'Dans un serveur, cela demande la permission Gérer le serveur. Pour suivre à titre personnel, écrivez-moi directement.',
    noDeclaration: (number_) =>
      `Je n’ai pas de déclaration écrite n°\u00a0${number_}. Tapez quelques mots de son titre, ou utilisez \`/recherche\`.`,
    noDocument: (document) =>
      `Je n’ai pas de déclaration écrite portant le numéro Doc.\u00a0${document}. Tapez quelques mots de son titre, ou utilisez \`/recherche\`.`,
    noDeclarationLike: (typed) =>
      `Je n’ai pas trouvé de déclaration écrite pour ${typed}. Donnez son numéro, par exemple 682, ou utilisez \`/recherche\`.`,
    noDeclarations: 'Je n’ai encore aucune déclaration écrite. `/état` dit comment vont les sources.',
    noSignatory: (typed) =>
      `Je ne connais pas de signataire nommé ${typed}. Vérifiez l’orthographe, ou tapez le nom de famille seul.`,
    noSignatoryYet: (typed) => `Je ne connais encore aucun signataire du nom de ${typed}.`,
    didYouMean: 'Qui ou quoi exactement\u00a0? Répétez la commande et choisissez dans la liste.',
    sayWho: 'Tapez un nom.',
  },
  posting: {
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
  },
};
