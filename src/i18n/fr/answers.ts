import type { Answers } from '../en/answers.ts';
import { alternatives, count, list, number, these } from './words.ts';

export const answers: Answers = {
  panel: {
    share: 'Partager',
    export: 'Exporter',
    sharedBy: (person) => `Partagé par ${person}`,
    back: 'Retour à la déclaration',
    previous: 'Page précédente',
    next: 'Page suivante',
    page: (page, pages) => `Page ${number(page)} sur ${number(pages)}`,
    open: 'Afficher l’un de ces éléments',
    didYouMean: 'Lequel ou laquelle voulez-vous dire\u00a0?',
    choose: 'Choisissez',
    nearest: 'Les plus proches que je connaisse\u00a0:',
    mayNotShare:
      'Vous ne pouvez pas écrire dans ce salon\u00a0: je n’y publie donc rien pour vous. Partagez là où vous pouvez écrire, ou adressez-vous à qui gère le serveur.',
    gone: 'Cela n’est plus détenu ici, ou n’y a jamais été. Demandez de nouveau avec une commande.',
  },
  roster: {
    button: (value) => `Signataires (${number(value)})`,
    title: (number_) => `Qui a signé la déclaration n°\u00a0${number_}`,
    tabled: 'l’a déposée',
    added: 'nouveau',
    addedNote: (value, edition) =>
      `${count(value, 'nom nouveau', 'noms nouveaux')} dans l’édition ${number(edition)}`,
    some: (shown, all) => `${number(shown)} sur ${count(all, 'signataire', 'signataires')}`,
    everyone: 'Tout le monde',
    onlyAdded: (value) => `Seulement les nouveaux (${number(value)})`,
    byGroup: 'Seulement un groupe politique',
    byDelegation: 'Seulement une délégation',
    person: 'Un signataire de cette page',
    ofGroup: (group) => `du groupe ${group}`,
    ofDelegation: (ofCountry) => `de la délégation ${ofCountry}`,
    onlyNew: 'nouveaux dans la dernière édition',
    none: 'Personne sur cette liste ne correspond.',
  },
  career: {
    history: 'Délégation et groupe',
    span: (what, from, to) => `${what}\u00a0: ${from === to ? from : `du ${from} au ${to}`}`,
    years: 'Par année',
    year: (year, signed, tabled) =>
      `${year}\u00a0: ${count(signed, 'signée', 'signées')}${
        tabled === 0 ? '' : `, ${count(tabled, 'déposée', 'déposées')}`
      }`,
    topics: 'Thèmes les plus signés',
    companions: 'Signe avec, plus que le hasard ne l’explique',
    companion: (observed, expected, lift) => `${number(observed)} en commun, ${expected} attendues, ×${lift}`,
    noCompanions: (fewest) =>
      `Personne pour l’instant. Il faut au moins ${number(fewest)} déclarations en commun, et plus que le hasard n’en donnerait.`,
    expected:
      'Attendues\u00a0: autant que si chacun signait sans égard à l’autre, compté par partie de session.',
    shownFrom: (fewest) =>
      `Montré à partir de ${number(fewest)} en commun, là où le hasard seul ne ferait figurer quelqu’un que sur moins d’une page sur vingt.`,
    recent: 'Les plus récentes',
    allSigned: (value) => `Toutes ses signatures (${number(value)})`,
    allCompanions: (value) => `Signe avec (${number(value)})`,
    signedTitle: (name) => `Ce qu’a signé ${name}`,
    companionsTitle: (name) => `Avec qui signe ${name}`,
  },
  collective: {
    delegation: (ofCountry) => `Délégation ${ofCountry}`,
    signed: (value, share) =>
      `Ses membres ont signé ${count(value, 'déclaration écrite', 'déclarations écrites')}, soit ${share} de toutes celles détenues`,
    members: (value) => count(value, 'membre vu parmi les signataires', 'membres vus parmi les signataires'),
    years: 'Par année',
    year: (year, signed, all) => `${year}\u00a0: ${number(signed)} sur ${number(all)}`,
    topics: 'Thèmes',
    top: 'Qui signe le plus',
    withDelegations: { delegation: 'Avec d’autres délégations', group: 'Avec les délégations' },
    withGroups: { delegation: 'Avec les groupes politiques', group: 'Avec d’autres groupes politiques' },
    share: (value, share) => `${number(value)} (${share})`,
    allMembers: (value) => `Tous les membres (${number(value)})`,
    membersTitle: (name) => `Membres\u00a0: ${name}`,
    member: (value) => count(value, 'signature', 'signatures'),
    none: (name) => `${name}\u00a0: aucune déclaration détenue ici n’a été signée par un membre.`,
    unknownDelegation: (typed) => `Je ne connais aucune délégation du nom de ${typed}.`,
    unknownGroup: (typed, known) =>
      `Je ne connais aucun groupe politique du nom de ${typed}. Il y a ${list(known)}.`,
    unknownCountry: (typed) => `Je ne connais aucun pays du nom de ${typed}.`,
    unknownTopic: (typed) => `Je ne connais aucun thème du nom de ${typed}.`,
    sayWhich: 'Tapez un nom.',
  },
  searching: {
    title: 'Recherche',
    titled: (words) => `Recherche\u00a0: ${words}`,
    words: (words) => `avec les mots ${words}`,
    from: (day) => `à partir du ${day}`,
    to: (day) => `jusqu’au ${day}`,
    topic: (topic) => `sur le thème ${topic}`,
    country: (country) => `concernant ${country}`,
    delegation: (ofCountry) => `signées par la délégation ${ofCountry}`,
    group: (group) => `signées par le groupe ${group}`,
    signatory: (name) => `signées par ${name}`,
    nothing: (what) => `Je ne détiens aucune déclaration écrite telle que\u00a0: ${what}.`,
    fewer: 'Essayez moins de conditions, moins de mots, d’autres mots ou le nom d’un pays.',
    nothingAsked:
      'Dites quoi chercher\u00a0: des mots, une période, un thème, un pays, une délégation, un groupe ou un membre.',
    badDay: (typed) => `Je ne peux pas lire ${typed} comme une date. Écrivez 2019, 2019-06 ou 2019-06-27.`,
    backwards:
      'La période finit avant de commencer. Donnez d’abord le jour le plus ancien, puis le plus récent.',
    only: (value) =>
      `Il y en a d’autres\u00a0: voici les ${number(value)} plus récentes, les meilleures d’abord. Précisez la recherche pour les autres.`,
    forgotten:
      'Cette recherche n’est plus gardée\u00a0: elle n’avait pas servi depuis longtemps, ou qui l’avait faite l’a effacée. Refaites-la avec `/recherche`.',
  },
  comparing: {
    declarations: (a, b) => `N°\u00a0${a} et n°\u00a0${b}`,
    people: (a, b) => `${a} et ${b}`,
    both: (value) =>
      `${count(value, 'membre', 'membres')} ${these(value, 'a signé les deux', 'ont signé les deux')}`,
    nobodyBoth: 'Personne n’a signé les deux',
    onlyIn: (number_, value) =>
      `Seulement le n°\u00a0${number_}\u00a0: ${count(value, 'signataire', 'signataires')}`,
    overlap: (share) => `${share} de tous ceux qui ont signé l’une ou l’autre`,
    commonTopics: (names) => `Thèmes communs\u00a0: ${list(names)}`,
    noCommonTopics: 'Aucun thème commun',
    names: 'Ont signé les deux',
    signed: (name, signed, tabled) =>
      `${name}\u00a0: ${count(signed, 'signée', 'signées')}, ${count(tabled, 'déposée', 'déposées')}`,
    together: (observed, expected, lift) =>
      `${count(observed, 'signée', 'signées')} en commun\u00a0; le hasard en ferait attendre ${expected} (×${lift})`,
    telling: 'C’est plus que le hasard ne l’explique.',
    notTelling: 'Ce n’est pas plus que le hasard ne peut l’expliquer.',
    tooFew: (fewest) =>
      `Moins de ${number(fewest)} en commun ne prouvent rien, ni dans un sens ni dans l’autre.`,
    neverTogether: (expected) => `Jamais signé ensemble\u00a0; le hasard en ferait attendre ${expected}`,
    latest: 'Les dernières que les deux ont signées',
    same: 'C’est deux fois la même chose. Choisissez-en deux.',
  },
  stats: {
    title: {
      year: 'Déclarations écrites par année',
      topic: 'Déclarations écrites par thème',
      delegation: 'Déclarations écrites par délégation',
      group: 'Déclarations écrites par groupe politique',
    },
    held: (value) => count(value, 'déclaration écrite détenue', 'déclarations écrites détenues'),
    note: {
      year: 'D’après le jour du premier dépôt.',
      topic: 'Une déclaration peut avoir plusieurs thèmes.',
      delegation: 'Comptées quand au moins un membre de la délégation a signé.',
      group: 'Comptées quand au moins un membre du groupe a signé, sous tous les noms que le groupe a eus.',
    },
    by: 'Compter par',
    choices: { year: 'année', topic: 'thème', delegation: 'délégation', group: 'groupe politique' },
  },
  random: { another: 'Une autre' },
  exporting: {
    done: (what, rows) => `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en CSV et en JSON.`,
    one: (what, rows, format) => `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en ${format}.`,
    cut: (rows) => `Seules les ${count(rows, 'première ligne', 'premières lignes')} de la recherche y sont.`,
    names: {
      declaration: (number_) => `Signataires de la déclaration n°\u00a0${number_}`,
      signed: (name) => `Déclarations signées par ${name}`,
      together: (name) => `Qui signe avec ${name}`,
      members: (name) => `Membres\u00a0: ${name}`,
      search: 'Ce que la recherche a trouvé',
      compare: 'Comparaison',
      stats: 'Chiffres',
    },
    file: 'Les données de cette réponse',
  },
  message: {
    none: 'Je ne vois aucune déclaration écrite dans ce message\u00a0: ni un numéro tel que n°\u00a0682 ou Doc.\u00a014933, ni un lien vers l’une d’elles.',
    title: 'Déclarations dans ce message',
    missing: (names) => `Nommées là et non détenues ici\u00a0: ${list(names)}.`,
    number: (value) => `n°\u00a0${value}`,
    document: (value) => `Doc.\u00a0${value}`,
    file: (value) => `fichier ${value}`,
    cut: (value) => `Seules les ${number(value)} premières sont montrées.`,
  },
  near: {
    signatory: (typed) => `Je ne connais aucun signataire du nom de ${typed}.`,
    or: (names) => `Vouliez-vous dire ${alternatives(names)}\u00a0?`,
  },
};
