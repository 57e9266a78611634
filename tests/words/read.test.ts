import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords } from '../../src/discord/render/reading.ts';
import { readWords } from '../../src/words/read.ts';
import { canonicalWords, writeWords } from '../../src/words/write.ts';

function shown(typed: string, language: 'en' | 'fr' = 'en'): string {
  const read = readWords(typed);
  if ('trouble' in read) throw new Error(`${typed}: ${read.trouble.code}`);
  return inWords(read.reading, language);
}

describe('what is typed', () => {
  test.each([
    ['sport', 'sport'],
    ['Georgia OR Armenia -sport', 'Georgia or Armenia; not sport'],
    ['Georgia -sport OR Armenia', 'Georgia or Armenia; not sport'],
    ['Georgia OR (Armenia -sport)', 'Georgia or (Armenia; not sport)'],
    ['Georgia | Armenia NOT sport', 'Georgia or Armenia; not sport'],
    ['Géorgie OU Arménie SAUF sport', 'Géorgie or Arménie; not sport'],
    ['Georgia or Armenia', 'Georgia or Armenia'],
    ['Georgia AND Armenia', 'Georgia and Armenia'],
    ['Géorgie et Arménie', 'Géorgie and Arménie'],
    ['human rights OR Georgia', '(human and rights) or Georgia'],
    ['(gas OR oil) pipeline', '(gas or oil) and pipeline'],
    ['-(football OR tennis) sport', 'sport; not (football or tennis)'],
    ['-football -tennis', 'not football; not tennis'],
    ['-"fair play"', 'not ‘fair play’'],
    ['"fair play"', 'fair play'],
    ['"fair play" sport', '‘fair play’ and sport'],
    ['« droits de l’homme » Turquie', '‘droits de l homme’ and Turquie'],
    ['elect* Georgia', 'elect… and Georgia'],
    ['"or" gold', '‘or’ and gold'],
    ['EU enlargement', 'EU and enlargement'],
    ['U.N. resolution', 'UN and resolution'],
    ['NGOs', 'NGO'],
    ['HUMAN RIGHTS IN THE EU', 'human, rights, in, the and eu'],
    ['Ukraine – Russia', 'Ukraine and Russia'],
    ['Ukraine - Russia', 'Ukraine and Russia'],
    ['l’avortement', 'avortement'],
    ['Turkey’s', 'Turkey'],
    ['O’Brien', 'O Brien'],
    ['EPP/CD', 'EPP CD'],
    ['anti‑doping', 'anti-doping'],
    ['co\u00ADoperation', 'cooperation'],
    ['gas, pipeline; oil', 'gas, pipeline and oil'],
    ['R&D', 'R D'],
    ['research & development', 'research and development'],
    ['"a b"-c', '‘a b’; not c'],
    ['+sport !football', 'sport; not football'],
    ['((a))', 'a'],
    ['-(-a)', 'a'],
  ])('%s', (typed, reading) => {
    expect(shown(typed)).toBe(reading);
  });

  test('is said in French, too', () => {
    expect(shown('Géorgie OU Arménie SAUF sport', 'fr')).toBe('Géorgie ou Arménie\u00a0; sans sport');
    expect(shown('"état de droit" juges', 'fr')).toBe('“état de droit” et juges');
  });
});

describe('what cannot be understood is refused', () => {
  test.each([
    ['"fair play', 'quote', '"', '"fair play"'],
    ['sport (football', 'bracket', '(', 'sport (football)'],
    ['sport) football', 'bracket', ')', 'sport football'],
    ['sport ()', 'empty', '()', 'sport'],
    ['sport ""', 'empty', '""', 'sport'],
    ['OR Georgia', 'operator', 'OR', 'Georgia'],
    ['Georgia OU', 'operator', 'OU', 'Georgia'],
    ['Georgia OR OR Armenia', 'operator', 'OR', 'Georgia OR Armenia'],
    ['Georgia OR -sport', 'operator', 'OR', 'Georgia -sport'],
    ['Georgia AND', 'operator', 'AND', 'Georgia'],
    ['Georgia NOT', 'operator', 'NOT', 'Georgia'],
    ['or', 'operator', 'or', '"or"'],
    ['Georgia not sport', 'not', 'not', 'Georgia -sport'],
    ['Géorgie sauf sport', 'not', 'sauf', 'Géorgie -sport'],
    ['Georgia --sport', 'minus', '--', 'Georgia -sport'],
    ['*sport', 'star', '*', 'sport'],
    ['elec*tion', 'star', '*', 'elec*'],
    ['"fair pl*"', 'star', '*', '"fair pl"'],
    ['ele*', 'prefix', 'ele*', 'ele'],
    ['… , !', 'nothing', '… , !', null],
    ['NOT NOT sport', 'operator', 'NOT', 'NOT sport'],
  ])('%s', (typed, code, place, suggestion) => {
    const read = readWords(typed);
    if (!('trouble' in read)) throw new Error(`${typed} is read as ${inWords(read.reading, 'en')}.`);
    const { at, end } = read.trouble;
    expect({ ...read.trouble, place: typed.slice(at, end) }).toMatchObject({ code, place, suggestion });
  });
});

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        'fish',
        'Bird',
        'UN',
        'OR',
        'or',
        'ET',
        'NOT',
        'sauf',
        '-',
        '(',
        ')',
        '"',
        '«',
        '|',
        '&',
        '*',
        ' ',
        ' ',
        ' – ',
        ',',
        "l'",
        '.',
        '!',
        'co-op',
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);

test('whatever is typed is read or refused at a place; what is suggested is understood', () => {
  fc.assert(
    fc.property(typed, (words) => {
      const read = readWords(words);
      if ('reading' in read) {
        expect(inWords(read.reading, 'fr')).not.toBe('');
        return;
      }
      const { at, end, suggestion } = read.trouble;
      expect(at >= 0 && at <= end && end <= words.length).toBe(true);
      if (suggestion !== null) expect(readWords(suggestion)).toHaveProperty('reading');
    }),
    { numRuns: 3000 },
  );
});

test('a reading that is written out is read as the same, and in one way for all that ask the same', () => {
  fc.assert(
    fc.property(typed, (words) => {
      const read = readWords(words);
      if (!('reading' in read)) return;
      const canonical = canonicalWords(read.reading);
      for (const written of [writeWords(read.reading), canonical]) {
        const again = readWords(written);
        if (!('reading' in again))
          throw new Error(`${words} is written ${written}, which is not understood.`);
        expect(canonicalWords(again.reading)).toBe(canonical);
      }
    }),
    { numRuns: 3000 },
  );
});
