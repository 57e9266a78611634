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

  test('are held against what is to be expected, part-session by part-session', () => {
    const rosters = [
      ...times(9, [1, 2, 3]),
      ...times(3, [1, 2, 4, 5], 20_192),
      ...times(6, [2, 6], 20_192),
      ...times(5, [7, 8], 20_192),
      ...others,
    ];
    const sum = (some: readonly SignedRoster[], of: (one: SignedRoster) => number) =>
      some.reduce((all, one) => all + of(one), 0);
    /** Each other name under what the first signed is the second's as often as among all other names of the part-session. */
    const under = (first: number, second: number) =>
      sum(
        [20_191, 20_192].map((session) => ({ session, ids: [] })),
        ({ session }) => {
          const there = rosters.filter((one) => one.session === session);
          const signed = there.filter(({ ids }) => ids.includes(first));
          const rate =
            sum(signed, ({ ids }) => ids.length - 1) / (sum(there, ({ ids }) => ids.length) - signed.length);
          return rate * there.filter(({ ids }) => ids.includes(second)).length;
        },
      );
    const [tie] = signingTies(rosters, new Set([1, 2])).ties;
    expect(tie?.observed).toBe(12);
    expect(tie?.expected).toBeCloseTo((under(1, 2) + under(2, 1)) / 2, 10);
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
