import { list, capital } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const reasons: Messages['reasons'] = {
  title: 'Pourquoi cette alerte',
  everything: 'Ce salon suit toutes les déclarations écrites.',
  exclusionsOnly: 'Ce salon suit toutes les déclarations écrites, sauf celles qu’il exclut.',
  sentence: (conditions) => `${capital(list(conditions))}.`,
};
