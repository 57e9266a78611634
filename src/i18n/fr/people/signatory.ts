import { number, count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const signatory: Messages['signatory'] = {
  signed: (value) => `A signé ${count(value, 'déclaration écrite', 'déclarations écrites')}`,
  tabled: (value) =>
    value === 0 ? 'n’en a déposé aucune' : `en a déposé ${number(value)} comme premier signataire`,
  held: 'Seules les déclarations répertoriées sont comptées\u00a0; il peut en exister d’autres.',
};
