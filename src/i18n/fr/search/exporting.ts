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
  dataset: (what, declarations, asOf) =>
    `${what}\u00a0: ${count(declarations, 'déclaration écrite', 'déclarations écrites')}${asOf === null ? '' : `, état au ${asOf}`}.`,
  parts: {
    all: 'Le jeu de données complet',
    declarations: 'Déclarations',
    texts: 'Textes',
    editions: 'Éditions',
    signatures: 'Signatures, édition par édition',
    people: 'Membres signataires',
    names: 'Noms tels qu’imprimés',
    memberships: 'Délégations et groupes des membres, avec les dates',
    topics: 'Thèmes, avec les mots qui ont décidé',
    countries: 'Pays sur lesquels portent les déclarations',
    references: 'Renvois à d’autres documents',
    corrections: 'Corrections de l’Assemblée',
  },
  making: (done, all) => `Je rassemble les données\u00a0: ${done} déclarations sur ${all}.`,
  changedMeanwhile:
    'Du nouveau a été lu entre-temps\u00a0: il peut figurer dans une table et manquer dans une autre.',
  tooLarge: (megabytes) =>
    `C’est plus que les ${megabytes}\u00a0Mo que Discord accepte ici en fichier. Choisissez une partie, ou un jour de départ. Qui gère ce bot peut tout obtenir avec le verbe «\u00a0export\u00a0».`,
  sheets: { about: 'À propos', data: 'Données' },
  about: {
    asked: 'Ce qui a été demandé',
    made: 'Établi le (UTC)',
    rows: 'Lignes',
    note: 'À noter',
    source: 'Source',
    licence: 'Licence',
  },
  file: 'Les données de cette réponse',
};
