import type { Messages } from '../../shape.ts';
import { count, list, number, these } from '../words.ts';

export const signing: Messages['signing'] = {
  title: {
    signatory: 'Qui a signé',
    delegation: 'Quelles délégations ont signé',
    group: 'Quels groupes politiques ont signé',
    topic: 'Signatures par thème',
    year: 'Signatures par année',
  },
  everything: 'Toutes les déclarations écrites',
  fitting: (value) => count(value, 'déclaration écrite', 'déclarations écrites'),
  members: (whose) => `Signées par des membres ${list(whose)}`,
  delegation: (ofCountry) => `de la délégation ${ofCountry}`,
  group: (group) => `du groupe ${group}`,
  signed: (value, share) =>
    `${number(value)} d’entre elles (${share}) ${these(value, 'porte', 'portent')} au moins une de leurs signatures`,
  line: (signed, possible, share) => `**${signed}** sur ${possible} (${share})`,
  note: {
    signatory:
      'Part\u00a0: de celles déposées tant qu’on voit le membre, de la première à la dernière partie de session où il ou elle a signé quelque chose. Un silence de plus de deux ans n’est pas compté.',
    delegation:
      'Comptées quand au moins un membre a signé. Part\u00a0: de celles déposées tant qu’on voit la délégation, de la première à la dernière partie de session où elle a signé quelque chose.',
    group:
      'Comptées quand au moins un membre a signé, sous tous les noms que le groupe a eus. Part\u00a0: de celles déposées tant qu’on voit le groupe, de la première à la dernière partie de session où il a signé quelque chose.',
    topic: 'Une déclaration peut avoir plusieurs thèmes.',
    year: 'D’après le jour du premier dépôt.',
  },
  declarations: 'Les déclarations',
  file: {
    signatory: (asked) => `Qui a signé (${asked})`,
    delegation: (asked) => `Quelles délégations ont signé (${asked})`,
    group: (asked) => `Quels groupes politiques ont signé (${asked})`,
    topic: (asked) => `Signatures par thème (${asked})`,
    year: (asked) => `Signatures par année (${asked})`,
  },
};
