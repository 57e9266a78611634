import { expect, test } from 'vitest';
import { signatoryProfile, signedBy } from '../../../src/store/people/signatory-profile.ts';
import { delegationOrGroup, membersOf } from '../../../src/store/people/delegations-and-groups.ts';
import { randomDeclaration } from '../../../src/store/declarations/random-declaration.ts';
import { signatoryListOf } from '../../../src/store/people/signatory-list.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { byYear, countersOf } from '../../../src/store/stats/counters.ts';
import { associationOf, cosignersOf, signedByBoth } from '../../../src/store/people/cosigners.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, signature } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const people = {
  ana: ['Ms', 'Ana LUPU', 'Romania', 'EPP/CD'],
  bo: ['Mr', 'Bo SKOV', 'Denmark', 'ALDE'],
  cem: ['Mr', 'Cem KAYA', 'Turkey', 'SOC'],
  dea: ['Ms', 'Dea MUNK', 'Denmark', 'SOC'],
} as const;

async function signed(number: number, date: string, ...names: readonly (keyof typeof people)[]) {
  await keep(db(), {
    ...archived(682),
    number,
    document: 10_000 + number,
    fileId: 20_000 + number,
    date,
    signatories: names.map((name, at) => signature(at + 1, people[name])),
  });
}

const idOf = async (name: string) => (await findSignatories(db(), name, 1))[0]?.id ?? 0;

/** Ana and Bo sign together what they sign; Cem signs everything; others fill the year. */
async function aYear() {
  for (let at = 1; at <= 6; at += 1) await signed(at, '2020-04-01', 'ana', 'bo', 'cem');
  for (let at = 7; at <= 40; at += 1) await signed(at, '2020-04-01', 'cem', 'dea');
}

test('companions are those whom chance does not bring together', async () => {
  await aYear();
  const [ana, bo, cem] = [await idOf('Ana Lupu'), await idOf('Bo Skov'), await idOf('Cem Kaya')];
  const found = await cosignersOf(db(), ana);
  expect(found).toMatchObject([{ id: bo, name: 'Bo SKOV', delegation: 'DK', observed: 6 }]);
  expect(found[0]?.expected).toBeCloseTo((6 * 6) / 40);
  expect(found[0]?.lift).toBeCloseTo(6 / 0.9);
  expect(await signedByBoth(db(), ana, cem)).toHaveLength(6);
  expect(await associationOf(db(), ana, cem, 6)).toMatchObject({ expected: 6, lift: 1 });
  const asked = await associationOf(db(), ana, bo, 6);
  expect(asked.expected).toBeCloseTo(found[0]?.expected ?? 0);
});

test('a career has its years, also those without, what was tabled, and pages of what was signed', async () => {
  await aYear();
  await signed(50, '2022-01-25', 'bo', 'cem');
  const bo = await idOf('Bo Skov');
  expect(await signatoryProfile(db(), bo, 'en')).toMatchObject({
    signed: 7,
    tabled: 1,
    years: [
      { year: 2020, signed: 6, tabled: 0 },
      { year: 2021, signed: 0, tabled: 0 },
      { year: 2022, signed: 1, tabled: 1 },
    ],
    recent: [{ number: 50 }, { number: 6 }, { number: 5 }, { number: 4 }, { number: 3 }],
  });
  expect(await signedBy(db(), bo, { limit: 2, offset: 5 })).toHaveLength(2);
  expect(await signatoryProfile(db(), 4711, 'en')).toBeNull();
});

test('a delegation and a group are what their members sign', async () => {
  await aYear();
  const denmark = await delegationOrGroup(db(), 'delegation', 'DK', 'en');
  expect(denmark).toMatchObject({
    signed: 40,
    all: 40,
    members: 2,
    years: [{ year: 2020, n: 40, all: 40 }],
    top: [
      { name: 'Dea MUNK', n: 34 },
      { name: 'Bo SKOV', n: 6 },
    ],
    delegations: [
      { key: 'TR', n: 40 },
      { key: 'RO', n: 6 },
    ],
    groups: [
      { key: 'SOC', n: 40 },
      { key: 'ALDE', n: 6 },
      { key: 'EPP/CD', n: 6 },
    ],
  });
  expect(await delegationOrGroup(db(), 'group', 'ALDE', 'en')).toMatchObject({ signed: 6, members: 1 });
  expect(await delegationOrGroup(db(), 'group', 'UEL', 'en')).toBeNull();
  expect(await membersOf(db(), 'group', 'SOC', { limit: 1, offset: 1 })).toMatchObject([
    { name: 'Dea MUNK' },
  ]);
});

test('a roster marks whom the newest edition added', async () => {
  await signed(7, '2020-01-01', 'ana', 'bo');
  await signed(7, '2020-02-01', 'ana', 'bo', 'cem');
  expect((await signatoryListOf(db(), 7)).map(({ name, added }) => [name, added])).toEqual([
    ['Ana LUPU', false],
    ['Bo SKOV', false],
    ['Cem KAYA', true],
  ]);
  expect(await signatoryListOf(db(), 8)).toEqual([]);
});

test('a seed picks one of those held, always the same', async () => {
  expect(await randomDeclaration(db(), 7)).toBeNull();
  for (const number of [3, 4, 9]) await signed(number, '2020-01-01', 'ana');
  const picked = await Promise.all(Array.from({ length: 50 }, (_, seed) => randomDeclaration(db(), seed)));
  expect(new Set(picked)).toEqual(new Set([3, 4, 9]));
  expect(await randomDeclaration(db(), 2_147_483_647)).toBe(await randomDeclaration(db(), 2_147_483_647));
});

test('years are counted without gaps', async () => {
  await signed(3, '2018-01-01', 'ana');
  await signed(4, '2020-01-01', 'ana');
  expect(byYear(await countersOf(db(), 'year'))).toEqual([
    { year: 2018, n: 1 },
    { year: 2019, n: 0 },
    { year: 2020, n: 1 },
  ]);
  expect(byYear([])).toEqual([]);
});
