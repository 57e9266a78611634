import { expect, test } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { signatories } from '../../../src/store/db/schema.ts';
import { suspects } from '../../../src/store/people/suspects.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { keepLists, listOf } from '../support/lists.ts';

const db = useDatabase();

const names = async () => (await db().select().from(signatories)).map(({ name }) => name).sort();

test.each([
  ['Azerbaijan', 'Mr Elkhan RZAZADE', 'Mr Elkhan RZAZADA'],
  ['Azerbaijan', 'Ms Nigar AGHAZADA', 'Ms Nigar AGHAZADEH'],
  ['Ukraine', 'Mr Ivan KOVALOV', 'Mr Ivan KOVALIV'],
  ['Ukraine', 'Mr Georgii LOHVYNSKYI', 'Mr Georgii LOGVYNSKYY'],
  ['Ukraine', 'Mr Andriy LOPUSHANSKYI', 'Mr Andrii LOPUSHANSKIY'],
  ['Georgia', 'Mr Irakli KOBAKHIDZE', 'Mr Irakli KOBAKHIDZA'],
])('%s: %s and %s of the same years are one', async (country, one, other) => {
  await keepLists(db(), [`${one}, ${country}`], [`${other}, ${country}`]);
  expect(await names()).toHaveLength(1);
});

test('a family name that ends otherwise is another person on one list, years apart, or with another given name', async () => {
  await keepLists(db(), ['Mr Ivan KOVALOV, Ukraine', 'Mr Ivan KOVALIV, Ukraine']);
  await keep(db(), listOf(700, '2023-01-01', 'Mr Petro SAVKOV, Ukraine'));
  await keep(db(), listOf(701, '2023-01-02', 'Mr Pavlo SAVKIV, Ukraine'));
  await keep(db(), listOf(300, '2003-01-01', 'Mr Petro SAVKIV, Ukraine'));
  expect(await names()).toEqual([
    'Ivan KOVALIV',
    'Ivan KOVALOV',
    'Pavlo SAVKIV',
    'Petro SAVKIV',
    'Petro SAVKOV',
  ]);
});

test('near twins are shown, but nobody beside whom he signed', async () => {
  await keepLists(
    db(),
    ['Mr Georgios KATROUGALOS, Greece', 'Mr Ivan PETROV, Bulgaria', 'Mr Ivan PETKOV, Bulgaria'],
    ['Mr Georgios KATRUNGALOS, Greece', 'Mr Nikos DENDIAS, Greece'],
  );
  const found = await suspects(db());
  expect(found).toMatchObject([
    { kind: 'twins', one: { name: 'Georgios KATROUGALOS' }, other: { name: 'Georgios KATRUNGALOS' } },
  ]);
});

test('one full name thirty years apart is shown, and a break of a term is not', async () => {
  await keep(db(), listOf(280, '1993-05-01', 'Mr Jan NOVÁK, Czech Republic', 'Mr Axel FISCHER, Germany'));
  await keep(db(), listOf(281, '1998-05-01', 'Mr Axel FISCHER, Germany'));
  await keep(db(), listOf(779, '2023-06-20', 'Mr Jan NOVÁK, Czech Republic'));
  expect(await suspects(db())).toMatchObject([
    { kind: 'gap', name: 'Jan NOVÁK', lastBefore: '1993-05-01', firstAfter: '2023-06-20' },
  ]);
});

test('a name that may have been taken in marriage is shown, with who signed first standing first', async () => {
  await keep(
    db(),
    listOf(700, '2020-01-27', 'Ms Mariia MEZENTSEVA, Ukraine', 'Ms Maria SAVKOVA, Ukraine, SOC'),
  );
  await keep(db(), listOf(701, '2022-01-27', 'Ms Mariia MEZENTSEVA-FEDORENKO, Ukraine, EPP/CD'));
  await keep(
    db(),
    listOf(702, '2021-01-27', 'Ms Maria PETRENKO, Ukraine, SOC', 'Ms Maria BONDAR, Ukraine, ALDE'),
  );
  expect(
    (await suspects(db())).map((one) => one.kind !== 'gap' && [one.kind, one.one.name, one.other.name]),
  ).toEqual([
    ['surname', 'Mariia MEZENTSEVA', 'Mariia MEZENTSEVA-FEDORENKO'],
    ['surname', 'Maria SAVKOVA', 'Maria PETRENKO'],
  ]);
});

test('nobody of the archive looks like another', async () => {
  for (const { number, language } of archive) if (language === 'en') await keep(db(), archived(number));
  expect((await suspects(db())).filter(({ kind }) => kind !== 'gap')).toEqual([]);
});
