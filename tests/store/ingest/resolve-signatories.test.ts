import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signatories, signatoryForms, signatures } from '../../../src/store/db/schema.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { useDatabase } from '../../support/database.ts';
import { keep } from '../../support/declarations/declarations.ts';
import { resolveSignatories } from '../../../src/store/ingest/resolve-signatories.ts';
import { joinPeople } from '../../../src/store/ingest/merge-and-split.ts';
import { idOf, keepLists, listOf, signed } from '../support/lists.ts';

const db = useDatabase();

/** Who is who: the printed names of each person, in the order stored. */
async function people(): Promise<string[][]> {
  const rows = await db()
    .select()
    .from(signatures)
    .orderBy(asc(signatures.signatoryId), asc(signatures.declarationId), asc(signatures.position));
  const ids = [...new Set(rows.map((row) => row.signatoryId))];
  return ids.map((id) => rows.filter((row) => row.signatoryId === id).map((row) => row.name));
}

async function shown(): Promise<string[]> {
  const rows = await db().select().from(signatories).orderBy(asc(signatories.id));
  return rows.map(({ name, delegation }) => `${name}, ${delegation}`);
}

test('one person under several forms is one, and every form is kept and found', async () => {
  await keepLists(
    db(),
    ['Ms Mariia MEZENTSEVA, Ukraine, EPP/CD', 'Mr Axel FISCHER, Germany'],
    ['Mr Axel E. FISCHER, Germany', 'Ms Maria MEZENTSEVA, Ukraine'],
    ['Axel FISCHER, Germany'],
  );
  expect(await people()).toEqual([
    ['Mariia MEZENTSEVA', 'Maria MEZENTSEVA'],
    ['Axel FISCHER', 'Axel E. FISCHER', 'Axel FISCHER'],
  ]);
  expect(await shown()).toEqual(['Maria MEZENTSEVA, UA', 'Axel E. FISCHER, DE']);
  expect(await idOf(db(), 'Mariia Mezentseva')).toBe(await idOf(db(), 'Maria Mezentseva'));
  expect(await findSignatories(db(), 'mezentseva', 5)).toHaveLength(1);
});

test('the name shown is the latest, whatever the order of reading', async () => {
  await keep(db(), listOf(3, '2022-01-01', 'Mr Serhii SOBOLIEV, Ukraine'));
  await keep(db(), listOf(1, '2012-01-01', 'Mr Serhiy SOBOLEV, Ukraine'));
  expect(await shown()).toEqual(['Serhii SOBOLIEV, UA']);
  await keep(db(), listOf(2, '2023-01-01', 'Mr Serhii SOBOLEV, Ukraine'));
  expect(await shown()).toEqual(['Serhii SOBOLEV, UA']);
});

test('husband and wife of one name are two, and a name without honorific is neither’s', async () => {
  await keepLists(
    db(),
    ['Mr Andrea ROSSI, Italy'],
    ['Ms Andrea ROSSI, Italy'],
    ['Mr Andrea ROSSI, Italy'],
    ['Andrea ROSSI, Italy'],
  );
  expect(await people()).toEqual([['Andrea ROSSI', 'Andrea ROSSI'], ['Andrea ROSSI'], ['Andrea ROSSI']]);
});

test('a form that could be two people’s is a person of its own', async () => {
  await keepLists(
    db(),
    ['Mr Axel E. FISCHER, Germany', 'Mr Axel K. FISCHER, Germany'],
    ['Mr Axel FISCHER, Germany'],
    ['Mr Axel FISCHER, Germany'],
  );
  expect(await people()).toEqual([
    ['Axel E. FISCHER'],
    ['Axel K. FISCHER'],
    ['Axel FISCHER', 'Axel FISCHER'],
  ]);
});

test('a form that one form of a person speaks against is another person’s', async () => {
  await keepLists(
    db(),
    ['Mr Axel FISCHER, Germany'],
    ['Mr Axel E. FISCHER, Germany'],
    ['Mr Axel K. FISCHER, Germany'],
  );
  expect(await people()).toEqual([['Axel FISCHER', 'Axel E. FISCHER'], ['Axel K. FISCHER']]);
});

