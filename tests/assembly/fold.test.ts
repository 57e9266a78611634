import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../../src/assembly/fold.ts';

it.each([
  ['BENKŐ', 'benko'],
  ['DROBINSKI-WEIß', 'drobinski-weiss'],
  ['ÆVARSDÓTTIR', 'aevarsdottir'],
  ['SØRVIK', 'sorvik'],
  ['Þuriður', 'thuridur'],
  ['TURINA-ĐURIĆ', 'turina-duric'],
  ['Włodzimierz', 'wlodzimierz'],
  ['Yıldırım', 'yildirim'],
  ['İSTANBUL', 'istanbul'],
  ['LE BORGN’', "le borgn'"],
  ['a\u2011b', 'a-b'],
  ['  two\u00a0\n words ', 'two words'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
