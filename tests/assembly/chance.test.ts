import { expect, test } from 'vitest';
import { association, isTelling, type SpanTogether } from '../../src/assembly/association.ts';

/**
 * An Assembly in which nobody cares what another signs: members come and go, attend a part-session or not, sign more or less,
 * and some declarations have many names under them. What the bot would say of its people is false each time.
 */
const members = 200;
const sessions = 24;
const tabledInSession = 16;

/** Numbers from 0 to 1, the same at each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Tabled {
  readonly session: number;
  readonly signed: ReadonlySet<number>;
}

function assembly(random: () => number, friends: readonly [number, number] | null): Tabled[] {
  const people = Array.from({ length: members }, () => {
    const from = Math.floor(random() * sessions);
    return {
      from: from - 4,
      to: from + 4 + Math.floor(random() * 16),
      attends: 0.2 + 0.6 * random(),
      rate: Math.exp(2.5 * random() - 1),
    };
  });
  return Array.from({ length: sessions }, (_, session) => {
    const isThere = people.map(
      ({ from, to, attends }) => from <= session && session <= to && random() < attends,
    );
    return Array.from({ length: tabledInSession }, () => {
      const size = 0.04 + 0.5 * random() ** 3;
      const signed = people.flatMap(({ rate }, id) =>
        isThere[id] === true && random() < Math.min(0.95, rate * size) ? [id] : [],
      );
      return {
        session,
        signed: new Set(friends !== null && random() < 0.1 ? [...signed, ...friends] : signed),
      };
    });
  }).flat();
}

type Spans = (tabled: readonly Tabled[], a: number, b: number) => SpanTogether[];

/** As in the store: how many other names stand under what one signed, of all of the part-session. */
const byPartSession: Spans = (tabled, a, b) =>
  Array.from({ length: sessions }, (_, session) => {
    const here = tabled.filter((one) => one.session === session);
    const others = (of: readonly Tabled[]) =>
      of.reduce((sum, { signed }) => sum + signed.size - (signed.has(a) ? 1 : 0), 0);
    return {
      a: others(here.filter(({ signed }) => signed.has(a))),
      b: here.filter(({ signed }) => signed.has(b)).length,
      all: others(here),
    };
  });

const byYear: Spans = (tabled, a, b) =>
  Array.from({ length: sessions / 4 }, (_, year) => {
    const here = tabled.filter(({ session }) => Math.floor(session / 4) === year);
    const count = (id: number) => here.filter(({ signed }) => signed.has(id)).length;
    return { a: count(a), b: count(b), all: here.length };
  });

/** Whom a page about somebody would name. */
function companions(tabled: readonly Tabled[], a: number, spans: Spans, counts: boolean): number[] {
  const own = tabled.filter(({ signed }) => signed.has(a));
  const met = new Map<number, number>();
  for (const { signed } of own) for (const id of signed) if (id !== a) met.set(id, (met.get(id) ?? 0) + 1);
  const looked = counts ? met.size : 1;
  return [...met].flatMap(([id, together]) =>
    together >= 5 && isTelling(association(together, spans(tabled, a, id)), looked) ? [id] : [],
  );
}

function falsePages(seed: number, spans: Spans, counts: boolean): number {
  const tabled = assembly(chance(seed), null);
  const ids = Array.from({ length: members }, (_, id) => id);
  return ids.filter((id) => companions(tabled, id, spans, counts).length > 0).length / members;
}

test.each([1, 2, 3])(
  'at most one page in twenty names somebody whom chance put there (Assembly %i)',
  (seed) => {
    expect(falsePages(seed, byPartSession, true)).toBeLessThanOrEqual(0.05);
  },
);

test('which neither years instead of part-sessions nor a bar for a single pair would do', () => {
  expect(falsePages(1, byYear, true)).toBeGreaterThan(0.05);
  expect(falsePages(1, byYear, false)).toBeGreaterThan(0.3);
});

test('two who do sign together are found', () => {
  const tabled = assembly(chance(7), [10, 90]);
  expect(companions(tabled, 10, byPartSession, true)).toContain(90);
  expect(companions(tabled, 90, byPartSession, true)).toContain(10);
});
