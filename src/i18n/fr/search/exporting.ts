import type { Messages } from '../../shape.ts';
import { count } from '../words.ts';

export const exporting: Messages['exporting'] = {
  done: (what, rows) =>
    `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en classeur Excel, en CSV et en JSON.`,
  one: (what, rows, format) => `${what}\u00a0: ${count(rows, 'ligne', 'lignes')}, en ${format}.`,
  empty: 'Le fichier ne contient aucune ligne\u00a0: aucune déclaration répertoriée ne correspond.',
  cut: (rows) =>
    rows === 1
      ? 'Seule la première ligne de la recherche figure dans le fichier.'
      : `Seules les ${count(rows, 'première ligne', 'premières lignes')} de la recherche figurent dans le fichier.`,
  names: {
    declaration: (number_) => `Signataires de la déclaration n°\u00a0${number_}`,
    thread: (number_) => `Déclarations sur le même sujet que la n°\u00a0${number_}`,
    editions: (number_) => `Éditions de la déclaration n°\u00a0${number_}\u00a0: noms ajoutés, par date`,
    signed: (name) => `Déclarations signées par ${name}`,
    signedByBoth: (name, other) => `Déclarations signées à la fois par ${name} et par ${other}`,
    together: (name) => `Qui signe avec ${name}`,
    members: (name) => `Membres\u00a0: ${name}`,
    search: (asked) => `Résultats de la recherche (${asked})`,
    compare: (a, b) => `Qui a signé les déclarations n°\u00a0${a} et n°\u00a0${b}`,
    stats: {
      year: 'Déclarations par année',
      topic: 'Déclarations par thème',
      delegation: 'Déclarations par délégation',
      group: 'Déclarations par groupe politique',
    },
  },
  dataset: (what, declarations, asOf) =>
    `${what}\u00a0: ${count(declarations, 'déclaration écrite', 'déclarations écrites')}${asOf === null ? '' : `, état au ${asOf}`}.`,
  parts: {
    all: 'Le jeu de données complet',
    declarations: 'Déclarations',
    texts: 'Textes',
    editions: 'Éditions',
    signatures: 'Signatures, édition par édition',
    people: 'Signataires',
    names: 'Noms tels qu’imprimés',
    memberships: 'Délégations et groupes des membres, avec les dates',
    topics: 'Thèmes, avec les mots qui les révèlent',
    countries: 'Pays sur lesquels portent les déclarations',
    references: 'Renvois à d’autres documents',
    corrections: 'Corrections de l’Assemblée',
  },
  making: (done, all) => `Préparation du fichier\u00a0: ${done} déclarations sur ${all}.`,
  changedMeanwhile:
    'De nouveaux documents ont été lus pendant la préparation du fichier\u00a0: ils peuvent figurer dans une table et manquer dans une autre.',
  tooLarge: (megabytes) =>
    `Le fichier dépasse les ${megabytes}\u00a0Mo que Discord accepte ici. Choisissez une partie, ou une date de départ. L’opérateur de ce bot peut produire le jeu complet avec la commande «\u00a0export\u00a0».`,
  sheets: { about: 'À propos', data: 'Données' },
  about: {
    asked: 'Demande',
    made: 'Créé le (UTC)',
    rows: 'Lignes',
    note: 'Remarque',
    source: 'Source',
    licence: 'Licence',
  },
  file: 'Les données de cette réponse',
};
