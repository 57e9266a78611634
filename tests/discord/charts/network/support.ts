import { signingTies, type SignedRoster } from '../../../../src/assembly/signing-ties.ts';
import type { NetworkPerson } from '../../../../src/discord/charts/network/network.ts';
import type { Bond } from '../../../../src/discord/charts/network/layout.ts';

/** Numbers from 0 to 1, the same every time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const groups = ['UEL', 'SOC', 'ALDE', 'EPP/CD', 'ECPA', 'NR'];
const syllables = [
  'MAR',
  'BEN',
  'KO',
  'SCHWA',
  'LI',
  'TER',
  'ZOL',
  'DOR',
  'EVIĆ',
  'RAM',
  'PI',
  'GUÐ',
  'STEIN',
  'Ö',
];

/** People of several groups, most of whom sign what their friends sign; some friends are of other groups. */
export function assembly(
  count: number,
  declarations: number,
  seed = 7,
): {
  readonly people: readonly (NetworkPerson & { readonly circle: number })[];
  readonly rosters: SignedRoster[];
} {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
  const people = Array.from({ length: count }, (_, at) => {
    const family = `${pick(syllables)}${pick(syllables)}${at % 5 === 0 ? `-${pick(syllables)}${pick(syllables)}` : pick(syllables)}`;
    return {
      id: at + 1,
      label: family,
      name: `Given ${at} ${family}`,
      group: groups[at % groups.length] ?? null,
      signed: 0,
      circle: Math.floor(roll() * 5),
    };
  });
  const rosters = Array.from({ length: declarations }, (_, at): SignedRoster => {
    const circle = Math.floor(roll() * 5);
    const ids = people
      .filter((one) => roll() < (one.circle === circle ? 0.55 : 0.07) * (0.5 + (one.id % 4) / 4))
      .map(({ id }) => id);
    return { session: 20_191 + 10 * Math.floor(at / 30) + (at % 4), ids };
  });
  return { people, rosters };
}

/** As the query hands them to the picture. */
export function drawnOf({ people, rosters }: ReturnType<typeof assembly>): {
  readonly people: readonly NetworkPerson[];
  readonly bonds: readonly Bond[];
} {
  const { signed, ties } = signingTies(rosters, null);
  const tied = new Set(ties.flatMap(({ a, b }) => [a, b]));
  const surest = Math.log(ties[0]?.surprise ?? 2);
  return {
    people: people
      .filter(({ id }) => tied.has(id))
      .map((one) => ({ ...one, signed: signed.get(one.id) ?? 0 })),
    bonds: ties.map(({ a, b, surprise }) => ({
      a,
      b,
      weight: Math.max(0, Math.min(1, Math.log(surprise) / surest - 0.5) * 2),
    })),
  };
}
