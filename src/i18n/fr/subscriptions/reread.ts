import type { Messages } from '../../shape.ts';

export const reread: Messages['reread'] = {
  title: 'Je comprends désormais les mots autrement',
  before: (typed, reading) =>
    `Un abonnement de ce salon a été créé avec les mots **${typed}**. Il trouve toujours la même chose\u00a0: **${reading}**.`,
  now: (reading) => `Saisis aujourd’hui, les mêmes mots voudraient dire\u00a0: **${reading}**.`,
  unreadable:
    'Saisis aujourd’hui, ils ne seraient pas compris. Choisissez d’autres mots avec `/abonnements modifier`.',
  keep: 'Garder l’ancien sens',
  change: 'Prendre le nouveau sens',
  chosen: (what) =>
    `Cet abonnement suit désormais **${what}**. Les boutons restent utilisables si vous changez d’avis.`,
  double: (what) => `Le salon a déjà un abonnement pour **${what}**. Rien n’a été modifié.`,
  gone: 'Cet abonnement n’existe plus.',
};
