import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { joinPeople, peopleNamed, splitPerson } from '../../../src/store/ingest/merge-and-split.ts';
import { partPerson } from '../../../src/store/ingest/part-person.ts';
import {
  deliveries,
  filters,
  signatories,
  signatoryForms,
  subscriptions,
} from '../../../src/store/db/schema.ts';
import { signatoryProfile } from '../../../src/store/people/signatory-profile.ts';
import { editionsOf } from '../../support/declarations/editions.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { keep } from '../../support/declarations/declarations.ts';
import { alerted, enqueue, follow } from '../../support/delivery/enqueue.ts';
import { idOf, keepLists, listOf } from '../support/lists.ts';

const db = useDatabase();

const signedBy = async (id: number) => (await signatoryProfile(db(), id, 'en'))?.signed;

test('who is stored under a name, with all that is printed', async () => {
  await keepLists(
    db(),
    ['Ms Mariia MEZENTSEVA, Ukraine', 'Mr Axel FISCHER, Germany'],
    ['Mme Maria MEZENTSEVA, Ukraine'],
  );
  const [found, ...others] = await peopleNamed(db(), 'mezentseva');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    name: 'Maria MEZENTSEVA',
    delegation: 'UA',
    signed: 2,
    forms: [
      { honorific: 'Mme', name: 'Maria MEZENTSEVA', delegation: 'UA' },
      { honorific: 'Ms', name: 'Mariia MEZENTSEVA', delegation: 'UA' },
    ],
  });
});

test('joined, two are one: forms, signatures, and whatever comes later', async () => {
  await keepLists(db(), ['Mr Bill SMITH, United Kingdom'], ['Mr William SMITH, United Kingdom']);
  const [bill, william] = [await idOf(db(), 'Bill Smith'), await idOf(db(), 'William Smith')];
  expect(await joinPeople(db(), bill, william)).toMatchObject({ kind: 'joined', together: 0 });
  expect(await signatoryProfile(db(), william, 'en')).toBeNull();
  expect(await signedBy(bill)).toBe(2);
  expect(await idOf(db(), 'William Smith')).toBe(bill);
  await keep(db(), listOf(7, '2020-01-01', 'Mr William SMITH, United Kingdom'));
  await keep(db(), listOf(8, '2020-01-01', 'Mr Bill SMITH, United Kingdom'));
  expect(await signedBy(bill)).toBe(4);
  expect(await db().select().from(signatories)).toHaveLength(1);
});

test('a member who moved to another delegation and group has one history', async () => {
  await keep(db(), listOf(1, '2015-01-01', 'Ms Ana LUPU, Romania, ALDE'));
  await keep(db(), listOf(2, '2015-06-01', 'Ms Ana LUPU, Romania'));
  await keep(db(), listOf(3, '2016-01-01', 'Ms Ana LUPU, Romania, EPP/CD'));
  await keep(db(), listOf(4, '2018-01-01', 'Ms Ana LUPU, Republic of Moldova, EPP/CD'));
  const found = await peopleNamed(db(), 'Ana Lupu');
  const romanian = found.find(({ delegation }) => delegation === 'RO')?.id ?? 0;
  const moldovan = found.find(({ delegation }) => delegation === 'MD')?.id ?? 0;
  await joinPeople(db(), romanian, moldovan);
  expect(await signatoryProfile(db(), romanian, 'en')).toMatchObject({
    delegation: 'MD',
    signed: 4,
    history: [
      { delegation: 'RO', group: 'ALDE', from: '2015-01-01', to: '2015-06-01' },
      { delegation: 'RO', group: 'EPP/CD', from: '2016-01-01', to: '2016-01-01' },
      { delegation: 'MD', group: 'EPP/CD', from: '2018-01-01', to: '2018-01-01' },
    ],
  });
});

