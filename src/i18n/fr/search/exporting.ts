import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const exporting: Messages['exporting'] = {
  done: (what, rows) => `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en CSV et en JSON.`,
  one: (what, rows, format) => `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en ${format}.`,
  cut: (rows) => `Seules les ${count(rows, 'première ligne', 'premières lignes')} de la recherche y sont.`,
  names: {
    declaration: (number_) => `Signataires de la déclaration n°\u00a0${number_}`,
    thread: (number_) => `Déclarations au même sujet que la n°\u00a0${number_}`,
    signed: (name) => `Déclarations signées par ${name}`,
    together: (name) => `Qui signe avec ${name}`,
    members: (name) => `Membres\u00a0: ${name}`,
    search: 'Ce que la recherche a trouvé',
    compare: 'Comparaison',
    stats: 'Chiffres',
  },
  file: 'Les données de cette réponse',
};
