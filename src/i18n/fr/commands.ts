import type { Messages } from '../shape.ts';

export const commands: Messages['commands'] = {
  subscribe: {
    name: 'abonner',
    description:
      'Alerter un salon des nouvelles déclarations : toutes, ou celles qui remplissent chaque option',
    channel: { name: 'salon', description: 'Où vont les alertes ; ce salon si rien n’est indiqué' },
    language: { name: 'langue', description: 'La langue de toutes les alertes dans ce salon' },
    preview: { name: 'aperçu', description: 'Dire seulement ce qui viendrait, sans rien enregistrer' },
  },
  setup: {
    name: 'configurer',
    description: 'Configurer des alertes en choisissant dans des listes, et voir ce qui viendrait',
  },
  topics: {
    name: 'thèmes',
    description: 'Montrer les thèmes, le nombre de déclarations de chacun et la dernière',
    topic: { name: 'thème', description: 'Un thème, pour voir ses déclarations' },
  },
  topic: {
    name: 'thème',
    description: 'Garder des recherches propres à ce serveur comme thèmes à suivre',
    create: { name: 'créer', description: 'Garder une recherche comme thème' },
    label: { name: 'nom', description: 'Son nom' },
    words: { name: 'mots', description: 'Des mots, "une expression exacte", un OR autre, -sans' },
    language: {
      name: 'langue',
      description: 'Chercher seulement dans les textes de cette langue ; dans les deux sinon',
    },
    list: { name: 'liste', description: 'Montrer les thèmes de ce serveur' },
    show: { name: 'montrer', description: 'Montrer ce que trouve un thème' },
    remove: { name: 'retirer', description: 'Retirer un thème que plus rien ne suit' },
    which: { name: 'thème', description: 'Le thème' },
  },
  subscriptions: {
    name: 'abonnements',
    description: 'Voir, changer, essayer, suspendre ou retirer des abonnements',
    list: { name: 'liste', description: 'Montrer les abonnements et leur état' },
    edit: {
      name: 'modifier',
      description: 'Changer ce que demande un abonnement : les options données, et rien d’autre',
    },
    pause: {
      name: 'suspendre',
      description: 'Mettre un abonnement en pause ; ce qui arrive entre-temps n’est pas publié après',
    },
    resume: {
      name: 'reprendre',
      description: 'Finir une pause, ou publier de nouveau dans un salon que j’ai dû abandonner',
    },
    remove: { name: 'retirer', description: 'Retirer un abonnement' },
    test: {
      name: 'essayer',
      description: 'Publier la dernière déclaration qu’un abonnement aurait apportée, comme essai',
    },
    which: { name: 'abonnement', description: 'L’abonnement' },
    whichChannel: {
      name: 'salon',
      description: 'Le salon où publier de nouveau ; celui-ci si rien n’est indiqué',
    },
    reset: { name: 'retirer', description: 'Une condition à retirer' },
  },
  why: {
    name: 'pourquoi',
    description: 'Pourquoi une déclaration est arrivée dans un salon, ou non, pas à pas',
    declaration: { name: 'déclaration', description: 'Son numéro, par exemple 682, ou des mots du titre' },
    channel: { name: 'salon', description: 'Le salon ; celui-ci si rien n’est indiqué' },
  },
  privacy: {
    name: 'confidentialité',
    description: 'Ce qui est gardé à votre sujet, et comment le supprimer',
    show: { name: 'montrer', description: 'Montrer exactement ce qui est gardé à votre sujet' },
    delete: { name: 'supprimer', description: 'Supprimer d’un coup tout ce qui est gardé à votre sujet' },
  },
  settings: {
    name: 'réglages',
    description: 'Régler les annonces : aussitôt ou en résumé, rôle, limite, langue, fuseau horaire',
    show: { name: 'montrer', description: 'Montrer les réglages de chaque salon' },
    channel: { name: 'salon', description: 'Régler comment un salon est informé' },
    which: { name: 'salon', description: 'Le salon ; celui-ci si rien n’est indiqué' },
    pace: { name: 'rythme', description: 'Chaque déclaration aussitôt, ou ensemble dans un résumé' },
    hour: { name: 'heure', description: 'D’un résumé : l’heure, de 0 à 23, dans le fuseau du serveur' },
    weekday: { name: 'jour', description: 'D’un résumé hebdomadaire : le jour' },
    role: { name: 'rôle', description: 'Le rôle que mentionnent les alertes' },
    silent: { name: 'silencieux', description: 'Publier sans notification' },
    cap: { name: 'limite', description: 'Le plus d’alertes par jour ; le reste vient en une ligne' },
    language: { name: 'langue', description: 'La langue de toutes les alertes du salon' },
    crosspost: { name: 'publier', description: 'Publier à ceux qui suivent un salon d’annonces' },
    reset: { name: 'retirer', description: 'Un réglage à retirer' },
    resets: { role: 'le rôle', cap: 'la limite par jour' },
    paces: { once: 'aussitôt', daily: 'résumé quotidien', weekly: 'résumé hebdomadaire' },
    forum: { name: 'forum', description: 'Dire quelle étiquette reçoivent les publications d’un forum' },
    forumChannel: { name: 'salon', description: 'Le forum' },
    tag: { name: 'étiquette', description: 'L’étiquette' },
    topic: {
      name: 'thème',
      description: 'Pour les déclarations sur ce thème ; pour toutes les autres sinon',
    },
    server: {
      name: 'serveur',
      description: 'Régler le fuseau horaire, du serveur ou, en message privé, le vôtre',
    },
    timezone: {
      name: 'fuseau',
      description: 'Une ville, un pays ou un décalage, par exemple Paris, Géorgie ou UTC+4',
    },
    forget: { name: 'oublier', description: 'Supprimer tout ce qui est gardé pour ce serveur' },
    confirm: { name: 'confirmer', description: 'Écrivez : supprimer' },
  },
  status: { name: 'état', description: 'Ce que Hemicycle détient, l’état de ses sources et ce qui attend' },
  operator: {
    name: 'opérateur',
    description: 'Pour qui fait fonctionner ce bot',
    read: {
      name: 'lire',
      description: 'Lire des pages enregistrées ou des PDF de l’Assemblée, quand je ne les obtiens pas',
    },
    file: { name: 'fichier', description: 'Une page enregistrée (HTML, MHTML, texte) ou un PDF' },
  },
  help: { name: 'aide', description: 'Ce que fait Hemicycle et comment commencer' },
};
