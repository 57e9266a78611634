import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionId, maxCustomIdLength, parseCustomId } from '../../../../src/discord/render/ids/custom-id.ts';
import { listedView, numbersIn } from '../../../../src/discord/views/delivery/listed-numbers.ts';

const near = fc
  .record({
    first: fc.integer({ min: 1, max: 99_999 }),
    rest: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }),
  })
  .map(({ first, rest }) => [first, ...rest.map((more) => first + more)]);

test('as many as a part-session brings fit into a button, and come back from it', () => {
  fc.assert(
    fc.property(near, fc.integer({ min: 1, max: 99 }), (numbers, page) => {
      const view = listedView(numbers);
      if (view === null) throw new Error('They do not fit.');
      const id = actionId('show', { ...view, page });
      expect(id.length).toBeLessThanOrEqual(maxCustomIdLength);
      const read = parseCustomId(id, [])?.view;
      expect(read?.kind === 'listed' && numbersIn(read)).toEqual(
        [...new Set(numbers)].toSorted((a, b) => a - b),
      );
    }),
  );
});

test('what lies too far apart, and nothing, has no button', () => {
  expect(listedView([])).toBeNull();
  expect(listedView([1, 900])).toBeNull();
});
