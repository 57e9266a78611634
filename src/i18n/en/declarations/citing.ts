import type { CitedDeclaration } from '../../cited.ts';
import { quote } from '../words.ts';

/** Texts to be pasted elsewhere: whoever cites needs them in the language of the text, whatever their own. */
export const citing = {
  intro: 'Ready to copy, in English and in French:',
  declaration: ({ title, number, document, date, edition, url, accessed }: CitedDeclaration) =>
    `Parliamentary Assembly of the Council of Europe, ${quote(title)}, Written declaration No. ${number}, Doc. ${document}, ${date}${
      edition === null ? '' : ` (edition ${edition})`
    }. ${url === null ? '' : `${url} `}(accessed ${accessed}).`,
  answer: (asked: string, accessed: string) =>
    `Hemicycle, ${quote(asked)}, compiled from the written declarations published by the Parliamentary Assembly of the Council of Europe, https://pace.coe.int (as of ${accessed}).`,
};
