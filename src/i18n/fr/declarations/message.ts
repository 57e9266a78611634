import { list, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const message: Messages['message'] = {
  none: 'Je n’ai trouvé aucune déclaration écrite dans ce message\u00a0: ni numéro, comme n°\u00a0682 ou Doc.\u00a014933, ni lien vers une déclaration.',
  title: 'Déclarations dans ce message',
  missing: (names) => `Mentionnées aussi, mais introuvables\u00a0: ${list(names)}.`,
  number: (value) => `n°\u00a0${value}`,
  document: (value) => `Doc.\u00a0${value}`,
  file: (value) => `fichier ${value}`,
  cut: (value) => `Seules les ${number(value)} premières sont affichées.`,
};
