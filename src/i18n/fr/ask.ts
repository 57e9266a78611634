import type { Messages } from '../shape.ts';

export const ask: Messages['ask'] = {
  declaration: {
    name: 'déclaration',
    description: 'Afficher une déclaration écrite : la dernière, une autre par son numéro, ou une au hasard',
  },
  show: { name: 'afficher', description: 'En afficher une par son numéro, un lien ou des mots du titre' },
  number: { name: 'numéro', description: 'Son numéro, par exemple 682, un lien, ou des mots du titre' },
  latest: { name: 'dernière', description: 'Afficher la dernière' },
  random: { name: 'hasard', description: 'En afficher une au hasard' },
  signatories: {
    name: 'signataires',
    description:
      'Afficher les signataires d’une déclaration écrite : tous, un groupe, une délégation, les nouveaux',
  },
  onlyGroup: { name: 'groupe', description: 'Seulement les membres de ce groupe politique' },
  onlyDelegation: { name: 'délégation', description: 'Seulement les membres de la délégation de ce pays' },
  onlyAdded: { name: 'nouveaux', description: 'Seulement les noms ajoutés par la dernière édition' },
  signatory: {
    name: 'signataire',
    description: 'Afficher ce qu’un membre a signé, quand, et avec qui plus que le hasard ne l’explique',
  },
  name: { name: 'nom', description: 'Le nom du membre' },
  delegation: {
    name: 'délégation',
    description: 'Afficher ce que signe la délégation d’un pays, et avec qui',
  },
  country: { name: 'pays', description: 'Le pays' },
  group: { name: 'groupe', description: 'Afficher ce que signe un groupe politique, et avec qui' },
  groupName: { name: 'nom', description: 'Le sigle ou le nom du groupe' },
  search: {
    name: 'recherche',
    description: 'Chercher des déclarations par mots, date, thème, pays ou signataire',
  },
  words: { name: 'mots', description: 'Des mots, "une expression exacte", un OU autre, -sans, début*' },
  from: {
    name: 'depuis',
    description: 'Déposées à cette date ou après : 2019, juin 2019, l’an dernier ou 2019-06-27',
  },
  to: {
    name: 'jusque',
    description: 'Déposées à cette date ou avant : 2019, juin 2019, l’an dernier ou 2019-06-27',
  },
  time: {
    name: 'période',
    description: 'Déposées pendant cette période : janvier 2020, l’an dernier, depuis 2020, 2020..2022',
  },
  topic: { name: 'thème', description: 'Sur ce thème' },
  about: { name: 'pays', description: 'Concernant ce pays' },
  byDelegation: { name: 'délégation', description: 'Signées par un membre de la délégation de ce pays' },
  byGroup: { name: 'groupe', description: 'Signées par un membre de ce groupe politique' },
  bySignatory: { name: 'signataire', description: 'Signées par ce membre' },
  compare: { name: 'comparer', description: 'Comparer deux déclarations écrites, membres, pays ou thèmes' },
  declarations: { name: 'déclarations', description: 'Comparer qui a signé deux déclarations écrites' },
  people: { name: 'signataires', description: 'Comparer ce que deux membres ont signé' },
  countries: { name: 'pays', description: 'Comparer qui a signé des déclarations sur deux pays' },
  topics: { name: 'thèmes', description: 'Comparer qui a signé des déclarations sur deux thèmes' },
  first: { name: 'un', description: 'Le premier élément à comparer' },
  second: { name: 'deux', description: 'Le second élément à comparer' },
  stats: {
    name: 'statistiques',
    description:
      'Compter qui signe sur quoi, et quelle part : par membre, délégation, groupe, thème ou année',
  },
  ofDelegation: {
    name: 'délégation',
    description: 'Seulement les signatures des membres de la délégation de ce pays',
  },
  ofGroup: { name: 'groupe', description: 'Seulement les signatures des membres de ce groupe politique' },
  by: { name: 'par', description: 'Le critère du décompte' },
  report: {
    name: 'rapport',
    description: 'Obtenir un rapport sur un pays, un thème, un membre, une délégation ou un groupe',
  },
  reportSignatory: { name: 'signataire', description: 'Ce que ce membre a signé' },
  reportDelegation: { name: 'délégation', description: 'Ce que la délégation de ce pays a signé' },
  reportGroup: { name: 'groupe', description: 'Ce que ce groupe politique a signé' },
  reportTime: {
    name: 'période',
    description: 'Le mois dernier par défaut : octobre 2022, l’an dernier, partie de session de juin 2019',
  },
  export: { name: 'exporter', description: 'Télécharger des données : classeur Excel, CSV ou JSON' },
  exportDeclaration: { name: 'déclaration', description: 'Qui a signé une déclaration écrite' },
  exportSignatory: { name: 'signataire', description: 'Ce qu’un membre a signé' },
  exportCompanions: {
    name: 'ensemble',
    description: 'Avec qui un membre signe plus que le hasard ne l’explique',
  },
  exportDelegation: {
    name: 'délégation',
    description: 'Les membres d’une délégation et leur nombre de signatures',
  },
  exportGroup: {
    name: 'groupe',
    description: 'Les membres d’un groupe politique et leur nombre de signatures',
  },
  exportSearch: { name: 'recherche', description: 'Les résultats d’une recherche' },
  exportCompare: { name: 'comparer', description: 'Les signataires de deux déclarations côte à côte' },
  exportStats: {
    name: 'statistiques',
    description: 'Qui signe sur quoi : par membre, délégation, groupe, thème ou année',
  },
  exportDataset: { name: 'données', description: 'Le jeu de données complet, ou une partie' },
  part: { name: 'partie', description: 'Seulement cette partie ; tout si rien n’est indiqué' },
  since: {
    name: 'depuis',
    description:
      'Seulement les déclarations dont une édition date de ce jour ou d’après, par exemple 2026-01',
  },
  format: { name: 'format', description: 'Le format du fichier' },
  inMessage: 'Déclarations dans ce message',
};
