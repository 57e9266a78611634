import { count, list, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const collective: Messages['collective'] = {
  delegation: (ofCountry) => `Délégation ${ofCountry}`,
  signed: (value, share) =>
    `Ses membres ont signé ${count(value, 'déclaration écrite', 'déclarations écrites')}, soit ${share} de toutes celles détenues`,
  members: (value) => count(value, 'membre vu parmi les signataires', 'membres vus parmi les signataires'),
  years: 'Par année',
  year: (year, signed, all) => `${year}\u00a0: ${number(signed)} sur ${number(all)}`,
  topics: 'Thèmes',
  top: 'Qui signe le plus',
  withDelegations: { delegation: 'Avec d’autres délégations', group: 'Avec les délégations' },
  withGroups: { delegation: 'Avec les groupes politiques', group: 'Avec d’autres groupes politiques' },
  share: (value, share) => `${number(value)} (${share})`,
  allMembers: (value) => `Tous les membres (${number(value)})`,
  membersTitle: (name) => `Membres\u00a0: ${name}`,
  member: (value) => count(value, 'signature', 'signatures'),
  none: (name) => `${name}\u00a0: aucune déclaration détenue ici n’a été signée par un membre.`,
  unknownDelegation: (typed) => `Je ne connais aucune délégation du nom de ${typed}.`,
  unknownGroup: (typed, known) =>
    `Je ne connais aucun groupe politique du nom de ${typed}. Il y a ${list(known)}.`,
  unknownCountry: (typed) => `Je ne connais aucun pays du nom de ${typed}.`,
  unknownTopic: (typed) => `Je ne connais aucun thème du nom de ${typed}.`,
  sayWhich: 'Tapez un nom.',
};