test('whoever follows the second follows the first; what then asks the same is one', async () => {
  await keepLists(db(), ['Mr Bill SMITH, United Kingdom'], ['Mr William SMITH, United Kingdom']);
  const [bill, william] = [await idOf(db(), 'Bill Smith'), await idOf(db(), 'William Smith')];
  const later = await follow(db(), 'both', { signatory: bill });
  const earlier = await follow(db(), 'both', { signatory: william });
  const longAgo = new Date('2020-01-01T00:00:00Z');
  await db().update(subscriptions).set({ createdAt: longAgo }).where(eq(subscriptions.id, earlier));
  await follow(db(), 'second', { signatory: william });
  await follow(db(), 'more', { signatory: william, concerns: 'KZ' });
  const { id: past } = await keep(
    db(),
    listOf(8, '2019-12-01', 'Mr William SMITH, United Kingdom', 'Mr Bill SMITH, United Kingdom'),
  );
  await enqueue(db(), past);
  await joinPeople(db(), bill, william);

  const asked = (await subscriptionsOf(db(), { guildId: '1' })).map(({ id, channelId, filter }) => [
    id,
    channelId,
    filter,
  ]);
  expect(asked).toHaveLength(3);
  expect(asked).toContainEqual([later, 'both', { signatory: [bill] }]);
  expect(asked).toContainEqual([expect.any(Number), 'second', { signatory: [bill] }]);
  expect(asked).toContainEqual([expect.any(Number), 'more', { signatory: [bill], concerns: ['KZ'] }]);
  const [kept] = await db().select().from(subscriptions).where(eq(subscriptions.id, later));
  expect(kept?.createdAt).toEqual(longAgo);

  const stored = await db().select().from(filters);
  expect(stored.map(({ canonical, anchors }) => [canonical, anchors]).toSorted()).toEqual([
    [`signatory=${bill}&concerns=KZ`, [`m:${bill}`]],
    [`signatory=${bill}`, [`m:${bill}`]],
  ]);
  const ids = new Set(stored.map(({ id }) => id));
  const reasons = (await db().select().from(deliveries)).map(({ filterIds }) => filterIds);
  expect(reasons).not.toEqual([]);
  for (const one of reasons) {
    expect(new Set(one).size).toBe(one.length);
    expect(one.every((id) => ids.has(id))).toBe(true);
  }
  const { id } = await keep(db(), listOf(9, '2020-01-01', 'Mr William SMITH, United Kingdom'));
  await db().delete(deliveries);
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['both', 'more', 'second']);
});

test('joining may make a name that seemed new on an edition an old one', async () => {
  const list = listOf(1, '2020-01-01', 'Mr Bill SMITH, United Kingdom');
  const { id } = await keep(db(), list);
  const renamed = listOf(1, '2020-04-01', 'Mr William SMITH, United Kingdom', 'Mr Tiny KOX, Netherlands');
  await keep(db(), { ...renamed, fileId: 2 });
  const added = async () => (await editionsOf(db(), id))[1]?.added.map(({ name }) => name);
  expect(await added()).toEqual(['William SMITH', 'Tiny KOX']);
  const bill = await idOf(db(), 'Bill Smith');
  await joinPeople(db(), bill, await idOf(db(), 'William Smith'));
  expect(await added()).toEqual(['Tiny KOX']);
  await splitPerson(db(), bill, 'William SMITH');
  expect(await added()).toEqual(['William SMITH', 'Tiny KOX']);
});

test('two who signed the same edition can be joined, and that is said', async () => {
  await keepLists(db(), ['Mr Bill SMITH, United Kingdom', 'Mr William SMITH, United Kingdom']);
  const [bill, william] = [await idOf(db(), 'Bill Smith'), await idOf(db(), 'William Smith')];
  expect(await joinPeople(db(), bill, william)).toMatchObject({ kind: 'joined', together: 1 });
  expect(await joinPeople(db(), bill, bill)).toEqual({ kind: 'same' });
  expect(await joinPeople(db(), bill, 4711)).toEqual({ kind: 'unknown', id: 4711 });
});

