import { describe, expect, test } from 'vitest';
import { signingTies, type SignedRoster } from '../../src/assembly/signing-ties.ts';
import { dice } from '../discord/charts/network/support.ts';

const times = (n: number, ids: readonly number[], session = 20_191): SignedRoster[] =>
  Array.from({ length: n }, () => ({ session, ids }));

/** 60 others sign by threes, so that there is something to be expected. */
const others = Array.from({ length: 60 }, (_, at) => ({
  session: 20_191,
  ids: [100 + at, 100 + ((at * 7 + 1) % 60), 100 + ((at * 11 + 3) % 60)].filter(
    (id, n, all) => all.indexOf(id) === n,
  ),
}));

describe('ties between those who sign together', () => {
  test('are those beyond chance, with what was observed and expected', () => {
    const { ties, signed } = signingTies([...times(12, [1, 2]), ...others], null);
    expect(ties.map(({ a, b, observed }) => [a, b, observed])).toEqual([[1, 2, 12]]);
    expect(ties[0]?.expected).toBeGreaterThan(0);
    expect(ties[0]?.expected).toBeLessThan(2);
    expect(signed.get(1)).toBe(12);
  });

  test('are none where two were only there at the same time, or too seldom together', () => {
    // In one part-session all sign all; nothing follows from it.
    expect(signingTies(times(20, [1, 2, 3, 4, 5, 6]), null).ties).toEqual([]);
    expect(signingTies([...times(4, [1, 2]), ...others], null).ties).toEqual([]);
  });

  test('are looked for among those given alone, against all names of the part-session', () => {
    const rosters = [...times(12, [1, 2]), ...times(12, [3, 4]), ...others];
    expect(signingTies(rosters, new Set([3, 4, 5])).ties.map(({ a, b }) => [a, b])).toEqual([[3, 4]]);
    const [few] = signingTies(rosters, new Set([1, 2])).ties;
    const [many] = signingTies(rosters, new Set([1, 2]), new Map([[20_191, 5000]])).ties;
    expect(many?.expected).toBeLessThan(few?.expected ?? 0);
  });

  test('are on fewer than one network in twenty where nobody cares what others sign', () => {
    const roll = dice(11);
    let withTies = 0;
    for (let game = 0; game < 100; game += 1) {
      const zeal = Array.from({ length: 40 }, () => 0.05 + roll() * roll() * 0.6);
      const away = zeal.map(() => [0, 1, 2, 3].map(() => roll() < 0.3));
      const rosters = Array.from({ length: 160 }, (_, at): SignedRoster => {
        const session = at % 4;
        const size = 0.3 + roll() * 1.4;
        const ids = zeal.flatMap((each, id) =>
          !away[id]?.[session] && roll() < each * size ? [id + 1] : [],
        );
        return { session, ids };
      });
      if (signingTies(rosters, null).ties.length > 0) withTies += 1;
    }
    expect(withTies).toBeLessThanOrEqual(5);
  });
});
