import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const operator: Messages['operator'] = {
  failing: (source, outcome, since) =>
    `La consultation de ${source} échoue depuis le ${since}\u00a0: ${outcome}.`,
  blockedHint:
    'Rien n’est fait pour passer outre. Des pages enregistrées avec un navigateur peuvent être lues avec le verbe `import`. Les prochaines consultations s’espacent.',
  recovered: (source, toldAt) =>
    `${source} répond à nouveau.${toldAt === null ? '' : ` L’échec avait été signalé ici le ${toldAt}.`}`,
  archive: (before, days) =>
    `Le parcours est à jour\u00a0: tout est lu à partir du fichier ${before}. Ce qui est plus ancien peut être lu aussi, lentement et sans alerter personne\u00a0: réglez \`ARCHIVE=full\` et redémarrez. Il faut environ ${count(days, 'jour', 'jours')}, sans compter les semaines de session. Ceci n’est dit qu’une fois.`,
  shorter: (number_, names, held, since) =>
    `Depuis le ${since}, la page du n°\u00a0${number_} montre ${count(names, 'nom', 'noms')} au lieu de ${held}. Une signature ne peut pas être retirée\u00a0: la liste la plus longue reste pour l’instant. Si un regard, trois jours plus tard ou davantage, montre la même chose, la liste plus courte est prise pour une correction et ce qui a été publié est modifié\u00a0; si la liste entière est revenue, rien ne se passe.`,
  shorterOver: (number_, held) =>
    `La bonne liste du n°\u00a0${number_} est établie\u00a0: ${count(held, 'nom y figure', 'noms y figurent')} désormais.`,
  pages: (number_, since, files, hasMore) =>
    `${count(number_, 'page', 'pages')} du site de l’Assemblée ne ${number_ === 1 ? 'peut être lue' : 'peuvent être lues'} ni comme déclaration ni autrement, la première depuis le ${since}\u00a0: ${number_ === 1 ? 'fichier' : 'fichiers'} ${files}${hasMore ? ' et d’autres' : ''}. Une nouvelle déclaration s’y trouve peut-être, dont personne n’est averti en attendant. Un nouvel essai a lieu chaque jour. Regardez-en une dans un navigateur\u00a0: ce qui y est une déclaration peut être lu avec \`/opérateur lire\` ou le verbe \`import\`. Si la page est entière et n’est toujours pas lue, la mise en page du site a peut-être changé, ce qui demande une version plus récente de Hemicycle.`,
  pagesRead: 'Toutes les pages du site de l’Assemblée qui ne pouvaient être lues l’ont été depuis.',
  unwritable: {
    full: 'Le disque de la base de données est plein\u00a0: rien n’est enregistré et les alertes attendent. Libérez de la place\u00a0; tout reprend ensuite de soi-même, et rien n’est à restaurer.',
    'read-only':
      'La base de données est en lecture seule\u00a0: rien n’est enregistré et les alertes attendent. Rendez-lui l’écriture\u00a0; tout reprend ensuite de soi-même.',
  },
  writable:
    'La base de données accepte à nouveau les écritures\u00a0: les alertes en attente partent maintenant.',
  olderCopy: (since, messages, hidden) =>
    `La base de données est une copie plus ancienne\u00a0: elle ignorait ce qui a été publié depuis le ${since}. ${
      messages === 0
        ? 'Aucune alerte de cette période n’a été trouvée dans les salons'
        : `${count(messages, 'message', 'messages')} de cette période ${messages === 1 ? 'a été trouvé' : 'ont été trouvés'} dans les salons et ${messages === 1 ? 'enregistré' : 'enregistrés'}, afin que personne ne soit averti deux fois`
    }. Ce que les gens ont réglé ou supprimé depuis est perdu.${
      hidden === 0
        ? ''
        : ` ${count(hidden, 'salon n’a pas pu être lu', 'salons n’ont pas pu être lus')}\u00a0: les alertes qui s’y trouvent peut-être déjà ne sont pas republiées, mais marquées \`uncertain\`\u00a0; la commande \`deliveries\` les montre, et avec \`--retry\` en renvoie une.`
    }`,
  zone: (zone, instead, owners) =>
    `La base de données ne connaît pas le fuseau horaire ${zone}, choisi par ${count(owners, 'serveur ou personne', 'serveurs ou personnes')}\u00a0: leurs envois groupés et leurs limites par jour suivent ${instead}. Une mise à jour des fuseaux horaires de la base (le paquet \`tzdata\`) y remédie, ou un autre fuseau choisi avec \`/réglages\`.`,
  zoneOver: (zone) =>
    `La base de données connaît désormais le fuseau horaire ${zone}, ou plus personne ne l’a choisi.`,
  deaf: 'Discord n’a rien transmis par une connexion pourtant ouverte\u00a0: des commandes sont peut-être restées sans réponse. La connexion est refaite\u00a0; si cela dure, redémarrez Hemicycle et consultez discordstatus.com. Les alertes sont publiées malgré tout.',
  hears: 'Discord transmet à nouveau par la connexion\u00a0: les commandes reçoivent une réponse.',
  delivery: (number_, channelId, reason) =>
    `L’alerte sur le n° ${number_} pour le salon ${channelId} n’est pas partie comme il faut\u00a0: ${reason} La commande \`deliveries\` la montre, et avec \`--retry\` la renvoie\u00a0; d’autres semblables ne sont pas signalées une à une.`,
};
