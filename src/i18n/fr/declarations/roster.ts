import { count, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const roster: Messages['roster'] = {
  button: (value) => `Signataires (${number(value)})`,
  title: (number_) => `Qui a signé la déclaration n°\u00a0${number_}`,
  tabled: 'l’a déposée',
  added: 'nouveau nom',
  addedNote: (value, edition) =>
    `${count(value, 'nouveau nom', 'nouveaux noms')} dans l’édition ${number(edition)}`,
  some: (shown, all) => `${number(shown)} sur ${count(all, 'signataire', 'signataires')}`,
  everyone: 'Tout le monde',
  onlyAdded: (value) => `Nouveaux noms (${number(value)})`,
  byGroup: 'Un seul groupe politique',
  byDelegation: 'Une seule délégation',
  person: 'Un signataire de cette page',
  ofGroup: (group) => `du groupe ${group}`,
  ofDelegation: (ofCountry) => `de la délégation ${ofCountry}`,
  onlyNew: 'nouveaux noms de la dernière édition',
  none: 'Personne ne correspond dans cette liste.',
};
