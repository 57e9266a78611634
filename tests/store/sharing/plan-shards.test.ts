import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planShards } from '../../../src/store/sharing/plan-shards.ts';

type Plan = Readonly<Record<number, string>>;

/** @param connected all unless told. */
const plan = (
  total: number,
  processes: readonly string[],
  current: Plan = {},
  connected?: readonly number[],
): Plan =>
  Object.fromEntries(
    planShards(total, processes, {
      current: new Map(Object.entries(current).map(([shard, id]) => [Number(shard), id])),
      connected: new Set(connected ?? Array.from({ length: total }, (_, shard) => shard)),
    }),
  );

test('one process has all shards, and several have as many as each other or one more', () => {
  expect(plan(4, ['a'])).toEqual({ 0: 'a', 1: 'a', 2: 'a', 3: 'a' });
  expect(plan(4, ['a', 'b', 'c'])).toEqual({ 0: 'a', 1: 'a', 2: 'b', 3: 'c' });
  expect(plan(2, ['a', 'b', 'c'])).toEqual({ 0: 'a', 1: 'b' });
  expect(plan(4, [])).toEqual({});
});

test('who comes gets what others have too much, who goes leaves what it had, and nothing else moves', () => {
  const two = plan(4, ['a', 'b'], plan(4, ['a']));
  expect(two).toEqual({ 0: 'a', 1: 'a', 2: 'b', 3: 'b' });
  const three = plan(4, ['a', 'b', 'c'], two);
  expect(three).toEqual({ 0: 'a', 1: 'a', 2: 'b', 3: 'c' });
  expect(plan(4, ['b', 'c'], three)).toEqual({ 0: 'b', 1: 'c', 2: 'b', 3: 'c' });
});

test('while one is not connected none that is changes hands, and what is not goes to who has fewest', () => {
  // The shards of one that was killed went to c, and another one came before they were all connected.
  const taken = { 0: 'c', 1: 'b', 2: 'c', 3: 'c' };
  expect(plan(4, ['b', 'c', 'd'], taken, [1, 2, 3])).toEqual({ 0: 'd', 1: 'b', 2: 'c', 3: 'c' });
  expect(plan(4, ['a', 'b'], { 0: 'a', 1: 'a', 2: 'a', 3: 'a' }, [0, 1, 2])).toEqual({
    0: 'a',
    1: 'a',
    2: 'a',
    3: 'b',
  });
  expect(plan(4, ['a', 'b'], { 0: 'a', 1: 'a', 2: 'a', 3: 'a' })).toEqual({ 0: 'a', 1: 'a', 2: 'b', 3: 'b' });
});

test('what was given away a moment ago is not given away again', () => {
  const division = {
    current: new Map([0, 1, 2, 3].map((shard) => [shard, 'a'])),
    connected: new Set<number>(),
  };
  const planned = (isFresh: boolean) => [...planShards(4, ['a', 'b'], { ...division, isFresh }).values()];
  expect(planned(true)).toEqual(['a', 'a', 'a', 'a']);
  expect(planned(false).filter((id) => id === 'b')).toHaveLength(2);
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

test('every shard has a process, none has two more than another, and a plan that is followed stays', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.subarray(ids, { minLength: 1 }),
      fc.dictionary(fc.integer({ min: 0, max: 45 }).map(String), fc.constantFrom(...ids)),
      (total, processes, current) => {
        const planned = plan(total, processes, current);
        expect(Object.keys(planned)).toHaveLength(total);
        const counts = processes.map((id) => Object.values(planned).filter((one) => one === id).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(plan(total, processes, planned)).toEqual(planned);
        // What a process may keep, it keeps.
        const least = Math.floor(total / processes.length);
        for (const id of processes) {
          const held = Object.keys(planned).filter((shard) => current[Number(shard)] === id);
          const kept = held.filter((shard) => planned[Number(shard)] === id);
          expect(kept.length).toBeGreaterThanOrEqual(Math.min(least, held.length));
        }
      },
    ),
  );
});
