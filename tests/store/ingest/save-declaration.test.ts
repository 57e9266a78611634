import { expect, test } from 'vitest';
import { declarationByNumber, latestDeclaration } from '../../../src/store/declarations/declarations.ts';
import { editions, signatories } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon, signature } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const kazakhstan = archived(682);
const oneMore = {
  ...kazakhstan,
  fileId: 28099,
  date: '2019-10-04',
  signatories: [...kazakhstan.signatories, signature(33, ['Ms', 'Petra BAYR', 'Austria', 'SOC'])],
};

test('a declaration is stored whole', async () => {
  expect(await keep(db(), kazakhstan)).toMatchObject({ change: 'new' });
  const held = await declarationByNumber(db(), 682, 'en');
  expect(held).toMatchObject({
    number: 682,
    document: 14933,
    date: '2019-06-27',
    edition: 1,
    language: 'en',
    title: kazakhstan.title,
    paragraphs: kazakhstan.paragraphs,
  });
  expect(held?.signatories).toHaveLength(32);
  expect(held?.signatories[0]).toMatchObject({
    position: 1,
    honorific: 'Mr',
    name: 'Roberto RAMPI',
    delegation: 'IT',
    group: 'SOC',
  });
});

test('the same page again changes nothing', async () => {
  const first = await keep(db(), kazakhstan);
  expect(await keep(db(), kazakhstan, later(1000))).toMatchObject({
    id: first.id,
    change: 'none',
    added: [],
  });
  expect(await db().select().from(editions)).toHaveLength(1);
});

test('more signatories on a later day are an edition with a list of its own', async () => {
  const first = await keep(db(), kazakhstan);
  expect(await keep(db(), oneMore)).toMatchObject({ id: first.id, change: 'edition' });
  const held = await declarationByNumber(db(), 682, 'en');
  expect(held).toMatchObject({ edition: 2, date: '2019-10-04', tabledOn: '2019-06-27' });
  expect(held?.signatories).toHaveLength(33);
});

test('an earlier edition that turns up late does not take names away', async () => {
  await keep(db(), oneMore);
  expect(await keep(db(), kazakhstan)).toMatchObject({ change: 'edition', added: [] });
  const held = await declarationByNumber(db(), 682, 'en');
  expect(held?.signatories).toHaveLength(33);
  expect(held).toMatchObject({ date: '2019-10-04', tabledOn: '2019-06-27' });
});

test('English and French are two texts of one declaration', async () => {
  const first = await keep(db(), archived(572));
  expect(await keep(db(), archived(572, 'fr'))).toMatchObject({ id: first.id, change: 'text' });
  expect(await declarationByNumber(db(), 572, 'fr')).toMatchObject({
    language: 'fr',
    title: 'Dialogue pour trouver une solution durable et pacifique',
    edition: 1,
  });
  expect(await declarationByNumber(db(), 572, 'en')).toMatchObject({ language: 'en' });
});

test('where the language asked for is not held, the other one is given and said so', async () => {
  await keep(db(), kazakhstan);
  expect(await declarationByNumber(db(), 682, 'fr')).toMatchObject({
    language: 'en',
    title: kazakhstan.title,
  });
});

test('a member who signs again is the same signatory', async () => {
  await keep(db(), kazakhstan);
  const before = await db().select().from(signatories);
  await keep(db(), { ...kazakhstan, number: 683, document: 14934 });
  expect(await db().select().from(signatories)).toHaveLength(before.length);
});

test('the latest is the highest number, whatever the dates say', async () => {
  await keep(db(), archived(648), noon);
  await keep(db(), archived(642), later(1000));
  expect(await latestDeclaration(db(), 'en')).toMatchObject({ number: 648, date: '2017-12-19' });
});

test('an empty store has no latest declaration', async () => {
  expect(await latestDeclaration(db(), 'en')).toBeNull();
  expect(await declarationByNumber(db(), 682, 'en')).toBeNull();
});

const titleOf = async (number: number, language: 'en' | 'fr' = 'en') =>
  (await declarationByNumber(db(), number, language))?.title;

test('a text that was corrected takes the place of the one held, unless it is of an earlier day', async () => {
  await keep(db(), kazakhstan);
  expect(await keep(db(), { ...kazakhstan, title: 'Corrected' })).toMatchObject({ change: 'correction' });
  expect(await titleOf(682)).toBe('Corrected');
  await keep(db(), { ...oneMore, title: 'Of the later edition' });
  expect(await titleOf(682)).toBe('Of the later edition');
  await keep(db(), { ...kazakhstan, title: 'Old again' });
  expect(await titleOf(682)).toBe('Of the later edition');
  expect(await db().select().from(editions)).toHaveLength(2);
});

test('a text is corrected in its own language only, and by its own day', async () => {
  await keep(db(), archived(572));
  await keep(db(), archived(572, 'fr'));
  await keep(db(), { ...archived(572), fileId: 9, date: '2014-10-03', title: 'Later' });
  await keep(db(), { ...archived(572, 'fr'), title: 'Corrigé' });
  expect(await titleOf(572)).toBe('Later');
  expect(await titleOf(572, 'fr')).toBe('Corrigé');
});

test('a No. that is misprinted makes no second declaration where title or names agree', async () => {
  const first = await keep(db(), kazakhstan);
  const expected = { id: first.id, disputed: null };
  expect(await keep(db(), { ...kazakhstan, number: 628, signatories: [] })).toMatchObject(expected);
  expect(await keep(db(), { ...kazakhstan, number: 629, title: 'Other' })).toMatchObject(expected);
  expect(await declarationByNumber(db(), 628, 'en')).toBeNull();
  expect(await declarationByNumber(db(), 682, 'en')).toMatchObject({ number: 682, edition: 1 });
});

test('another declaration under a Doc. that is held is stored, and reported', async () => {
  await keep(db(), kazakhstan);
  expect(await keep(db(), { ...archived(705), document: 14933 })).toMatchObject({
    change: 'new',
    disputed: { number: 682, document: 14933 },
  });
  expect(await declarationByNumber(db(), 705, 'en')).toMatchObject({ document: 14933 });
});

test('another declaration under a No. that is held is not stored, and reported', async () => {
  await keep(db(), kazakhstan);
  expect(await keep(db(), { ...archived(705), number: 682 })).toMatchObject({
    change: 'none',
    disputed: { number: 682, document: 14933 },
  });
  expect(await declarationByNumber(db(), 682, 'en')).toMatchObject({ title: kazakhstan.title, edition: 1 });
  expect(await keep(db(), { ...oneMore, document: 14339 })).toMatchObject({ change: 'edition' });
});
