import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  composeWords,
  readItems,
  wordFieldsOf,
  writeItems,
} from '../../../src/discord/resolve/word-fields.ts';

const item = fc
  .array(fc.stringMatching(/^[a-zé]{1,6}$/u), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
const items = fc.uniqueArray(item, { maxLength: 4 });

describe('the fields of words', () => {
  const takenApart = (any: string[], all: string[], none: string[]) => {
    const words = composeWords({ any, all, none });
    const apart = wordFieldsOf(words);
    expect(apart).not.toBeNull();
    expect(composeWords(apart ?? { any, all, none })).toBe(words);
    // One alternative alone is required like any other word.
    const isAlone = any.length === 1;
    expect(apart?.any).toEqual(isAlone ? [] : any);
    expect(apart?.all).toEqual(isAlone ? [...any, ...all] : all);
    expect(apart?.none).toEqual(none);
  };

  test('are taken apart again as they were put together', () => {
    fc.assert(fc.property(items, items, items, takenApart));
  });

  test('are read as they are written', () => {
    fc.assert(
      fc.property(items, (list) => {
        expect(readItems(writeItems(list))).toEqual(list);
      }),
    );
  });

  test('are separated by commas, else by spaces and quotation marks', () => {
    expect(readItems('gas, natural gas ;oil,')).toEqual(['gas', 'natural gas', 'oil']);
    expect(readItems('gas “natural gas” oil')).toEqual(['gas', 'natural gas', 'oil']);
    expect(readItems('"a, b" c')).toEqual(['a, b', 'c']);
    expect(readItems(' , - ')).toEqual([]);
  });

  test('hold no sign of the language of searches', () => {
    const any = ['not', 'a OR b', '-x', 'elect*', 'co-operation', '(c)'];
    expect(composeWords({ any, all: [], none: [] })).toBe(
      '"not" OR "a OR b" OR "-x" OR elect* OR co-operation OR "(c)"',
    );
  });

  test('do not show what says more than they can', () => {
    for (const words of ['(a OR b) (c OR d)', 'a OR b -c', 'a AND b', '(a', '-(a b)'])
      expect([words, wordFieldsOf(words)]).toEqual([words, null]);
  });
});
