import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const telling: Messages['telling'] = {
  addition: (title, signatories) =>
    `Noms ajoutés à une déclaration écrite, qui compte désormais ${count(signatories, 'signataire', 'signataires')}\u00a0: ${title}`,
  first: 'Première alerte',
  digest: (total) => count(total, 'nouvelle déclaration écrite', 'nouvelles déclarations écrites'),
  digestOf: (total, period) =>
    `${count(total, 'nouvelle déclaration écrite', 'nouvelles déclarations écrites')}, ${period}`,
  line: (total) =>
    total === 1
      ? 'Une autre déclaration écrite que suit ce salon a été publiée entre-temps.'
      : `${count(total, 'autre déclaration écrite', 'autres déclarations écrites')} que suit ce salon ont été publiées entre-temps.`,
  search: '`/recherche` les trouve toutes, et `/déclaration` en affiche une par son numéro.',
  post: (number, title) => `N°\u00a0${number}\u00a0: ${title}`,
  suspended: (channel, reason) => `Je ne peux plus publier d’alertes dans ${channel}. ${reason}`,
  kept: 'Ses abonnements et ses réglages sont conservés, et les nouvelles alertes attendent. Je vérifie de temps en temps, et aussitôt que les permissions changent. Je ne le dis qu’une fois.',
  test: 'Ceci est un essai demandé par quelqu’un ici\u00a0: la dernière déclaration qui correspond à l’abonnement.',
  givenUp: (attempts, reason) => `Arrêt après ${count(attempts, 'tentative', 'tentatives')}\u00a0: ${reason}`,
  testPost: (name) => `Essai\u00a0: ${name}`,
};
