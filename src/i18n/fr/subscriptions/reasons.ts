import { list, capital } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const reasons: Messages['reasons'] = {
  one: (sentence) => `**Pourquoi cette alerte\u00a0:** ${sentence}`,
  several: '**Pourquoi cette alerte\u00a0:**',
  everything: 'Ce salon suit toutes les déclarations écrites.',
  exclusionsOnly: 'Ce salon suit toutes les déclarations écrites, sauf celles qu’il exclut.',
  sentence: (conditions) => `${capital(list(conditions))}.`,
};