test('two names on one list are two people, however alike', async () => {
  await keepLists(db(), ['Ms Mariia KOVAL, Ukraine', 'Ms Maria KOVAL, Ukraine']);
  expect(await people()).toEqual([['Mariia KOVAL'], ['Maria KOVAL']]);
  await keep(db(), listOf(1, '2016-01-01', 'Mr Axel FISCHER, Germany'));
  await keep(db(), listOf(2, '2016-02-01', 'Mr Axel FISCHER, Germany', 'Mr Axel E. FISCHER, Germany'));
  expect(await people()).toContainEqual(['Axel E. FISCHER']);
});

test('two names that were taken for one person are two once they stand on one list', async () => {
  await keepLists(
    db(),
    ['Ms Mariia KOVAL, Ukraine'],
    ['Ms Maria KOVAL, Ukraine'],
    ['Ms Maria KOVAL, Ukraine', 'Ms Mariia KOVAL, Ukraine'],
    ['Ms Maria KOVAL, Ukraine'],
  );
  expect(await people()).toEqual([
    ['Mariia KOVAL', 'Mariia KOVAL'],
    ['Maria KOVAL', 'Maria KOVAL', 'Maria KOVAL'],
  ]);
});

test('two names that an operator joined stay one on any list', async () => {
  await keepLists(db(), ['Mr Bill SMITH, United Kingdom'], ['Mr William SMITH, United Kingdom']);
  const [bill, william] = (await findSignatories(db(), 'smith', 5)).map(({ id }) => id);
  await joinPeople(db(), bill ?? 0, william ?? 0);
  await keep(
    db(),
    listOf(9, '2016-01-01', 'Mr Bill SMITH, United Kingdom', 'Mr William SMITH, United Kingdom'),
  );
  expect(await people()).toHaveLength(1);
});

test('a name printed twice on a list is one person', async () => {
  await keepLists(db(), ['Mr Axel FISCHER, Germany', 'Mr Axel FISCHER, Germany']);
  expect(await people()).toEqual([['Axel FISCHER', 'Axel FISCHER']]);
});

test('a family name alone is the one member’s who has it, in whatever order they come', async () => {
  await keep(db(), listOf(1, '2004-01-01', 'Jensen, Denmark', 'Jacobsen, Norway'));
  await keep(db(), listOf(2, '2009-01-01', 'Mr Mogens JENSEN, Denmark'));
  await keep(db(), listOf(3, '2009-02-01', 'Mr Bjørn HANSEN, Norway'));
  await keep(db(), listOf(4, '2004-02-01', 'Hansen, Norway', 'Hansen, Denmark'));
  expect(await people()).toEqual([
    ['Jensen', 'Mogens JENSEN'],
    ['Jacobsen'],
    ['Bjørn HANSEN', 'Hansen'],
    ['Hansen'],
  ]);
  expect((await shown())[0]).toBe('Mogens JENSEN, DK');
});

test('a family name alone that two have is neither’s, also when the second comes later', async () => {
  const mogens = listOf(2, '2009-01-01', 'Mr Mogens JENSEN, Denmark');
  const michael = listOf(3, '2009-02-01', 'Mr Michael Aastrup JENSEN, Denmark');
  const bare = listOf(1, '2004-01-01', 'Jensen, Denmark');
  const apart = [['Mogens JENSEN'], ['Michael Aastrup JENSEN'], ['Jensen']];
  const orders = [
    [mogens, michael, bare],
    [mogens, bare, michael],
    [bare, mogens, michael],
    [bare, michael, mogens],
  ];
  for (const [at, order] of orders.entries()) {
    for (const one of order) {
      const number = one.number + 10 * at;
      const place = ['Denmark', 'Norway', 'Sweden', 'Finland'][at] ?? '';
      const delegation = ['DK', 'NO', 'SE', 'FI'][at] ?? '';
      const list = one.signatories.map((each) => ({ ...each, delegation, delegationPrinted: place }));
      await keep(db(), { ...one, number, document: number, signatories: list });
    }
  }
  const found = await people();
  expect(found).toHaveLength(12);
  for (const names of apart) expect(found.filter((one) => one[0] === names[0])).toHaveLength(4);
});

