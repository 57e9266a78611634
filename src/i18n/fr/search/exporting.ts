import type { Messages } from '../../shape.ts';
import { count } from '../words.ts';

export const exporting: Messages['exporting'] = {
  done: (what, rows) =>
    `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en classeur Excel, en CSV et en JSON.`,
  one: (what, rows, format) => `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en ${format}.`,
  empty: 'Le fichier est vide\u00a0: rien de ce qui a été lu jusqu’ici ne correspond.',
  cut: (rows) => `Seules les ${count(rows, 'première ligne', 'premières lignes')} de la recherche y sont.`,
  names: {
    declaration: (number_) => `Signataires de la déclaration n°\u00a0${number_}`,
    thread: (number_) => `Déclarations au même sujet que la n°\u00a0${number_}`,
    editions: (number_) => `Éditions de la déclaration n°\u00a0${number_}\u00a0: qui a été ajouté quand`,
    signed: (name) => `Déclarations signées par ${name}`,
    signedByBoth: (name, other) => `Déclarations signées à la fois par ${name} et par ${other}`,
    together: (name) => `Qui signe avec ${name}`,
    members: (name) => `Membres\u00a0: ${name}`,
    search: (asked) => `Ce que la recherche a trouvé (${asked})`,
    compare: (a, b) => `Qui a signé la déclaration n°\u00a0${a} et la déclaration n°\u00a0${b}`,
    stats: {
      year: 'Déclarations par année',
      topic: 'Déclarations par thème',
      delegation: 'Déclarations par délégation',
      group: 'Déclarations par groupe politique',
    },
  },
  sheets: { about: 'À propos', data: 'Données' },
  about: {
    asked: 'Ce qui a été demandé',
    made: 'Établi le (UTC)',
    rows: 'Lignes',
    note: 'À noter',
    source: 'Source',
  },
  file: 'Les données de cette réponse',
};
