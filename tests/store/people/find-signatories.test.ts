import { expect, test } from 'vitest';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { signatoryProfile } from '../../../src/store/people/signatory-profile.ts';
import { suggestDeclarations, suggestSignatories } from '../../../src/store/search/autocomplete.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, signature } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const names = async (typed: string) => (await findSignatories(db(), typed, 5)).map(({ name }) => name);

test.each([
  ['rampi', 'Roberto RAMPI'],
  ['Roberto R', 'Roberto RAMPI'],
  ['benko', 'Erika BENKŐ'],
  ['CILEVICS', 'Boriss CILEVIČS'],
  ['sandbaek', 'Ulla SANDBÆK'],
  ['Robreto Rampi', 'Roberto RAMPI'],
  ['thiery', 'Damien THIÉRY'],
])('%s finds %s', async (typed, name) => {
  await keep(db(), archived(682));
  expect((await names(typed))[0]).toBe(name);
});

test('nobody is found for what is like no name, and wildcards are letters', async () => {
  await keep(db(), archived(682));
  expect(await names('xyzzy')).toEqual([]);
  expect(await names('%')).toEqual([]);
  expect(await names('_____')).toEqual([]);
  expect(await names('')).toEqual([]);
});

test('people of one name in two delegations are two', async () => {
  const base = archived(682);
  await keep(db(), {
    ...base,
    signatories: [
      signature(1, ['Mr', 'Jan NOVAK', 'Czech Republic', 'SOC']),
      signature(2, ['Mr', 'Jan NOVÁK', 'Slovak Republic', 'SOC']),
    ],
  });
  expect(await findSignatories(db(), 'novak', 5)).toHaveLength(2);
});

test('a signatory’s record: what was signed and tabled, groups, and with whom', async () => {
  await keep(db(), archived(682));
  await keep(db(), archived(679));
  const [popsoi] = await findSignatories(db(), 'Mihail POPSOI', 1);
  const record = await signatoryProfile(db(), popsoi?.id ?? 0, 'en');
  expect(record).toMatchObject({
    name: 'Mihail POPSOI',
    delegation: 'MD',
    years: [{ year: 2019, signed: 2, tabled: 1 }],
    history: [{ delegation: 'MD', group: 'EPP/CD' }],
    signed: 2,
    tabled: 1,
  });
  // No. 679 was tabled later.
  expect(record?.recent.map(({ number }) => number)).toEqual([679, 682]);
  expect(record?.companions).toEqual([]);
});

test('a later edition counts once', async () => {
  const base = archived(682);
  await keep(db(), base);
  await keep(db(), {
    ...base,
    date: '2019-10-04',
    signatories: [...base.signatories, signature(33, ['Ms', 'Petra BAYR', 'Austria', 'SOC'])],
  });
  const [rampi] = await findSignatories(db(), 'rampi', 1);
  const record = await signatoryProfile(db(), rampi?.id ?? 0, 'en');
  expect(record).toMatchObject({ signed: 1, tabled: 1 });
});

test('nobody has an id that was never given', async () => {
  expect(await signatoryProfile(db(), 4711, 'en')).toBeNull();
});

test('suggestions for a declaration: by number, by document, by words, else the newest', async () => {
  for (const number of [424, 682, 689, 705]) await keep(db(), archived(number));
  const suggested = async (typed: string) =>
    (await suggestDeclarations(db(), typed, 'en')).map(({ number }) => number);
  expect(await suggested('68')).toEqual([689, 682]);
  expect(await suggested('No. 682')).toEqual([682]);
  expect(await suggested('14933')).toEqual([682]);
  expect(await suggested('kazakh')).toEqual([682]);
  expect(await suggested('russian dele')).toEqual([689]);
  expect(await suggested('')).toEqual([705, 689, 682, 424]);
  expect(await suggested("it's & | ! <-> :* '")).toEqual([]);
});

test('suggestions for a signatory: while nothing is typed, those who signed most', async () => {
  await keep(db(), archived(682));
  await keep(db(), archived(679));
  const [first] = await suggestSignatories(db(), '');
  const busiest = await signatoryProfile(db(), first?.id ?? 0, 'en');
  expect(busiest?.signed).toBe(2);
  expect(await suggestSignatories(db(), '')).toHaveLength(25);
});
