import { number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const surname: Messages['surname'] = {
  title: 'La même personne\u00a0?',
  ask: (before, country, after) =>
    `Vous suivez ${before} (${country}), qui ne signe plus sous ce nom. ${after}, de la même délégation, a signé depuis. Est-ce la même personne, sous un nouveau nom de famille\u00a0?`,
  askDetail: 'Je ne le demande qu’une fois. Toute personne qui peut gérer les abonnements peut répondre.',
  yes: 'Oui, suivre les deux noms',
  no: 'Non, deux personnes',
  followed: (name, subscriptions) =>
    `Désormais, ${these(subscriptions, 'l’abonnement suit', `${number(subscriptions)} abonnements suivent`)} aussi ${name}. Pour modifier cela, utilisez \`/abonnements modifier\`.`,
  none: (name) =>
    `Aucun abonnement n’a été modifié\u00a0: aucun ne suit plus ici l’ancien nom, ou il suit déjà autant de personnes que possible. Pour suivre le nouveau nom, utilisez \`/abonner signataire:\` ${name}.`,
  apart: (name) => `C’est noté\u00a0: ${name} est une autre personne. Je ne le demanderai plus.`,
  settled:
    'Une réponse n’est plus nécessaire\u00a0: quelqu’un a déjà répondu, ou des documents plus récents ont tranché.',
};
