import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const seeing: Messages['seeing'] = {
  reasons: {
    following: (at) =>
      `J’arrive à lire ce que l’Assemblée publie\u00a0: j’ai lu un document pour la dernière fois ${at}.`,
    catchingUp: 'J’arrive à lire ce que l’Assemblée publie, et je lis encore des documents plus anciens.',
    starting:
      'Mes premières consultations sont en cours. Je ne peux pas encore dire si j’arrive à lire ce que l’Assemblée publie.',
    idle: (at) =>
      `J’ai consulté le site de l’Assemblée pour la dernière fois ${at}. Je ne sais pas ce qui a été publié depuis.`,
    noHeading: (at) =>
      `Le site de l’Assemblée répond, mais il ne m’a montré aucun document depuis ${at}. Il se peut que je manque ce qu’il publie.`,
    silent: (from, to) =>
      `Le site répond et montre des documents, mais je n’ai trouvé aucune nouvelle déclaration pendant la partie de session du ${from} au ${to}. Il se peut que je manque ce qu’il publie.`,
    noneFound:
      'J’ai lu tous les documents que je trouve, et aucun n’était une déclaration écrite. Quelque chose ne va pas.',
    blocked: (at) =>
      `Le site de l’Assemblée me refuse l’accès depuis ${at}. Je ne peux pas lire ce qu’il publie.`,
    unreachable: (at) =>
      `Je n’arrive plus à joindre le site de l’Assemblée depuis ${at}. Je ne peux pas lire ce qu’il publie.`,
    broken: (at) =>
      `Le site de l’Assemblée ne m’envoie aucun document lisible depuis ${at}. Je ne peux pas lire ce qu’il publie.`,
    nothingFound: (at) =>
      `Le site de l’Assemblée répond depuis ${at}, mais il ne m’a jamais montré de document. Je ne peux pas lire ce qu’il publie.`,
  },
  late: 'Une nouvelle déclaration peut vous parvenir en retard.',
  readUpTo: (month, percent) =>
    percent === null
      ? `Je lis encore les archives\u00a0: j’ai lu jusqu’en ${month}.`
      : `Je lis encore les archives\u00a0: j’ai lu jusqu’en ${month}, environ ${percent}\u00a0% de l’ensemble.`,
  readNothing: 'Je viens seulement de commencer à lire les archives.',
  mayCome: 'Je n’ai peut-être pas encore lu ce que vous cherchez\u00a0: réessayez plus tard.',
  completeTitle: 'Les archives sont lues',
  complete: (declarations) =>
    `J’ai lu toutes les archives\u00a0: ${count(declarations, 'déclaration écrite peut être consultée', 'déclarations écrites peuvent être consultées')} avec \`/recherche\`. Ce salon recevra désormais les nouvelles.`,
  operator: {
    seeing: (since) =>
      `J’arrive de nouveau à lire les documents de l’Assemblée. Je n’en étais plus sûr depuis ${since}.`,
    unsure: 'Je ne suis plus sûr de pouvoir trouver une nouvelle déclaration.',
    blind: 'Je ne trouverais pas de nouvelle déclaration en ce moment.',
  },
  advice: {
    feed: (address) =>
      `Je n’essaie pas de passer outre. En attendant, vous pouvez m’aider\u00a0: ouvrez ${address} et les numéros suivants dans un navigateur, enregistrez les déclarations écrites, et donnez-moi les fichiers avec \`/opérateur lire\`, ici ou en message privé, ou avec \`import --announce\` sur la machine où je fonctionne. Les alertes sont publiées comme si je les avais trouvées moi-même.`,
    look: (address) =>
      `Ouvrez ${address} dans un navigateur. Si un document apparaît, le site me montre autre chose\u00a0: enregistrez la page et donnez-la-moi avec \`/opérateur lire\` ou \`import --announce\`. Si les documents ont changé d’adresse, indiquez la nouvelle dans \`ASSEMBLY_URL\`.`,
    network: (address) =>
      `Ouvrez ${address} dans un navigateur. Si la page s’ouvre, vérifiez que la machine où je fonctionne peut y accéder. Je continuerai à vérifier de moi-même, de moins en moins souvent.`,
    start: 'Vérifiez que le service fonctionne, et consultez son journal.',
    compare: (address) =>
      `Comparez avec ce qu’affiche ${address}. Si des déclarations ont été publiées, donnez-moi leurs pages enregistrées avec \`/opérateur lire\` ou \`import --announce\`, et vérifiez \`ASSEMBLY_URL\` et \`FEED_URLS\`.`,
    wait: 'Il n’y a qu’à attendre.',
  },
};