test('split, a form is a person of its own, also when it is printed again', async () => {
  await keepLists(db(), ['Ms Mariia KOVAL, Ukraine'], ['Ms Maria KOVAL, Ukraine']);
  const id = await idOf(db(), 'Mariia Koval');
  const split = await splitPerson(db(), id, 'Ms Maria KOVAL');
  expect(split).toMatchObject({
    kind: 'split',
    remaining: { id, name: 'Mariia KOVAL', signed: 1 },
    person: { name: 'Maria KOVAL', signed: 1 },
  });
  const own = await idOf(db(), 'Maria Koval');
  expect(own).not.toBe(id);
  await keep(db(), listOf(7, '2020-01-01', 'Ms Maria KOVAL, Ukraine'));
  await keep(db(), listOf(8, '2020-01-01', 'Ms Mariia KOVAL, Ukraine'));
  expect([await signedBy(id), await signedBy(own)]).toEqual([2, 2]);
});

test('what cannot be split', async () => {
  await keepLists(db(), ['Ms Mariia KOVAL, Ukraine'], ['Ms Mariia KOVAL, Poland']);
  const [first, second] = (await peopleNamed(db(), 'Mariia Koval')).map(({ id }) => id) as [number, number];
  expect(await splitPerson(db(), first, 'Mariia KOVAL')).toEqual({ kind: 'only' });
  expect(await splitPerson(db(), 4711, 'Mariia KOVAL')).toEqual({ kind: 'unknown', forms: null });
  expect(await splitPerson(db(), first, 'Nobody')).toMatchObject({
    kind: 'unknown',
    forms: [{ name: 'Mariia KOVAL' }],
  });
  await joinPeople(db(), first, second);
  expect(await splitPerson(db(), first, 'Mariia KOVAL')).toMatchObject({ kind: 'several' });
  expect(await splitPerson(db(), first, 'Ms Mariia KOVAL, Poland')).toMatchObject({
    kind: 'split',
    person: { delegation: 'PL', signed: 1 },
  });
});

describe('two of one name, one after the other', () => {
  const novak = 'Mr Jan NOVÁK, Slovak Republic';
  const parted = async () => {
    await keep(db(), listOf(280, '1993-05-01', novak, 'Mr Axel FISCHER, Germany'));
    await keep(db(), listOf(779, '2023-06-20', novak));
    const id = await idOf(db(), 'Jan Novák');
    const split = await partPerson(db(), id, '2000-01-01');
    return { id, split };
  };

  test('are parted by a day: who is followed is who signs now', async () => {
    const { id, split } = await parted();
    expect(split).toMatchObject({ kind: 'split', remaining: { id, signed: 1 }, person: { signed: 1 } });
    const former = split.kind === 'split' ? split.person.id : 0;
    await keep(db(), listOf(281, '1994-05-01', novak));
    await keep(db(), listOf(780, '2024-01-20', novak, 'Mr Jan K. NOVÁK, Slovak Republic'));
    await keep(db(), listOf(279, '1991-05-01', novak));
    expect([await signedBy(former), await signedBy(id)]).toEqual([3, 2]);
    expect((await peopleNamed(db(), 'Novák')).map((one) => one.signed).toSorted()).toEqual([1, 2, 3]);
  });

  test('are one again when they are joined, and later names are theirs', async () => {
    const { id, split } = await parted();
    const former = split.kind === 'split' ? split.person.id : 0;
    expect(await db().$count(signatoryForms, eq(signatoryForms.folded, 'jan novak'))).toBe(2);
    await joinPeople(db(), id, former);
    const forms = await db().select().from(signatoryForms).where(eq(signatoryForms.folded, 'jan novak'));
    expect(forms).toMatchObject([{ signatoryId: id, firstOn: '1993-05-01', lastOn: '2023-06-20' }]);
    await keep(db(), listOf(281, '1994-05-01', novak));
    await keep(db(), listOf(780, '2024-01-20', novak));
    expect(await signedBy(id)).toBe(4);
  });

  test('are not parted where there is nothing on one side of the day', async () => {
    await keep(db(), listOf(779, '2023-06-20', novak));
    expect(await partPerson(db(), await idOf(db(), 'Novák'), '2000-01-01')).toEqual({ kind: 'only' });
    expect(await partPerson(db(), 4711, '2000-01-01')).toEqual({ kind: 'unknown', forms: null });
  });
});
