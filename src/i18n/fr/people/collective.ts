import { count, list, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const collective: Messages['collective'] = {
  delegation: (ofCountry) => `Délégation ${ofCountry}`,
  signed: (value, share) =>
    `Ses membres ont signé ${count(value, 'déclaration écrite', 'déclarations écrites')}, soit ${share} des déclarations répertoriées`,
  members: (value) => count(value, 'membre a signé', 'membres ont signé'),
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
  none: (name) => `${name}\u00a0: aucun membre n’a signé de déclaration répertoriée.`,
  unknownDelegation: (typed) => `Je n’ai pas trouvé de délégation nommée ${typed}.`,
  unknownGroup: (typed, known) =>
    `Je n’ai pas trouvé de groupe politique nommé ${typed}. Les groupes sont ${list(known)}.`,
  unknownCountry: (typed) => `Je n’ai pas trouvé de pays nommé ${typed}.`,
  unknownTopic: (typed) => `Je n’ai pas trouvé de thème nommé ${typed}.`,
  sayWhich: 'Saisissez un nom.',
};
