import { formatAlternatives, formatList, formatNumber, plural } from './format.ts';
import type { Messages } from './shape.ts';

const list = (items: readonly string[]) => formatList(items, 'fr');
const number = (value: number) => formatNumber(value, 'fr');
const count = (value: number, one: string, other: string) =>
  `${number(value)} ${plural(value, 'fr', { one, other })}`;
const these = (value: number, one: string, other: string) => plural(value, 'fr', { one, other });

/** Everything the bot says, in French. A no-break space stands before high punctuation. */
export const fr: Messages = {
  declaration: {
    identity: (number_, document) => `Déclaration écrite n°\u00a0${number_} · Doc.\u00a0${document}`,
    number: (number_) => `N°\u00a0${number_}`,
    heading: (title) => `Nouvelle déclaration écrite\u00a0: ${title}`,
    editionHeading: (title, signatories) =>
      `Nouvelle édition d’une déclaration écrite, désormais ${count(signatories, 'signataire', 'signataires')}\u00a0: ${title}`,
    edition: (edition, tabledOn) => `Édition ${edition}, premier dépôt le ${tabledOn}`,
    tabledBy: (name) => `Déposée par ${name}`,
    noGroup: 'groupe non indiqué',
    signatories: (value) => count(value, 'signataire', 'signataires'),
    breadth: (signatories, delegations, groups) =>
      `${count(signatories, 'signataire', 'signataires')} de ${count(delegations, 'délégation', 'délégations')}${
        groups === 0 ? '' : ` et ${count(groups, 'groupe politique', 'groupes politiques')}`
      }`,
    byGroup: 'Par groupe politique',
    byDelegation: 'Par délégation',
    signedBy: 'Signataires',
    signedByMore: 'Signataires (suite)',
    concerns: (countries) => `Pays concernés\u00a0: ${list(countries)}`,
    more: (value) => `et ${number(value)} de plus`,
    readMore: 'Lire le texte intégral',
    otherLanguage: 'Texte disponible en anglais seulement.',
    commits:
      'Une déclaration écrite n’engage que ses signataires. Elle n’est pas une prise de position de l’Assemblée.',
  },
  reasons: {
    title: 'Pourquoi cette alerte',
    everything: 'Ce salon suit toutes les déclarations écrites.',
    sentence: (conditions) => `${capital(list(conditions))}.`,
    signatory: (name) => `signée par ${name}`,
    delegation: (country, names, total) =>
      `signée par ${count(total, 'membre', 'membres')} de la délégation «\u00a0${country}\u00a0» (${withRest(names, total)})`,
    group: (group, names, total) =>
      `signée par ${count(total, 'membre', 'membres')} du groupe ${group} (${withRest(names, total)})`,
    concerns: (country) => `concerne «\u00a0${country}\u00a0»`,
    topic: (topic) => `sur le thème ${topic}`,
    words: (words) => `contient ce que vous cherchez\u00a0: ${words}`,
  },
  filter: {
    everything: 'toutes les déclarations écrites',
    some: (conditions) => `les déclarations écrites ${list(conditions)}`,
    signatory: (name) => `signées par ${name}`,
    someone: 'un membre qui n’est plus connu',
    delegation: (country) => `signées par un membre de la délégation «\u00a0${country}\u00a0»`,
    group: (group) => `signées par un membre du groupe ${group}`,
    concerns: (country) => `concernant «\u00a0${country}\u00a0»`,
    topic: (topic) => `sur le thème ${topic}`,
    words: (words) => `contenant ${words}`,
  },
  signatory: {
    title: (name, country) => `${name}, ${country}`,
    signed: (value) => `A signé ${count(value, 'déclaration écrite', 'déclarations écrites')}`,
    tabled: (value) =>
      value === 0 ? 'n’en a déposé aucune' : `en a déposé ${number(value)} comme premier signataire`,
    groups: (groups) => `Groupe politique\u00a0: ${groups.join(', puis ')}`,
    recent: 'Les plus récentes',
    coSigners: 'Signe le plus souvent avec',
    together: (value) => `${number(value)} en commun`,
    held: 'Compté sur les déclarations détenues ici\u00a0; il peut en exister d’autres.',
  },
  search: {
    title: (words) => `Recherche\u00a0: ${words}`,
    found: (total, from, to) =>
      total <= to - from + 1
        ? count(total, 'déclaration écrite', 'déclarations écrites')
        : `${number(from)} à ${number(to)} sur ${count(total, 'déclaration écrite', 'déclarations écrites')}`,
    next: (page) => `Pour les suivantes, donnez à \`/search\` l’option page\u00a0: ${page}.`,
    nothing: (words) =>
      `Aucune déclaration écrite détenue ici ne contient ${words}. Essayez moins de mots, d’autres mots ou le nom d’un pays.`,
    pastEnd: (pages) => `Il n’y a que ${count(pages, 'page', 'pages')} de résultats.`,
    notUnderstood:
      'Il n’y a rien à chercher là-dedans\u00a0: les mots très courants comme «\u00a0le\u00a0» ou «\u00a0de\u00a0» sont écartés. Essayez un nom, un pays ou un sujet.',
  },
  subscribe: {
    done: (channel, what) => `${channel} reçoit désormais une alerte pour **${what}**.`,
    known: (channel, what) => `${channel} reçoit déjà une alerte pour **${what}**. Rien n’a été ajouté.`,
    full: (limit) =>
      `Ce serveur a ${number(limit)} abonnements, le maximum pour un serveur. Retirez-en un avec \`/subscriptions remove\` puis recommencez.`,
    would: (value) =>
      `${count(value, 'déclaration détenue ici aurait correspondu', 'déclarations détenues ici auraient correspondu')}.`,
    wouldNone:
      'Aucune des déclarations détenues ici n’aurait correspondu. C’est possible pour un sujet rare\u00a0; sinon, `/subscriptions remove` annule l’abonnement.',
    latest: (entry) => `La dernière\u00a0: ${entry}`,
    nextAlert:
      'La prochaine alerte viendra quand l’Assemblée publiera une déclaration qui correspond\u00a0; les précédentes ne sont pas publiées.',
    language: {
      en: 'Les alertes de ce salon sont rédigées en anglais.',
      fr: 'Les alertes de ce salon sont rédigées en français.',
    },
    missing: (channel, permissions) =>
      `Je ne peux pas publier dans ${channel}\u00a0: il m’y manque ${list(permissions.map((permission) => `**${permission}**`))}.`,
    grant: (permissions) =>
      `Ouvrez les paramètres du salon, puis Permissions, ajoutez-moi ou mon rôle et autorisez ${list(permissions)}. Puis répétez la commande. Rien n’a été enregistré.`,
    locked: (channel) =>
      `${channel} est verrouillé\u00a0: rien ne peut y être publié. Déverrouillez le fil ou choisissez un autre salon. Rien n’a été enregistré.`,
    wrongChannel: (channel, kind) =>
      `${channel} est ${kind}\u00a0: je ne peux pas y publier d’alerte. Choisissez un salon textuel, un salon d’annonces ou un fil. Rien n’a été enregistré.`,
    kinds: {
      category: 'une catégorie',
      forum: 'un forum, qui n’accepte que des fils',
      media: 'un salon média, qui n’accepte que des fils',
      other: 'un salon d’un autre type',
    },
    unknownDelegation: (typed) =>
      `Je ne connais pas de délégation nommée ${typed}. Choisissez-la dans la liste qui apparaît pendant la saisie, par exemple Italie ou Ukraine. Rien n’a été enregistré.`,
    unknownGroup: (typed, groups) =>
      `Je ne connais pas de groupe politique nommé ${typed}. Les choix sont ${formatAlternatives(groups, 'fr')}. Rien n’a été enregistré.`,
    unknownCountry: (typed) =>
      `Je ne connais pas de pays nommé ${typed}. Choisissez-le dans la liste qui apparaît pendant la saisie. Rien n’a été enregistré.`,
    notUnderstood:
      'Il n’y a rien à chercher dans ces mots\u00a0: les mots très courants comme «\u00a0le\u00a0» ou «\u00a0de\u00a0» sont écartés. Essayez un nom, un pays ou un sujet. Rien n’a été enregistré.',
    tooLong: (limit) => `Les mots ne peuvent dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
    permissions: {
      view: 'Voir le salon',
      send: 'Envoyer des messages',
      sendInThreads: 'Envoyer des messages dans les fils',
      embed: 'Intégrer des liens',
    },
  },
  subscriptions: {
    title: (value) => count(value, 'abonnement', 'abonnements'),
    none: 'Ce serveur n’a pas encore d’abonnement. `/subscribe` en crée un\u00a0: sans option, le salon reçoit chaque nouvelle déclaration écrite.',
    more: (value) => `et ${number(value)} de plus. \`/subscriptions remove\` retrouve chacun par son nom.`,
    remove: 'Pour en retirer un\u00a0: `/subscriptions remove`.',
    removed: (channel, what) => `${channel} ne reçoit plus d’alerte pour **${what}**.`,
    unknown:
      'Ce serveur n’a pas cet abonnement. Choisissez-en un dans la liste qui apparaît pendant la saisie.',
    choice: (channel, what) => `${channel}\u00a0: ${what}`,
    unknownChannel: 'salon inconnu',
  },
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
    outcomes: {
      unchanged: 'rien de nouveau',
      ok: 'a répondu',
      blocked: 'a refusé l’accès au bot',
      unreachable: 'injoignable',
      broken: 'réponse illisible',
    },
    waiting: (value) => `${count(value, 'page en attente', 'pages en attente')} de lecture`,
    incomplete: (value) =>
      `${count(value, 'page mise', 'pages mises')} de côté car ${these(value, 'incomplète', 'incomplètes')}\u00a0: rien d’incomplet ne fait l’objet d’une alerte`,
    pending: (value) => `${count(value, 'alerte', 'alertes')} en route`,
    trouble: 'Alertes qui n’ont pas atteint ce serveur',
    troubleLine: (number_, channel, reason) => `N°\u00a0${number_} dans ${channel}\u00a0: ${reason}`,
    late: (reason) => `en retard. ${reason}`,
  },
  operator: {
    failing: (source, outcome, since) =>
      `La consultation de ${source} échoue depuis le ${since}\u00a0: ${outcome}.`,
    blockedHint:
      'Rien n’est fait pour passer outre. Des pages enregistrées avec un navigateur peuvent être lues avec le verbe `import`. Les prochaines consultations s’espacent.',
    recovered: (source, since) => `${source} répond à nouveau. L’échec durait depuis le ${since}.`,
    silent: (from, to) =>
      `Les sources répondent, mais rien de nouveau n’a été trouvé pendant la partie de session du ${from} au ${to}. Sont-elles toujours les bonnes\u00a0?`,
    heard: 'Une nouvelle déclaration a été trouvée\u00a0: le silence est rompu.',
  },
  help: {
    title: 'Ce que fait Hemicycle',
    about:
      'Je veille sur les **déclarations écrites** de l’Assemblée parlementaire du Conseil de l’Europe\u00a0: de courts textes que des membres signent pour dire ce qu’ils pensent ou demandent. J’annonce les nouvelles dans les salons abonnés et je dis qui a signé quoi.',
    read: 'Pour chercher',
    readLines: [
      '`/declaration` la dernière, ou une autre par son numéro',
      '`/signatory` ce qu’un membre a signé, et avec qui',
      '`/search` des mots dans les titres et les textes',
      '`/status` ce qui est détenu et l’état des sources',
    ],
    manage: 'Pour suivre (permission Gérer le serveur)',
    manageLines: [
      '`/subscribe` abonne ce salon à tout, ou à un membre, une délégation, un groupe politique, un pays ou des mots',
      '`/subscriptions` montre les abonnements ou en retire un',
    ],
    searchHint: 'Dans les mots et les recherches\u00a0: `"expression exacte"`, `un OR autre`, `-sans`.',
    note: 'Hemicycle est indépendant de l’Assemblée.',
  },
  trouble: {
    failed:
      'Un problème de mon côté m’empêche de répondre. Réessayez dans une minute\u00a0; `/status` dit comment je vais.',
    unknownCommand: 'Je n’ai plus cette commande. Redémarrez Discord pour voir les commandes actuelles.',
    onlyInServer: 'Cela ne fonctionne que dans un serveur.',
    noDeclaration: (number_) =>
      `Je n’ai pas de déclaration écrite n°\u00a0${number_}. Tapez quelques mots de son titre, ou utilisez \`/search\`.`,
    noDocument: (document) =>
      `Je n’ai pas de déclaration écrite portant le numéro Doc.\u00a0${document}. Tapez quelques mots de son titre, ou utilisez \`/search\`.`,
    noDeclarationLike: (typed) =>
      `Je n’ai pas trouvé de déclaration écrite pour ${typed}. Donnez son numéro, par exemple 682, ou utilisez \`/search\`.`,
    noDeclarations: 'Je n’ai encore aucune déclaration écrite. `/status` donne l’état des sources.',
    noSignatory: (typed) =>
      `Je ne connais pas de signataire nommé ${typed}. Vérifiez l’orthographe, ou tapez le nom de famille seul.`,
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
    needsTag: 'Le forum exige une étiquette\u00a0: abonnez plutôt un salon textuel ou un fil.',
    malformed: 'Discord n’a pas accepté le message tel qu’il était rédigé.',
    refused: 'Discord a refusé le message.',
    tooFast: 'Discord a demandé d’attendre.',
    serverTrouble: 'Discord a eu une panne.',
    timeout: 'Discord n’a pas répondu à temps.',
    unreachable: 'Discord est injoignable.',
    token: 'Discord n’accepte pas le jeton du bot.',
    stopped: 'Le bot s’arrêtait.',
  },
  commands: {
    declaration: {
      description: 'Montrer une déclaration écrite : la dernière, ou une autre par son numéro',
      number: 'Son numéro, par exemple 682, ou des mots du titre ; rien pour la dernière',
    },
    signatory: {
      description: 'Montrer ce qu’un membre de l’Assemblée a signé, et avec qui',
      name: 'Le nom du membre',
    },
    search: {
      description: 'Chercher dans les titres et les textes des déclarations écrites',
      words: 'Des mots, "une expression exacte", un OR autre, -sans',
      page: 'La suite des résultats : 2 pour la deuxième page',
    },
    subscribe: {
      description:
        'Alerter un salon des nouvelles déclarations : toutes, ou celles qui remplissent chaque option',
      channel: 'Où vont les alertes ; ce salon si rien n’est indiqué',
      signatory: 'Seulement si ce membre a signé',
      delegation: 'Seulement si un membre de la délégation de ce pays a signé',
      group: 'Seulement si un membre de ce groupe politique a signé',
      country: 'Seulement si le sujet concerne ce pays',
      words: 'Seulement si le texte a ces mots, "une expression exacte", un OR autre, -sans',
      language: 'La langue des alertes dans ce salon',
    },
    subscriptions: {
      description: 'Voir ou retirer les abonnements de ce serveur',
      list: 'Montrer les abonnements de ce serveur',
      remove: 'Retirer un abonnement',
      which: 'L’abonnement à retirer',
    },
    status: { description: 'Ce que Hemicycle détient, l’état de ses sources et ce qui attend' },
    help: { description: 'Ce que fait Hemicycle et comment commencer' },
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withRest(names: readonly string[], total: number): string {
  const rest = total - names.length;
  return list(rest > 0 ? [...names, `${number(rest)} ${these(rest, 'autre', 'autres')}`] : names);
}
