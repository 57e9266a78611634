import { count } from './words.ts';
import type { Messages } from '../shape.ts';

export const pictures: Messages['pictures'] = {
  number: (number_, document) => `N°\u00a0${number_} · Doc.\u00a0${document}`,
  commits: 'Une déclaration écrite n’engage que ses signataires.',
  declarations: (value) => count(value, 'déclaration écrite', 'déclarations écrites'),
  asOf: (date) => `état au ${date}`,
  signedByGroup: 'Qui a signé, par groupe politique',
  signedByDelegation: 'Qui a signé, par délégation',
  delegations: (value) => count(value, 'délégation', 'délégations'),
};
