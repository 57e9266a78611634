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
    `${number(value)} d’entre elles (${share}) ${these(value, 'porte', 'portent')} au moins une signature de ces membres`,
  line: (signed, possible, share) => `**${signed}** sur ${possible} (${share})`,
  note: {
    signatory:
      'La part se rapporte aux déclarations déposées de la première à la dernière partie de session où le membre a signé\u00a0; les interruptions de plus de deux ans ne sont pas comptées.',
    delegation:
      'Déclarations signées par au moins un membre. La part se rapporte à celles déposées de la première à la dernière partie de session où la délégation a signé.',
    group:
      'Déclarations signées par au moins un membre, quel qu’ait été le nom du groupe. La part se rapporte à celles déposées de la première à la dernière partie de session où le groupe a signé.',
    topic: 'Une déclaration peut avoir plusieurs thèmes.',
    year: 'D’après la date du premier dépôt.',
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
