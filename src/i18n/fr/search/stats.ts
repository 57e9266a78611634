import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const stats: Messages['stats'] = {
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
  choices: {
    signatory: 'membre',
    year: 'année',
    topic: 'thème',
    delegation: 'délégation',
    group: 'groupe politique',
  },
};
