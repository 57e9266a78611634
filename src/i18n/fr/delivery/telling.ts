import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const telling: Messages['telling'] = {
  addition: (title, signatories) =>
    `De nouveaux noms sous une déclaration écrite, qui compte désormais ${count(signatories, 'signataire', 'signataires')}\u00a0: ${title}`,
  first: 'La première alerte à son sujet',
  digest: (total) => count(total, 'nouvelle déclaration écrite', 'nouvelles déclarations écrites'),
  digestOf: (total, period) =>
    `${count(total, 'nouvelle déclaration écrite', 'nouvelles déclarations écrites')}, ${period}`,
  line: (total) =>
    total === 1
      ? 'Une autre déclaration écrite que suit ce salon est arrivée entre-temps.'
      : `${count(total, 'autre déclaration écrite', 'autres déclarations écrites')} que suit ce salon sont arrivées entre-temps.`,
  search: '`/recherche` les trouve toutes, et `/déclaration` en montre une par son numéro.',
  post: (number, title) => `N° ${number}\u00a0: ${title}`,
  suspended: (channel, reason) => `Je ne peux plus publier d’alertes dans ${channel}. ${reason}`,
  kept: 'Tout ce qui y est réglé est conservé, et ce qui arrive entre-temps attend. Je regarde de nouveau de moi-même, et aussitôt quand les permissions changent. Ceci n’est dit qu’une fois.',
  test: 'Ceci est un essai, demandé par quelqu’un ici\u00a0: la dernière déclaration que l’abonnement aurait apportée.',
  givenUp: (attempts, reason) => `Abandonné après ${attempts} essais\u00a0: ${reason}`,
  testPost: (name) => `Essai\u00a0: ${name}`,
};
