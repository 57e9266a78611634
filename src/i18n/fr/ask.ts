import type { Messages } from '../shape.ts';

export const ask: Messages['ask'] = {
  declaration: {
    name: 'déclaration',
    description: 'Montrer une déclaration écrite : la dernière, une autre par son numéro, ou une au hasard',
  },
  show: { name: 'montrer', description: 'En montrer une par son numéro, un lien ou des mots du titre' },
  number: { name: 'numéro', description: 'Son numéro, par exemple 682, un lien, ou des mots du titre' },
  latest: { name: 'dernière', description: 'Montrer la dernière' },
  random: { name: 'hasard', description: 'En montrer une au hasard' },
  signatories: {
    name: 'signataires',
    description:
      'Montrer qui a signé une déclaration écrite : tous, un groupe, une délégation, les nouveaux noms',
  },
  onlyGroup: { name: 'groupe', description: 'Seulement les membres de ce groupe politique' },
  onlyDelegation: { name: 'délégation', description: 'Seulement la délégation de ce pays' },
  onlyAdded: { name: 'nouveaux', description: 'Seulement les noms ajoutés par la dernière édition' },
  signatory: {
    name: 'signataire',
    description: 'Montrer ce qu’un membre a signé, quand, et avec qui plus que le hasard ne l’explique',
  },
  name: { name: 'nom', description: 'Le nom du membre' },
  delegation: { name: 'délégation', description: 'Montrer comment signe la délégation d’un pays' },
  country: { name: 'pays', description: 'Le pays' },
  group: { name: 'groupe', description: 'Montrer comment signe un groupe politique' },
  groupName: { name: 'nom', description: 'Le groupe, par son sigle ou son nom' },
  search: { name: 'recherche', description: 'Chercher par mots, période, thème, pays ou signataires' },
  words: { name: 'mots', description: 'Des mots, "une expression exacte", un OU autre, -sans, début*' },
  from: {
    name: 'depuis',
    description: 'Déposées ce jour ou plus tard : 2019, juin 2019, l’an dernier ou 2019-06-27',
  },
  to: {
    name: 'jusque',
    description: 'Déposées ce jour ou plus tôt : 2019, juin 2019, l’an dernier ou 2019-06-27',
  },
  time: {
    name: 'période',
    description: 'Déposées pendant : janvier 2020, l’an dernier, depuis 2020, 2020..2022',
  },
  topic: { name: 'thème', description: 'Sur ce thème' },
  about: { name: 'pays', description: 'Concernant ce pays' },
  byDelegation: { name: 'délégation', description: 'Signées par un membre de la délégation de ce pays' },
  byGroup: { name: 'groupe', description: 'Signées par un membre de ce groupe politique' },
  bySignatory: { name: 'signataire', description: 'Signées par ce membre' },
  compare: { name: 'comparer', description: 'Comparer deux déclarations écrites, membres, pays ou thèmes' },
  declarations: { name: 'déclarations', description: 'Comparer qui a signé deux déclarations écrites' },
  people: { name: 'signataires', description: 'Comparer ce que deux membres ont signé' },
  countries: { name: 'pays', description: 'Comparer qui a signé sur deux pays' },
  topics: { name: 'thèmes', description: 'Comparer qui a signé sur deux thèmes' },
  first: { name: 'un', description: 'Le premier élément' },
  second: { name: 'deux', description: 'Le second élément' },
  stats: {
    name: 'statistiques',
    description: 'Qui signe sur quoi : par membre, délégation, groupe, thème ou année, et quelle part',
  },
  ofDelegation: {
    name: 'délégation',
    description: 'Seulement les signatures des membres de la délégation de ce pays',
  },
  ofGroup: { name: 'groupe', description: 'Seulement les signatures des membres de ce groupe politique' },
  by: { name: 'par', description: 'Ce par quoi compter' },
  export: { name: 'exporter', description: 'Obtenir des données en fichier : classeur Excel, CSV ou JSON' },
  exportDeclaration: { name: 'déclaration', description: 'Qui a signé une déclaration écrite' },
  exportSignatory: { name: 'signataire', description: 'Ce qu’un membre a signé' },
  exportCompanions: {
    name: 'ensemble',
    description: 'Avec qui un membre signe plus que le hasard ne l’explique',
  },
  exportDelegation: {
    name: 'délégation',
    description: 'Les membres d’une délégation et combien ils ont signé',
  },
  exportGroup: {
    name: 'groupe',
    description: 'Les membres d’un groupe politique et combien ils ont signé',
  },
  exportSearch: { name: 'recherche', description: 'Ce que trouve une recherche' },
  exportCompare: { name: 'comparer', description: 'Les signataires de deux déclarations côte à côte' },
  exportStats: {
    name: 'statistiques',
    description: 'Qui signe sur quoi : par membre, délégation, groupe, thème ou année',
  },
  exportDataset: { name: 'données', description: 'Tout ce qui a été lu, ou une partie' },
  part: { name: 'partie', description: 'Seulement cette partie ; tout si rien n’est indiqué' },
  since: {
    name: 'depuis',
    description: 'Seulement les déclarations dont une édition date de ce jour ou d’après : 2026-01-31',
  },
  format: { name: 'format', description: 'Le type de fichier' },
  inMessage: 'Déclarations dans ce message',
};
