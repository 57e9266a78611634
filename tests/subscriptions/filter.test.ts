import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, tidy, type FilterInput } from '../../src/subscriptions/filter.ts';

test('a filter without conditions has a canonical form of its own', () => {
  expect(canonical({})).toBe('*');
});

test('the order of conditions and the case and spacing of words do not matter', () => {
  expect(canonical({ words: '  Rigged   Election ', delegation: 'IT' })).toBe(
    canonical({ delegation: 'IT', words: 'rigged election' }),
  );
});

test('words keep the case they were typed in', () => {
  expect(tidy({ words: ' Rigged  Election ' })).toEqual({ words: 'Rigged Election' });
});

test('words that hold a separator do not look like another condition', () => {
  expect(canonical({ words: 'x&topic=environment' })).not.toBe(
    canonical({ words: 'x', topic: 'environment' }),
  );
});

test('filters that ask for something else never share a canonical form', () => {
  const filter: fc.Arbitrary<FilterInput> = fc.record(
    {
      signatory: fc.integer({ min: 1, max: 3 }),
      delegation: fc.constantFrom('IT', 'FR'),
      group: fc.constantFrom('SOC', 'EPP/CD'),
      concerns: fc.constantFrom('IT', 'FR'),
      topic: fc.constantFrom('a', 'b'),
      words: fc.constantFrom('a', 'b', 'a b', 'a&b', '*', 'A'),
    },
    { requiredKeys: [] },
  );
  const lowered = (one: FilterInput) => ({ ...one, ...(one.words && { words: one.words.toLowerCase() }) });
  fc.assert(
    fc.property(filter, filter, (a, b) => {
      const same =
        JSON.stringify(Object.entries(lowered(a)).toSorted()) ===
        JSON.stringify(Object.entries(lowered(b)).toSorted());
      expect(canonical(a) === canonical(b)).toBe(same);
    }),
  );
});

test('a condition that nobody knows is refused, never taken for a filter without conditions', () => {
  const later = { maximum: 5 } as FilterInput;
  expect(() => canonical(later)).toThrow(/maximum/u);
  expect(() => tidy({ ...later, delegation: 'IT' })).toThrow(/maximum/u);
});
