import { expect, it } from 'vitest';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import { concerns } from '../../../src/classify/countries/countries.ts';

/** A title, the codes of the countries it is about, and of those that are no mistake; separated by spaces. */
export type Row = readonly [title: string, about: string, may?: string];

const openers = {
  en: 'We, the undersigned, declare the following:',
  fr: 'Nous, soussignés, déclarons ce qui suit :',
} as const;

/** A test for each title: all it is about is found, and nothing that is a mistake. */
export function concernsOfTitles(titles: readonly Row[], language: TextLanguage): void {
  it.each(titles.map(([title, about, may = '']) => [title, about, may] as const))(
    '%s',
    (title, about, may) => {
      const found = concerns({ title, paragraphs: [openers[language]], language });
      const codes = (list: string): string[] => (list === '' ? [] : list.split(' '));
      expect(found).toEqual(expect.arrayContaining(codes(about)));
      expect([...codes(about), ...codes(may)]).toEqual(expect.arrayContaining([...found]));
    },
  );
}
