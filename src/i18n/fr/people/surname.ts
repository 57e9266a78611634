import { number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const surname: Messages['surname'] = {
  title: 'La même personne\u00a0?',
  ask: (before, country, after) =>
    `Vous suivez ${before} (${country}), qui ne signe plus sous ce nom. ${after}, de la même délégation, a signé depuis. Est-ce la personne que vous suiviez, sous un nom de famille antérieur\u00a0?`,
  askDetail: 'Je ne le demande qu’une fois. Peut répondre qui peut gérer les abonnements.',
  yes: 'Oui, suivre les deux noms',
  no: 'Non, une autre personne',
  followed: (name, subscriptions) =>
    `Désormais, ${these(subscriptions, 'l’abonnement retient', `${number(subscriptions)} abonnements retiennent`)} aussi ${name}. \`/abonnements modifier\` y change quelque chose.`,
  none: (name) =>
    `Aucun abonnement n’a pu être modifié\u00a0: aucun ne retient plus l’ancien nom ici, ou il retient déjà autant de personnes que possible. \`/abonner signataire:\` ${name} suit le nouveau.`,
  apart: (name) => `C’est noté\u00a0: ${name} est une autre personne. Je ne le demanderai plus.`,
  settled: 'C’est réglé\u00a0: quelqu’un a déjà répondu, ou je sais désormais qui est qui.',
};
