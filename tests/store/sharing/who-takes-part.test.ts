import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whoTakesPart, type ProcessStanding } from '../../../src/store/sharing/who-takes-part.ts';

const minute = 60_000;

function standing(id: string, over: Partial<ProcessStanding> = {}): ProcessStanding {
  const usual = { id, isSettled: true, hasShards: true, livesMs: 60 * minute };
  return { ...usual, connectedMs: 60 * minute, heardMs: 10_000, cutOffMs: null, ...over };
}
const cutOff = (ms: number) => ({ connectedMs: null, cutOffMs: ms });
const taking = (...all: ProcessStanding[]) => whoTakesPart(all, minute).map(({ id }) => id);

test('who is cut off is left out after a minute through which another one was connected', () => {
  const other = standing('other');
  expect(taking(standing('one', cutOff(59_000)), other)).toEqual(['one', 'other']);
  expect(taking(standing('one', cutOff(minute)), other)).toEqual(['other']);
  const back = standing('other', { connectedMs: 59_000 });
  expect(taking(standing('one', cutOff(minute)), back)).toEqual(['one', 'other']);
});

test('where all are cut off nobody is left out, nor where nobody knows', () => {
  expect(taking(standing('one', cutOff(60 * minute)), standing('other', cutOff(minute)))).toEqual([
    'one',
    'other',
  ]);
  const unknown = { connectedMs: null, cutOffMs: null };
  expect(taking(standing('one', cutOff(60 * minute)), standing('other', unknown))).toEqual(['one', 'other']);
});

test('who has not noticed yet that Discord is away outdoes nobody', () => {
  const one = standing('one', cutOff(minute));
  expect(taking(one, standing('other', { heardMs: 50_000 }))).toEqual(['one', 'other']);
  expect(taking(one, standing('other', { heardMs: 45_000 }))).toEqual(['other']);
  expect(taking(one, standing('other', { heardMs: null }))).toEqual(['one', 'other']);
});

test('who waits for its turn to begin a session is not cut off', () => {
  // It was connected for hours, then its shard was closed; whether it gets through is not doubted.
  expect(taking(standing('one', { connectedMs: null }), standing('other'))).toEqual(['one', 'other']);
});

test('who has no shards gets some once it gets through, and who was cut off once that has lasted', () => {
  const other = standing('other');
  const without = (over: Partial<ProcessStanding>) => standing('one', { hasShards: false, ...over });
  expect(taking(without({ livesMs: 6_000, connectedMs: null }), other)).toEqual(['other']);
  expect(taking(without({ livesMs: 6_000, ...cutOff(5_000) }), other)).toEqual(['other']);
  expect(taking(without({ livesMs: 6_000, connectedMs: 1_000 }), other)).toEqual(['one', 'other']);
  const young = { isSettled: false, livesMs: 1_000 };
  expect(taking(without({ ...young, connectedMs: 500 }), other)).toEqual(['one', 'other']);
  expect(taking(without({ ...young, connectedMs: null }), other)).toEqual(['other']);
  expect(taking(without({ connectedMs: 59_000 }), other)).toEqual(['other']);
  expect(taking(without({ connectedMs: minute }), other)).toEqual(['one', 'other']);
});

test('who has shards keeps them, however short it has lived', () => {
  const young = { isSettled: false, livesMs: 4_000, connectedMs: 3_000 };
  expect(taking(standing('one'), standing('other', young))).toEqual(['one', 'other']);
  const without = { ...young, hasShards: false, connectedMs: null };
  expect(taking(standing('one'), standing('other', without))).toEqual(['one']);
});

test('somebody always takes part, and whoever does can be told from nothing else', () => {
  const some = fc.record({
    id: fc.uuid(),
    isSettled: fc.boolean(),
    hasShards: fc.boolean(),
    livesMs: fc.nat(3 * minute),
    connectedMs: fc.option(fc.nat(3 * minute)),
    heardMs: fc.option(fc.nat(3 * minute)),
    cutOffMs: fc.option(fc.nat(3 * minute)),
  });
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), (all) => {
      const taken = whoTakesPart(all, minute);
      expect(taken.length).toBeGreaterThan(0);
      for (const one of taken) expect(all).toContain(one);
    }),
  );
});
