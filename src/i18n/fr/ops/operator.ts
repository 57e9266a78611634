import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const operator: Messages['operator'] = {
  failing: (source, outcome, since) =>
    `La consultation de ${source} échoue depuis le ${since}\u00a0: ${outcome}.`,
  blockedHint:
    'Je n’essaie pas de passer outre. Vous pouvez enregistrer des pages avec un navigateur et les lire avec la commande `import`. Mes consultations vont s’espacer.',
  recovered: (source, toldAt) =>
    `${source} répond à nouveau.${toldAt === null ? '' : ` J’avais signalé l’échec ici le ${toldAt}.`}`,
  archive: (before, days) =>
    `J’ai tout lu depuis le fichier ${before} jusqu’à aujourd’hui. Je peux aussi lire les fichiers plus anciens, lentement et sans alerte\u00a0: réglez \`ARCHIVE=full\` et redémarrez. Il faut environ ${count(days, 'jour', 'jours')}, sans compter les semaines de partie de session. Je ne le dis qu’une fois.`,
  shorter: (number_, names, held, since) =>
    `Depuis le ${since}, la page de la n°\u00a0${number_} affiche ${count(names, 'nom', 'noms')} au lieu de ${held}. Une signature ne peut pas être retirée\u00a0: je garde pour l’instant la liste la plus longue. Si la page affiche encore la même chose après trois jours ou plus, je considérerai la liste plus courte comme une correction et mettrai les messages à jour\u00a0; si la liste complète est revenue, rien ne change.`,
  shorterOver: (number_, held) =>
    `La bonne liste de la n°\u00a0${number_} est désormais établie\u00a0: elle compte ${count(held, 'nom', 'noms')}.`,
  pages: (number_, since, files, hasMore) =>
    `${count(number_, 'page', 'pages')} du site de l’Assemblée ne ${number_ === 1 ? 'peut être lue' : 'peuvent être lues'} ni comme déclaration ni autrement, la première depuis le ${since}\u00a0: ${number_ === 1 ? 'fichier' : 'fichiers'} ${files}${hasMore ? ' et d’autres' : ''}. Une nouvelle déclaration s’y trouve peut-être, et personne n’en est averti en attendant. Je réessaie chaque jour. Ouvrez-en une dans un navigateur\u00a0: si c’est une déclaration, lisez-la avec \`/opérateur lire\` ou la commande \`import\`. Si la page est complète et que je ne peux toujours pas la lire, la présentation du site a peut-être changé\u00a0: mettez Hemicycle à jour.`,
  pagesRead: 'J’ai maintenant lu toutes les pages du site de l’Assemblée que je ne pouvais pas lire.',
  unwritable: {
    full: 'Le disque de la base de données est plein\u00a0: rien ne peut être enregistré et les alertes attendent. Libérez de la place\u00a0; tout reprendra ensuite automatiquement, et il n’y aura rien à redémarrer.',
    'read-only':
      'La base de données est en lecture seule\u00a0: rien ne peut être enregistré et les alertes attendent. Autorisez-y de nouveau l’écriture\u00a0; tout reprendra ensuite automatiquement.',
  },
  writable:
    'La base de données est de nouveau accessible en écriture\u00a0: les alertes en attente sont publiées maintenant.',
  olderCopy: (since, messages, hidden) =>
    `La base de données est une copie plus ancienne\u00a0: elle ne contient pas ce qui a été publié depuis le ${since}. ${
      messages === 0
        ? 'Je n’ai trouvé aucune alerte de cette période dans les salons'
        : `J’ai trouvé ${count(messages, 'message', 'messages')} de cette période dans les salons et ${messages === 1 ? 'l’ai enregistré' : 'les ai enregistrés'}, afin que personne ne soit alerté deux fois`
    }. Les réglages et les suppressions effectués depuis sont perdus.${
      hidden === 0
        ? ''
        : ` ${count(hidden, 'salon n’a pas pu être lu', 'salons n’ont pas pu être lus')}\u00a0: les alertes qui s’y trouvent peut-être déjà ne sont pas republiées, mais marquées \`uncertain\`\u00a0; la commande \`deliveries\` les affiche, et en publie une avec \`--retry\`.`
    }`,
  zone: (zone, instead, owners) =>
    `La base de données ne connaît pas le fuseau horaire ${zone}, choisi par ${count(owners, 'serveur ou personne', 'serveurs ou personnes')}\u00a0: leurs récapitulatifs et leurs limites par jour suivent ${instead}. Pour y remédier, mettez à jour les fuseaux horaires de la base de données (le paquet \`tzdata\`) ou choisissez un autre fuseau avec \`/réglages\`.`,
  zoneOver: (zone) =>
    `Le fuseau horaire ${zone} ne pose plus de problème\u00a0: la base de données le reconnaît désormais, ou plus personne ne l’utilise.`,
  deaf: 'Discord n’a rien transmis par une connexion pourtant ouverte\u00a0: des commandes sont peut-être restées sans réponse. Je me reconnecte\u00a0; si cela dure, redémarrez Hemicycle et consultez discordstatus.com. Les alertes restent publiées.',
  hears: 'La connexion à Discord fonctionne de nouveau\u00a0: les commandes reçoivent une réponse.',
  report: (to, channelId, reason) =>
    `Le rapport sur la période allant jusqu’au ${to}, pour le salon ${channelId}, n’a pas été publié\u00a0: ${reason} Il ne sera pas renvoyé automatiquement. Les personnes qui gèrent ce serveur le voient dans \`/rapports liste\` et peuvent le faire publier avec \`/rapports renvoyer\`. Je ne signale pas un à un les rapports semblables.`,
  delivery: (number_, channelId, reason) =>
    `L’alerte sur la n°\u00a0${number_} pour le salon ${channelId} n’a pas été publiée comme prévu\u00a0: ${reason} La commande \`deliveries\` l’affiche, et la publie de nouveau avec \`--retry\`. Je ne signale pas une à une les alertes semblables.`,
};
