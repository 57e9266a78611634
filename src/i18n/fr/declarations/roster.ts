import { count, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const roster: Messages['roster'] = {
  button: (value) => `Signataires (${number(value)})`,
  title: (number_) => `Qui a signé la déclaration n°\u00a0${number_}`,
  tabled: 'l’a déposée',
  added: 'nouveau',
  addedNote: (value, edition) =>
    `${count(value, 'nom nouveau', 'noms nouveaux')} dans l’édition ${number(edition)}`,
  some: (shown, all) => `${number(shown)} sur ${count(all, 'signataire', 'signataires')}`,
  everyone: 'Tout le monde',
  onlyAdded: (value) => `Seulement les nouveaux (${number(value)})`,
  byGroup: 'Seulement un groupe politique',
  byDelegation: 'Seulement une délégation',
  person: 'Un signataire de cette page',
  ofGroup: (group) => `du groupe ${group}`,
  ofDelegation: (ofCountry) => `de la délégation ${ofCountry}`,
  onlyNew: 'nouveaux dans la dernière édition',
  none: 'Personne sur cette liste ne correspond.',
};
