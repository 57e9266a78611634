import { beforeEach, describe, expect, test } from 'vitest';
import type { ArchivedSignatory } from '../../../tools/assembly-sandbox/archive.ts';
import { peopleById } from '../../../src/store/people/named-people.ts';
import { nothingAsked, type SearchFor } from '../../../src/store/search/search-for.ts';
import { signingBy } from '../../../src/store/stats/signing.ts';
import type { SigningBy } from '../../../src/store/stats/signing-lines.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, signature } from '../../support/declarations/declarations.ts';

const db = useDatabase();

const german: ArchivedSignatory = ['Mr', 'Frank SCHWABE', 'Germany', 'SOC'];
const changing = (group: string): ArchivedSignatory => ['Ms', 'Gyde JENSEN', 'Germany', group];
const quiet: ArchivedSignatory = ['Mr', 'Norbert KLEINWAECHTER', 'Germany', 'EPP/CD'];
const french: ArchivedSignatory = ['Mr', 'Jacques MAIRE', 'France', 'ALDE'];

let number = 900;

async function declare(country: string, date: string, ...names: ArchivedSignatory[]): Promise<void> {
  number += 1;
  await keep(db(), {
    ...archived(682),
    number,
    document: 10_000 + number,
    fileId: 40_000 + number,
    date,
    title: `Situation in ${country}`,
    paragraphs: [
      `The undersigned are call for free and fair elections in ${country} and condemn electoral fraud.`,
    ],
    signatories: names.map((name, at) => signature(at + 1, name)),
  });
}

beforeEach(async () => {
  number = 900;
  await declare('Azerbaijan', '2019-01-22', german, french);
  await declare('Azerbaijan', '2020-01-28', german, changing('ALDE'), french);
  await declare('Azerbaijan', '2020-06-20', french);
  await declare('Azerbaijan', '2020-10-12', french, changing('SOC'), quiet);
  await declare('Georgia', '2020-10-13', german, quiet);
  await declare('Azerbaijan', '2021-01-26', german, quiet);
  await declare('Azerbaijan', '2021-04-20', french);
});

async function asked(by: SigningBy, conditions: Partial<SearchFor>) {
  const found = await signingBy(db(), { ...nothingAsked, ...conditions }, by, { from: 0, count: 100 });
  const people = await peopleById(
    db(),
    by === 'signatory' ? (found?.lines ?? []).map(({ key }) => Number(key)) : [],
  );
  return {
    ...found,
    lines: found?.lines.map(
      ({ key, signed, possible }) => `${people.get(Number(key))?.name ?? key} ${signed}/${possible}`,
    ),
  };
}

describe('who signed, of what they could have', () => {
  test('of a delegation, on a country, since a day: those who signed nothing of it stand last', async () => {
    const found = await asked('signatory', { country: 'AZ', delegation: 'DE', from: '2020-01-01' });
    expect(found).toMatchObject({ matching: 5, signed: 3, total: 3 });
    expect(found.lines).toEqual([
      // From October 2020 to January 2021.
      'Norbert KLEINWAECHTER 2/2',
      // From January to October 2020, in whichever group.
      'Gyde JENSEN 2/3',
      // Until January 2021: April of that year is after his last signature.
      'Frank SCHWABE 2/4',
    ]);
    const georgia = await asked('signatory', { country: 'GE', delegation: 'DE' });
    expect(georgia.lines).toEqual(['Frank SCHWABE 1/1', 'Norbert KLEINWAECHTER 1/1', 'Gyde JENSEN 0/1']);
  });

  test('of a group only while they were in it', async () => {
    const found = await asked('signatory', { country: 'AZ', group: 'SOC' });
    expect(found.signed).toBe(4);
    expect(found.lines).toEqual(['Frank SCHWABE 3/5', 'Gyde JENSEN 1/1']);
    const both = await asked('signatory', { country: 'AZ', group: 'SOC', delegation: 'FR' });
    expect(both).toMatchObject({ matching: 6, signed: 0, total: 0 });
  });

  test('of everybody, the most first, and only the page asked for', async () => {
    const found = await asked('signatory', { country: 'AZ' });
    expect(found).toMatchObject({ matching: 6, signed: null, total: 4 });
    expect(found.lines?.slice(0, 2)).toEqual(['Jacques MAIRE 5/6', 'Frank SCHWABE 3/5']);
    const second = await signingBy(db(), { ...nothingAsked, country: 'AZ' }, 'signatory', {
      from: 1,
      count: 1,
    });
    expect(second?.lines).toHaveLength(1);
    expect(second?.total).toBe(4);
  });

  test('the sums that are kept say the same as the declarations do', async () => {
    const all = { from: '1900-01-01' };
    for (const scope of [{}, { delegation: 'DE' }, { group: 'SOC' }, { delegation: 'DE', group: 'SOC' }]) {
      for (const by of ['signatory', 'delegation', 'group', 'topic', 'year'] as const)
        expect(await asked(by, scope)).toEqual(await asked(by, { ...scope, ...all }));
    }
  });

  test('by delegation and group: while they are seen', async () => {
    expect((await asked('delegation', { country: 'AZ' })).lines).toEqual(['FR 5/6', 'DE 4/5']);
    expect((await asked('group', { country: 'AZ', from: '2020-06-01' })).lines).toEqual([
      'ALDE 3/4',
      'EPP/CD 2/2',
      'SOC 2/3',
    ]);
    expect((await asked('delegation', { country: 'AZ', group: 'ALDE' })).lines).toEqual(['FR 5/6', 'DE 1/5']);
  });

  test('by year and topic: of what there is', async () => {
    expect((await asked('year', { country: 'AZ' })).lines).toEqual(['2021 2/2', '2020 3/4', '2019 1/1']);
    expect((await asked('year', { country: 'AZ', delegation: 'DE' })).lines).toEqual([
      '2021 1/2',
      '2020 2/3',
      '2019 1/1',
    ]);
    const topics = await asked('topic', { country: 'AZ', delegation: 'DE' });
    expect(topics.lines?.every((line) => line.endsWith(' 4/6'))).toBe(true);
    expect(topics.lines?.length).toBeGreaterThan(0);
  });

  test('by words; words that nearly every text has are none', async () => {
    const found = await asked('signatory', { words: 'georgia', delegation: 'DE' });
    expect(found).toMatchObject({ matching: 1, signed: 1 });
    expect(
      await signingBy(db(), { ...nothingAsked, words: 'the' }, 'year', { from: 0, count: 9 }),
    ).toBeNull();
  });
});
