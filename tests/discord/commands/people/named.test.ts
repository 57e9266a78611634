import { describe, expect, test } from 'vitest';
import { readNamed, readNumber } from '../../../../src/discord/resolve/numbers.ts';

const short = { declaration: 'no', document: 'doc', file: 'file' } as const;
const named = (text: string) => readNamed(text).map(({ of, value }) => `${short[of]} ${value}`);

describe('what a message names', () => {
  test.each([
    ['See No. 682 on Kazakhstan.', ['no 682']],
    ['written declaration 682 and Doc. 14926', ['no 682', 'doc 14926']],
    ['La déclaration écrite n° 682 (2019), puis n°\u00a0679.', ['no 682', 'no 679']],
    ['Nos. 682, 679 and 681', ['no 682', 'no 679', 'no 681']],
    ['déclarations n° 682 et n° 679', ['no 682', 'no 679']],
    ['WD 682/679', ['no 682', 'no 679']],
    ['docs 14926, 14933', ['doc 14926', 'doc 14933']],
    ['No. 682. No. 682!', ['no 682']],
    [
      'read https://pace.coe.int/en/files/28262/html and <https://pace.coe.int/fr/files/28063>',
      ['file 28262', 'file 28063'],
    ],
    [
      '[here](https://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=28262&lang=EN)',
      ['file 28262'],
    ],
    ['**Written declaration No. 682 · Doc. 14933**', ['no 682', 'doc 14933']],
    ['https://assembly.coe.int/Documents/WorkingDocs/Doc19/EDOC14933.htm', ['doc 14933']],
    ['Tabled as nr 682, SOC 12, NR 3.', ['no 682']],
    ['Nr. 682', ['no 682']],
    [
      'https://pace.coe.int/en/files/28262 before Doc. 14933 and No. 679',
      ['file 28262', 'doc 14933', 'no 679'],
    ],
    [
      'No. 682, then https://assembly.coe.int/Documents/WorkingDocs/Doc19/EDOC14926.htm, then No. 679, No. 682',
      ['no 682', 'doc 14926', 'no 679'],
    ],
  ])('“%s”', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test.each([
    '32 signatories: SOC 12, EPP/CD 9, NR 3',
    'Resolution No. 2292 and Recommandation n° 2150',
    'I have 682 friends and no 5-year plan, since 2019',
    'nothing at all',
    'https://example.org/files',
    'number one',
    'wonder 12',
  ])('nothing in “%s”', (text) => {
    expect(named(text)).toEqual([]);
  });

  test('stays quick on long and odd texts', () => {
    expect(named('No. '.repeat(2000))).toEqual([]);
    expect(named('No. 1, '.repeat(2000))).toEqual(['no 1']);
    expect(named(`Doc ${'1 and '.repeat(3000)}`).length).toBeLessThan(3);
  });
});

describe('a number that is typed or pasted', () => {
  test.each([
    ['682,', { of: 'either', value: 682 }],
    ['(No. 682)', { of: 'declaration', value: 682 }],
    ['« n° 682 »', { of: 'declaration', value: 682 }],
    ['Doc 14933 rev', { of: 'document', value: 14_933 }],
    ['Doc. 14933 rev. 2', { of: 'document', value: 14_933 }],
    ['http://assembly.coe.int/Documents/WorkingDocs/Doc19/EDOC14933.htm', { of: 'document', value: 14_933 }],
    ['…/FDOC14933.htm', { of: 'document', value: 14_933 }],
    ['EDOC14933.pdf', { of: 'document', value: 14_933 }],
  ])('“%s”', (typed, expected) => {
    expect(readNumber(typed)).toEqual(expected);
  });

  test.each(['682 people', 'Doc', 'revision 3', 'https://example.org/ADOC14933.htm'])(
    'but not “%s”',
    (typed) => {
      expect(readNumber(typed)).toBeNull();
    },
  );
});
