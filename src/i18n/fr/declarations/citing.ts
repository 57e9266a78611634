import type { Messages } from '../../shape.ts';
import { quote } from '../words.ts';

export const citing: Messages['citing'] = {
  intro: 'À copier, en anglais et en français\u00a0:',
  declaration: ({ title, number, document, date, edition, url, accessed }) =>
    `Assemblée parlementaire du Conseil de l’Europe, ${quote(title)}, Déclaration écrite n°\u00a0${number}, Doc.\u00a0${document}, ${date}${
      edition === null ? '' : ` (édition ${edition})`
    }. ${url === null ? '' : `${url} `}(consultée le ${accessed}).`,
  answer: (asked, accessed) =>
    `Hemicycle, ${quote(asked)}, d’après les déclarations écrites publiées par l’Assemblée parlementaire du Conseil de l’Europe, https://pace.coe.int (état au ${accessed}).`,
};
