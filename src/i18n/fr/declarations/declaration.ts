import { list, number, count, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const declaration: Messages['declaration'] = {
  identity: (number_, document) => `Déclaration écrite n°\u00a0${number_} · Doc.\u00a0${document}`,
  number: (number_) => `N°\u00a0${number_}`,
  heading: (title) => `Nouvelle déclaration écrite\u00a0: ${title}`,
  editionHeading: (title, signatories) =>
    `Nouvelle édition d’une déclaration écrite, qui compte désormais ${count(signatories, 'signataire', 'signataires')}\u00a0: ${title}`,
  edition: (edition, tabledOn) => `Édition ${edition}, initialement déposée le ${tabledOn}`,
  corrected: (at, kinds) => `L’Assemblée a corrigé ${list(kinds)} (dernière correction constatée le ${at}).`,
  correctionKinds: {
    title: 'le titre',
    text: 'le texte',
    date: 'la date',
    first: 'la personne qui l’a déposée',
    list: 'la liste des signataires',
    fewer: 'le nombre de signataires, désormais plus faible',
  },
  tabledBy: (name) => `Déposée par ${name}`,
  documentBy: (document, date, name) => `Doc.\u00a0${document} du ${date}, déposé par ${name}`,
  documentOf: (document, date) => `Doc.\u00a0${document} du ${date}`,
  noGroup: 'groupe non indiqué',
  signatories: (value) => count(value, 'signataire', 'signataires'),
  breadth: (signatories, delegations, groups, apart) =>
    `${count(signatories, 'signataire', 'signataires')} de ${count(delegations, 'délégation', 'délégations')}${
      groups === 0 ? '' : ` et ${count(groups, 'groupe politique', 'groupes politiques')}`
    }${apart.map((some) => `\u00a0; ${some}`).join('')}`,
  inNoGroup: (value, abbreviation) => `${number(value)} sans groupe (${abbreviation})`,
  groupNotShown: (value) => `${number(value)} dont le groupe n’est pas indiqué`,
  byGroup: 'Par groupe politique',
  byDelegation: 'Par délégation',
  signedBy: 'Signataires',
  concerns: (countries) =>
    `${these(countries.length, 'Pays concerné', 'Pays concernés')}\u00a0: ${list(countries)}`,
  topics: (names) => `${these(names.length, 'Thème', 'Thèmes')}\u00a0: ${names.join(' · ')}`,
  refersTo: (documents) => `Se réfère à\u00a0: ${documents}`,
  references: {
    declaration: (number_) => `Déclaration écrite n°\u00a0${number_}`,
    document: (number_) => `Doc.\u00a0${number_}`,
    resolution: (number_) => `Résolution ${number_}`,
    recommendation: (number_) => `Recommandation ${number_}`,
    opinion: (number_) => `Avis ${number_}`,
  },
  more: (value) => `et ${number(value)} de plus`,
  readMore: 'Lire le texte intégral',
  onlyText: { en: 'Je n’ai trouvé que le texte anglais.', fr: 'Je n’ai trouvé que le texte français.' },
  noFile: (fileId) =>
    `Le fichier ${fileId} de l’Assemblée ne figure pas parmi les déclarations écrites que j’ai lues. C’est peut-être un autre type de document, ou je ne l’ai pas encore lu. Indiquez le numéro de la déclaration, par exemple 682, ou utilisez \`/recherche\`.`,
  nearest: 'Ce que j’ai trouvé de plus proche\u00a0:',
  commitsInShort: 'Elle n’engage que ses signataires, pas l’Assemblée.',
  commits:
    'Une déclaration écrite n’engage que ses signataires. Elle ne reflète pas la position de l’Assemblée.',
};
