import { expect, test } from 'vitest';
import { tieringFlags } from '../../../../src/store/db/embedded/tiering.ts';

const gigabyte = 1024 ** 3;

test('only where optimising would take more memory than there is, nothing is optimised', () => {
  const baseline = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];
  expect(tieringFlags('13.6.233.17-node.37', gigabyte / 2)).toEqual(baseline);
  for (const flags of [
    tieringFlags('13.6.233.17-node.37', 2 * gigabyte),
    tieringFlags('11.3.244.8-node.26', gigabyte / 2),
    tieringFlags('14.6.202.33-node.18', gigabyte / 2),
  ])
    expect(flags).toEqual([expect.stringMatching(/^--wasm-tiering-budget=\d{9}$/u)]);
});
