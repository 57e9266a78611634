import { count, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const editions: Messages['editions'] = {
  button: (value) => `Éditions (${number(value)})`,
  title: (number_) => `Éditions de la déclaration n°\u00a0${number_}`,
  edition: (edition, date) => `Édition ${number(edition)} du ${date}`,
  added: (value, names) => `${count(value, 'nom ajouté', 'noms ajoutés')}\u00a0: ${names}`,
  nobodyAdded: 'Aucun nom n’a été ajouté.',
  note: 'Ce sont les éditions que j’ai lues\u00a0; il a pu y en avoir d’autres entre-temps.',
};