test('the list that brings the second of a name may print the family name alone, too', async () => {
  await keep(db(), listOf(1, '2004-01-01', 'Jensen, Denmark'));
  await keep(db(), listOf(2, '2005-01-01', 'Mr Mogens JENSEN, Denmark'));
  await keep(db(), listOf(3, '2006-01-01', 'Mr Michael JENSEN, Denmark', 'Jensen, Denmark'));
  expect(await people()).toEqual([['Mogens JENSEN'], ['Michael JENSEN'], ['Jensen', 'Jensen']]);
});

test('a family name alone that an operator gave to somebody stays theirs', async () => {
  await keep(db(), listOf(1, '2004-01-01', 'Jensen, Denmark', 'Mr Mogens JENSEN, Denmark'));
  const [mogens, bare] = (await findSignatories(db(), 'jensen', 5)).toSorted(
    (a, b) => b.name.length - a.name.length,
  );
  await joinPeople(db(), mogens?.id ?? 0, bare?.id ?? 0);
  await keep(db(), listOf(2, '2005-01-01', 'Mr Michael JENSEN, Denmark', 'Jensen, Denmark'));
  expect(await people()).toEqual([['Michael JENSEN'], ['Jensen', 'Mogens JENSEN', 'Jensen']].toReversed());
});

test('a generation later a family name alone is somebody else’s', async () => {
  await keep(db(), listOf(1, '1998-01-01', 'Smith, United Kingdom'));
  await keep(db(), listOf(2, '2016-01-01', 'Ms Angela SMITH, United Kingdom'));
  expect(await people()).toEqual([['Smith'], ['Angela SMITH']]);
});

test('where no delegation is printed, a family name alone is nobody’s whose delegation is known', async () => {
  await keep(db(), listOf(1, '2004-01-01', 'Mr Mogens JENSEN, Denmark'));
  await keep(db(), listOf(2, '2004-02-01', 'Jensen'));
  expect(await people()).toEqual([['Mogens JENSEN'], ['Jensen']]);
});

test('the better spelling of a form is kept, accents and all, whichever is the newest', async () => {
  await keepLists(db(), ['Mr Rónán MULLEN, Ireland'], ['Mr Ronan MULLEN, Ireland']);
  expect(await shown()).toEqual(['Rónán MULLEN, IE']);
  const forms = await db().select().from(signatoryForms);
  expect(forms).toMatchObject([{ name: 'Rónán MULLEN', firstOn: '2015-01-01', lastOn: '2015-02-01' }]);
});

test('a long list costs no more statements than a short one', async () => {
  const statements = (date: string, entries: readonly string[]) =>
    db().transaction(async (tx) => {
      let count = 0;
      const counted = new Proxy(tx, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            count += 1;
            return value.apply(target, args) as unknown;
          };
        },
      });
      await resolveSignatories(
        counted,
        entries.map((entry, at) => signed(at + 1, entry)),
        date,
      );
      return count;
    });
  const letters = 'abcdefghijklm';
  const name = (at: number) => `${letters[at % 13]}${letters[Math.floor(at / 13) % 13]}`.toUpperCase();
  const long = Array.from({ length: 160 }, (_, at) => `Mr Jan ${name(at)}OV, Malta`);
  const again = long.map((entry) => entry.replace('Jan', 'Jan K.'));
  expect(await statements('2015-01-01', long)).toBeLessThan(12);
  expect(await statements('2015-02-01', again)).toBeLessThan(12);
  expect(await statements('2015-02-01', again)).toBeLessThan(6);
  expect(await shown()).toHaveLength(160);
});
