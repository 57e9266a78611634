import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nonceOf } from '../../src/delivery/nonce.ts';

test('the nonce is the same for the same alert and fits into Discord’s 25 characters', () => {
  expect(nonceOf(682, '1')).toBe(nonceOf(682, '1'));
  expect(nonceOf(682, '1')).toHaveLength(24);
});

test('no two alerts share a nonce', () => {
  const alert = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.bigInt(0n, 2n ** 63n).map(String));
  fc.assert(
    fc.property(alert, alert, ([a, b], [c, d]) => {
      expect(nonceOf(a, b) === nonceOf(c, d)).toBe(a === c && b === d);
    }),
  );
});
