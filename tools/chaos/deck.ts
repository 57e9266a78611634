import type { Chance } from './chance.ts';

/** Deals to every round of a run what befalls it. */
export interface Deck {
  /** The kinds that the next round is dealt. */
  deal(): ReadonlySet<string>;
  /** A kind that was dealt and befell nothing: it comes once more, with the next round. */
  again(kind: string): void;
}

/** As many rounds as within which every kind comes at least once; in a run of fewer, that many. */
const maxRounds = 20;
/** A run that is shorter still would be nothing but misfortune. */
const minRounds = 8;

/**
 * By chance, but like cards and not like dice: within 20 rounds every kind comes as often as its rate says, and at least once.
 *
 * @param rates the part of the rounds that a kind befalls, from 0 to 1; a kind with 0 is not dealt at all.
 */
export function createDeck(
  rates: Readonly<Record<string, number>>,
  { rounds, chance }: { readonly rounds: number; readonly chance: Chance },
): Deck {
  const size = Math.max(minRounds, Math.min(maxRounds, rounds));
  const held = new Map<string, boolean[]>();
  const owed = new Set<string>();
  const next = (kind: string, rate: number): boolean => {
    let cards = held.get(kind) ?? [];
    if (cards.length === 0) {
      const hits = Math.max(1, Math.round(rate * size));
      cards = shuffled(
        Array.from({ length: size }, (_, at) => at < hits),
        chance,
      );
      held.set(kind, cards);
    }
    return cards.pop() ?? false;
  };
  return {
    deal: () => {
      const dealt = new Set(owed);
      owed.clear();
      for (const [kind, rate] of Object.entries(rates)) if (rate > 0 && next(kind, rate)) dealt.add(kind);
      return dealt;
    },
    again: (kind) => void owed.add(kind),
  };
}

/** One after the other: all of them, in an order by chance, before any comes again. */
export function createTurns<T>(items: readonly T[], chance: Chance): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = shuffled(items, chance);
    const item = left.pop();
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items
    .map((item) => ({ item, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
