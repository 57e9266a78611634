import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const stats: Messages['stats'] = {
  title: {
    year: 'Déclarations écrites par année',
    topic: 'Déclarations écrites par thème',
    delegation: 'Déclarations écrites par délégation',
    group: 'Déclarations écrites par groupe politique',
  },
  held: (value) => count(value, 'déclaration écrite répertoriée', 'déclarations écrites répertoriées'),
  note: {
    year: 'D’après la date du premier dépôt.',
    topic: 'Une déclaration peut avoir plusieurs thèmes.',
    delegation: 'Déclarations signées par au moins un membre de la délégation.',
    group: 'Déclarations signées par au moins un membre du groupe, quel qu’ait été le nom du groupe.',
  },
  by: 'Compter par',
  choices: {
    signatory: 'membre',
    year: 'année',
    topic: 'thème',
    delegation: 'délégation',
    group: 'groupe politique',
  },
};
