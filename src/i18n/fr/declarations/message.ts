import { list, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const message: Messages['message'] = {
  none: 'Je ne vois aucune déclaration écrite dans ce message\u00a0: ni un numéro tel que n°\u00a0682 ou Doc.\u00a014933, ni un lien vers l’une d’elles.',
  title: 'Déclarations dans ce message',
  missing: (names) => `Nommées là et non détenues ici\u00a0: ${list(names)}.`,
  number: (value) => `n°\u00a0${value}`,
  document: (value) => `Doc.\u00a0${value}`,
  file: (value) => `fichier ${value}`,
  cut: (value) => `Seules les ${number(value)} premières sont montrées.`,
};
