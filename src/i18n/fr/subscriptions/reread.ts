import type { Messages } from '../../shape.ts';

export const reread: Messages['reread'] = {
  title: 'Ma façon de lire les mots a changé',
  before: (typed, reading) =>
    `Pour un abonnement de ce salon, quelqu’un a saisi **${typed}**. Il continue à trouver ce qu’il trouvait\u00a0: **${reading}**.`,
  now: (reading) => `Saisi aujourd’hui, cela voudrait dire\u00a0: **${reading}**.`,
  unreadable: 'Saisi aujourd’hui, cela ne serait pas compris. `/abonnements modifier` accepte d’autres mots.',
  keep: 'Garder comme avant',
  change: 'Lire comme aujourd’hui',
  chosen: (what) =>
    `Cet abonnement demande **${what}**. Les boutons restent utilisables si vous changez d’avis.`,
  double: (what) => `Le salon a déjà un abonnement pour **${what}**. Rien n’a été changé.`,
  gone: 'Cet abonnement n’existe plus.',
};
