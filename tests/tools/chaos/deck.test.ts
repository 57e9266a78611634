import { expect, test } from 'vitest';
import { createChance } from '../../../tools/chaos/chance.ts';
import { createDeck, createTurns } from '../../../tools/chaos/deck.ts';

const rates = { often: 0.5, rare: 0.01, never: 0 };

function dealt(rounds: number, seed: number) {
  const deck = createDeck(rates, { rounds, chance: createChance(seed) });
  const hands = Array.from({ length: rounds }, () => deck.deal());
  return (kind: string) => hands.filter((hand) => hand.has(kind)).length;
}

test('every kind comes as often as its rate says in twenty rounds, and the rarest once', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const times = dealt(20, seed);
    expect([times('often'), times('rare'), times('never')]).toEqual([10, 1, 0]);
  }
});

test('a shorter run has every kind, too; a longer one every twenty rounds', () => {
  expect(dealt(8, 3)('rare')).toBe(1);
  expect(dealt(60, 3)('rare')).toBe(3);
});

test('the same seed deals the same, another one something else', () => {
  const hands = (seed: number) => {
    const deck = createDeck(rates, { rounds: 20, chance: createChance(seed) });
    return Array.from({ length: 20 }, () => [...deck.deal()].join());
  };
  expect(hands(1)).toEqual(hands(1));
  expect(hands(1)).not.toEqual(hands(2));
});

test('what befell nothing comes once more', () => {
  const deck = createDeck({ rare: 0.01 }, { rounds: 20, chance: createChance(1) });
  let round = 1;
  while (!deck.deal().has('rare')) round += 1;
  deck.again('rare');
  const left = Array.from({ length: 20 - round }, () => deck.deal().has('rare'));
  expect(left).toEqual([...left].fill(false).fill(true, 0, 1));
});

test('turns go through all before any comes again', () => {
  const next = createTurns(['a', 'b', 'c'], createChance(4));
  for (let time = 0; time < 5; time += 1) {
    expect([next(), next(), next()].toSorted()).toEqual(['a', 'b', 'c']);
  }
});
