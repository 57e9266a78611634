import type { Messages } from '../../shape.ts';

export const period: Messages['period'] = {
  all: 'toute la période',
  since: (when, isDay) => `depuis ${isDay ? 'le ' : ''}${when}`,
  until: (when, isDay) => (isDay ? `jusqu’au ${when}` : `jusqu’à fin ${when}`),
  between: (from, to) => `de ${from} à ${to}`,
  offers: {
    thisYear: 'cette année',
    lastYear: 'l’an dernier',
    twelveMonths: 'les 12 derniers mois',
    lastMonth: 'le mois dernier',
    partSession: 'la dernière partie de session',
  },
  reads: (typed, when) => `${typed}\u00a0: ${when}`,
  unreadable: (typed) =>
    `Je ne peux pas lire ${typed} comme une période. Écrivez par exemple 2020, janvier 2020, T2 2021, l’an dernier, depuis 2020, 2020..2022, du 3 au 7 octobre 2022 ou partie de session de juin 2019.`,
  halfOpen: (typed, first) =>
    `${typed} n’indique pas quand la période ${first ? 'commence' : 'finit'}. Écrivez un jour, un mois ou une année, par exemple 2019, juin 2019 ou 27 juin 2019.`,
};
