import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const seeing: Messages['seeing'] = {
  reasons: {
    following: (at) =>
      `Je vois ce que l’Assemblée publie\u00a0: j’ai lu un document pour la dernière fois ${at}.`,
    catchingUp: 'Je vois ce que l’Assemblée publie, et je lis encore ce qui est paru avant mon démarrage.',
    starting:
      'Mes premières consultations sont en cours. Je ne peux pas encore dire si je vois ce que l’Assemblée publie.',
    idle: (at) => `Ma dernière consultation\u00a0: ${at}. Je ne sais pas ce qui a été publié depuis.`,
    noHeading: (at) =>
      `Le site de l’Assemblée répond, mais il ne m’a montré aucun document depuis ${at}. Il se peut que je manque ce qu’il publie.`,
    silent: (from, to) =>
      `Le site répond et montre des documents, mais je n’ai trouvé aucune déclaration nouvelle pendant la partie de session du ${from} au ${to}. Il se peut que je manque ce qu’il publie.`,
    noneFound:
      'J’ai lu tous les documents que je trouve, et aucun n’était une déclaration écrite. Quelque chose ne va pas.',
    blocked: (at) => `Le site de l’Assemblée me refuse l’accès depuis ${at}. Je ne vois pas ce qu’il publie.`,
    unreachable: (at) =>
      `Je n’atteins plus le site de l’Assemblée depuis ${at}. Je ne vois pas ce qu’il publie.`,
    broken: (at) =>
      `Ce que le site de l’Assemblée m’envoie depuis ${at} n’est pas un document. Je ne vois pas ce qu’il publie.`,
    nothingFound: (at) =>
      `Le site de l’Assemblée répond depuis ${at}, mais il ne m’a jamais montré de document. Je ne vois pas ce qu’il publie.`,
  },
  late: 'Une nouvelle déclaration peut vous parvenir en retard.',
  readUpTo: (month, percent) =>
    percent === null
      ? `Je lis encore les archives\u00a0: j’ai lu jusqu’en ${month}.`
      : `Je lis encore les archives\u00a0: j’ai lu jusqu’en ${month}, environ ${percent}\u00a0% de l’ensemble.`,
  readNothing: 'Je commence seulement à lire les archives.',
  mayCome: 'Ce que vous cherchez peut encore venir\u00a0: redemandez plus tard.',
  completeTitle: 'Les archives sont lues',
  complete: (declarations) =>
    `J’ai lu les archives jusqu’au bout\u00a0: ${count(declarations, 'déclaration écrite peut être consultée', 'déclarations écrites peuvent être consultées')} avec \`/recherche\`. Ce salon reçoit ce qui vient désormais.`,
  operator: {
    seeing: (since) =>
      `Je vois de nouveau les documents de l’Assemblée. Je n’en étais plus sûr depuis ${since}.`,
    unsure: 'Je ne suis plus sûr de voir une nouvelle déclaration.',
    blind: 'Je ne verrais pas une nouvelle déclaration en ce moment.',
  },
  advice: {
    feed: (address) =>
      `Je n’essaie pas de passer outre. D’ici là, on peut me nourrir\u00a0: ouvrez ${address} et les numéros suivants dans un navigateur, enregistrez ce qui est une déclaration écrite, et donnez-moi le fichier avec \`/opérateur lire\`, ici ou dans un message privé, ou sur la machine avec \`import --announce\`. L’alerte part comme si je l’avais trouvée.`,
    look: (address) =>
      `Ouvrez ${address} dans un navigateur. Si un document apparaît, le site me montre autre chose\u00a0: enregistrez la page et donnez-la-moi avec \`/opérateur lire\` ou \`import --announce\`. Si les documents sont désormais ailleurs, indiquez-le dans \`ASSEMBLY_URL\`.`,
    network: (address) =>
      `Ouvrez ${address} dans un navigateur. Si la page s’ouvre, vérifiez que la machine où je tourne peut l’atteindre. Mes prochaines consultations s’espacent et continuent d’elles-mêmes.`,
    start: 'Vérifiez que le service tourne, et ce que dit son journal.',
    compare: (address) =>
      `Comparez avec ce que montre ${address}. Si des déclarations ont été publiées, donnez-moi leurs pages enregistrées avec \`/opérateur lire\` ou \`import --announce\`, et vérifiez \`ASSEMBLY_URL\` et \`FEED_URLS\`.`,
    wait: 'Il n’y a qu’à attendre.',
  },
};
