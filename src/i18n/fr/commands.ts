import type { Messages } from '../shape.ts';

export const commands: Messages['commands'] = {
  subscribe: {
    name: 'abonner',
    description:
      'Recevoir les nouvelles déclarations écrites : toutes, ou celles qui répondent à chaque option',
    channel: { name: 'salon', description: 'Où publier les alertes ; ce salon si rien n’est indiqué' },
    language: { name: 'langue', description: 'La langue de toutes les alertes dans ce salon' },
    preview: {
      name: 'aperçu',
      description: 'Afficher seulement ce qui correspondrait, sans rien enregistrer',
    },
  },
  reports: {
    name: 'rapports',
    description: 'Envoyer des rapports dans un salon : chaque mois, partie de session ou année',
    add: {
      name: 'ajouter',
      description: 'Envoyer désormais un rapport ; sur tout si aucun sujet n’est donné',
    },
    every: { name: 'rythme', description: 'À quel rythme' },
    paces: { month: 'mois', 'part-session': 'partie de session', year: 'année' },
    channel: { name: 'salon', description: 'Où l’envoyer ; ici par défaut' },
    list: { name: 'liste', description: 'Afficher les rapports envoyés' },
    again: { name: 'renvoyer', description: 'Publier un rapport qui n’a pas pu l’être' },
    remove: { name: 'retirer', description: 'Ne plus envoyer un rapport' },
    which: { name: 'rapport', description: 'Le rapport' },
  },
  setup: {
    name: 'configurer',
    description: 'Configurer des alertes en choisissant dans des listes, avec aperçu avant d’enregistrer',
  },
  topics: {
    name: 'thèmes',
    description: 'Afficher tous les thèmes, le nombre de déclarations sur chacun et la dernière',
    topic: { name: 'thème', description: 'Un thème, pour voir ses déclarations' },
  },
  topic: {
    name: 'thème',
    description: 'Enregistrer des recherches comme thèmes de ce serveur, à suivre comme les autres',
    create: { name: 'créer', description: 'Enregistrer une recherche comme thème de ce serveur' },
    label: { name: 'nom', description: 'Le nom du thème' },
    words: { name: 'mots', description: 'Des mots, "une expression exacte", un OR autre, -sans' },
    language: {
      name: 'langue',
      description: 'Chercher seulement dans les textes de cette langue ; les deux si rien n’est indiqué',
    },
    list: { name: 'liste', description: 'Afficher les thèmes propres à ce serveur' },
    show: { name: 'afficher', description: 'Afficher ce que trouve un thème' },
    remove: { name: 'supprimer', description: 'Supprimer un thème qu’aucun abonnement ne suit plus' },
    which: { name: 'thème', description: 'Le thème' },
  },
  list: {
    name: 'liste',
    description: 'Réunir des membres de l’Assemblée dans des listes de ce serveur, pour les suivre ensemble',
    create: { name: 'créer', description: 'Créer une nouvelle liste de membres' },
    label: { name: 'nom', description: 'Le nom de la liste' },
    people: {
      name: 'personnes',
      description:
        'Membres, séparés par des virgules ; « Nom, Pays » pour une personne qui n’a encore rien signé',
    },
    edit: {
      name: 'modifier',
      description: 'Ajouter des personnes à une liste, en retirer, ou renommer la liste',
    },
    add: { name: 'ajouter', description: 'Personnes à ajouter, séparées par des virgules' },
    drop: { name: 'retirer', description: 'Personnes à retirer de la liste, séparées par des virgules' },
    rename: { name: 'nom', description: 'Le nouveau nom de la liste' },
    overview: { name: 'aperçu', description: 'Afficher les listes de ce serveur' },
    show: { name: 'afficher', description: 'Afficher les membres d’une liste' },
    remove: { name: 'supprimer', description: 'Supprimer une liste qu’aucun abonnement ne suit plus' },
    which: { name: 'liste', description: 'La liste' },
  },
  subscriptions: {
    name: 'abonnements',
    description: 'Afficher, modifier, essayer, mettre en pause ou supprimer des abonnements',
    list: { name: 'liste', description: 'Afficher les abonnements et leur état' },
    edit: {
      name: 'modifier',
      description: 'Modifier un abonnement ; les options non indiquées restent telles quelles',
    },
    pause: {
      name: 'pause',
      description: 'Mettre un abonnement en pause ; ce qui paraît entre-temps ne sera pas publié',
    },
    resume: {
      name: 'reprendre',
      description: 'Mettre fin à une pause, ou publier de nouveau dans un salon où j’ai dû arrêter',
    },
    remove: { name: 'supprimer', description: 'Supprimer un abonnement' },
    test: {
      name: 'essayer',
      description: 'Publier, à titre d’essai, la dernière déclaration qui correspond à un abonnement',
    },
    export: {
      name: 'exporter',
      description: 'Obtenir abonnements et réglages dans un fichier, comme copie ou pour un autre serveur',
    },
    import: {
      name: 'importer',
      description: 'Charger un tel fichier, avec un aperçu avant d’enregistrer',
    },
    file: { name: 'fichier', description: 'Le fichier obtenu par l’exportation' },
    which: { name: 'abonnement', description: 'L’abonnement' },
    whichChannel: {
      name: 'salon',
      description: 'Le salon où publier de nouveau ; celui-ci si rien n’est indiqué',
    },
    reset: { name: 'retirer', description: 'Une condition à retirer' },
  },
  why: {
    name: 'pourquoi',
    description: 'Expliquer étape par étape pourquoi une déclaration a été publiée ou non dans un salon',
    declaration: { name: 'déclaration', description: 'Son numéro, par exemple 682, ou des mots du titre' },
    channel: { name: 'salon', description: 'Le salon ; celui-ci si rien n’est indiqué' },
  },
  privacy: {
    name: 'confidentialité',
    description: 'Voir ce qui est conservé à votre sujet, et le supprimer',
    show: { name: 'afficher', description: 'Afficher exactement ce qui est conservé à votre sujet' },
    delete: {
      name: 'supprimer',
      description: 'Supprimer en une fois tout ce qui est conservé à votre sujet',
    },
  },
  settings: {
    name: 'réglages',
    description: 'Régler les alertes : immédiates ou groupées, rôle, limite par jour, langue, fuseau horaire',
    show: { name: 'afficher', description: 'Afficher les réglages de chaque salon' },
    channel: { name: 'salon', description: 'Régler les alertes d’un salon' },
    which: { name: 'salon', description: 'Le salon ; celui-ci si rien n’est indiqué' },
    pace: {
      name: 'rythme',
      description: 'Chaque déclaration immédiatement, ou toutes dans un récapitulatif',
    },
    hour: { name: 'heure', description: 'L’heure du récapitulatif, de 0 à 23, dans le fuseau du serveur' },
    weekday: { name: 'jour', description: 'Le jour du récapitulatif hebdomadaire' },
    role: { name: 'rôle', description: 'Le rôle à mentionner dans les alertes' },
    silent: { name: 'silencieux', description: 'Publier sans notification' },
    cap: {
      name: 'limite',
      description: 'Nombre maximal d’alertes par jour ; les autres tiennent en une ligne',
    },
    language: { name: 'langue', description: 'La langue de toutes les alertes du salon' },
    crosspost: { name: 'publier', description: 'Publier aux serveurs qui suivent un salon d’annonces' },
    summary: {
      name: 'bilan',
      description: 'Après chaque partie de session, publier un bilan de tout ce qui a été déposé',
    },
    reset: { name: 'retirer', description: 'Un réglage à retirer' },
    resets: { role: 'le rôle', cap: 'la limite par jour' },
    paces: { once: 'immédiatement', daily: 'récapitulatif quotidien', weekly: 'récapitulatif hebdomadaire' },
    forum: { name: 'forum', description: 'Choisir les étiquettes des publications d’un forum' },
    forumChannel: { name: 'salon', description: 'Le forum' },
    tag: { name: 'étiquette', description: 'L’étiquette' },
    topic: {
      name: 'thème',
      description: 'Pour les déclarations sur ce thème ; pour toutes les autres si rien n’est indiqué',
    },
    server: {
      name: 'serveur',
      description: 'Choisir le fuseau horaire du serveur ou, en message privé, le vôtre',
    },
    timezone: {
      name: 'fuseau',
      description: 'Une ville, un pays ou un décalage, par exemple Paris, Géorgie ou UTC+4',
    },
    forget: { name: 'oublier', description: 'Supprimer tout ce qui est conservé pour ce serveur' },
    confirm: { name: 'confirmer', description: 'Pour confirmer, saisissez : supprimer' },
  },
  status: { name: 'état', description: 'Voir si Hemicycle fonctionne : déclarations, sources et alertes' },
  operator: {
    name: 'opérateur',
    description: 'Faire lire des documents enregistrés ; réservé à l’opérateur de ce bot',
    read: {
      name: 'lire',
      description: 'Lire des pages enregistrées ou des PDF de l’Assemblée que je n’arrive pas à obtenir',
    },
    file: { name: 'fichier', description: 'Une page enregistrée (HTML, MHTML, texte) ou un PDF' },
  },
  help: { name: 'aide', description: 'Ce que fait Hemicycle et comment commencer' },
};
