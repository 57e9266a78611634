import { capital, count, number, quote, these } from './words.ts';
import type { Messages } from '../shape.ts';

export const charts: Messages['charts'] = {
  signatories: (value) => these(value, 'signataire', 'signataires'),
  tabled: 'l’a déposée',
  nobody: 'personne',
  guests: 'Non-membres',
  signed: 'déclarations écrites signées',
  tabledByThem: 'déposées comme premier signataire',
  tabledByOthers: 'déposées par d’autres',
  none: 'aucune pour l’instant',
  perYear: 'Déclarations écrites par année',
  described: {
    groups: (declaration, signatories, groups) =>
      `Hémicycle avec un siège par signataire de la déclaration écrite n°\u00a0${declaration}, par groupe politique de gauche à droite\u00a0: ${groups}. ${count(signatories, 'signataire', 'signataires')} au total.`,
    delegations: (declaration, signatories, delegations) =>
      `Carte de l’Europe avec une case par délégation\u00a0: ${delegations}. ${count(signatories, 'signataire', 'signataires')} de la déclaration écrite n°\u00a0${declaration} au total.`,
    person: (name, years) =>
      `Diagramme en barres des déclarations écrites signées par ${name}, année par année. ${capital(years)}.`,
    year: (year, signed, tabled) =>
      tabled === 0
        ? `${year}\u00a0: ${number(signed)}`
        : `${year}\u00a0: ${number(signed)}, dont ${number(tabled)} ${these(tabled, 'déposée', 'déposées')}`,
    topic: (name, years) =>
      `Diagramme en barres des déclarations écrites sur le thème ${quote(name)}, année par année. ${capital(years)}.`,
  },
};
