import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { deliveries, filters, newcomers, subscriptions } from '../../../../src/store/db/schema.ts';
import { joinPeople, splitPerson } from '../../../../src/store/ingest/merge-and-split.ts';
import { enqueueEditionAlerts } from '../../../../src/store/delivery/enqueue-alerts.ts';
import { declarationById } from '../../../../src/store/declarations/declarations.ts';
import { explainChannel } from '../../../../src/store/subscriptions/explain.ts';
import { forgetServer, serversHeld } from '../../../../src/store/subscriptions/servers.ts';
import {
  createPeopleList,
  editPeopleList,
  membersOfList,
  peopleListsOf,
  removePeopleList,
} from '../../../../src/store/subscriptions/own/people-lists.ts';
import { changeSubscription, unsubscribe } from '../../../../src/store/subscriptions/subscription-changes.ts';
import { useDatabase } from '../../../support/database.ts';
import { keep, noon } from '../../../support/declarations/declarations.ts';
import { alerted, enqueue, follow } from '../../../support/delivery/enqueue.ts';
import { idOf, keepLists, listOf } from '../../support/lists.ts';

const db = useDatabase();

const nobody = { signatories: [], newcomers: [] };

async function created(name: string, signatories: number[] = [], keys: string[] = [], guildId = '1') {
  const made = await createPeopleList(db(), { guildId, name, people: { signatories, newcomers: keys } });
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.id;
}

const namesOn = async (id: number) => (await membersOfList(db(), id)).map(({ name }) => name);

describe('a list of people', () => {
  test('is kept under one name, edited, followed, and removed when nothing follows it', async () => {
    await keepLists(db(), ['Mr Tiny KOX, Netherlands', 'Mr Axel FISCHER, Germany', 'Ms Ana LUPU, Romania']);
    const [kox, fischer, lupu] = [
      await idOf(db(), 'Kox'),
      await idOf(db(), 'Fischer'),
      await idOf(db(), 'Lupu'),
    ];
    const id = await created(' Friends  of Malta ', [kox, fischer]);
    expect(await createPeopleList(db(), { guildId: '1', name: 'FRIENDS of malta', people: nobody })).toEqual({
      kind: 'taken',
    });
    await created('Friends of Malta', [lupu], [], '2');
    const change = {
      add: { signatories: [lupu], newcomers: [] },
      remove: { signatories: [kox], newcomers: [] },
    };
    expect(await editPeopleList(db(), '2', id, change)).toEqual({ kind: 'unknown' });
    expect(await editPeopleList(db(), '1', id, { ...change, name: 'Maltese' })).toEqual({ kind: 'edited' });
    expect(await namesOn(id)).toEqual(['Axel FISCHER', 'Ana LUPU']);
    const held = await follow(db(), 'here', { list: id });
    expect(await peopleListsOf(db(), '1')).toEqual([{ id, name: 'Maltese', members: 2, subscriptions: 1 }]);
    expect(await removePeopleList(db(), '1', id)).toEqual({ kind: 'followed', subscriptions: 1 });
    expect(await removePeopleList(db(), '2', id)).toEqual({ kind: 'unknown' });
    await unsubscribe(db(), { guildId: '1' }, held);
    expect(await removePeopleList(db(), '1', id)).toEqual({ kind: 'removed' });
    expect(await peopleListsOf(db(), '1')).toEqual([]);
  });

  test('has a name of its own, and as many people and lists as there is room for', async () => {
    await keepLists(db(), ['Mr Tiny KOX, Netherlands']);
    const kox = await idOf(db(), 'Kox');
    const letters = 'abcdefghij';
    const many = Array.from(
      { length: 100 },
      (_, at) => `IT:Nemo Nessun${letters[at % 10]}${letters[Math.floor(at / 10)]}`,
    );
    const id = await created('All', [], many);
    const more = { add: { signatories: [kox], newcomers: [] }, remove: nobody };
    expect(await editPeopleList(db(), '1', id, more)).toEqual({ kind: 'long', limit: 100 });
    const instead = { ...more, remove: { signatories: [], newcomers: many.slice(0, 1) } };
    expect(await editPeopleList(db(), '1', id, instead)).toEqual({ kind: 'edited' });
    expect(await db().$count(newcomers)).toBe(99);
    await created('Other');
    expect(await editPeopleList(db(), '1', id, { name: 'óther', add: nobody, remove: nobody })).toEqual({
      kind: 'taken',
    });
    for (let at = 2; at < 50; at += 1) await created(`List ${at}`);
    expect(await createPeopleList(db(), { guildId: '1', name: 'One more', people: nobody })).toEqual({
      kind: 'full',
      limit: 50,
    });
  });

  test('alerts for whoever is on it, is left out, and is found by one anchor', async () => {
    await keepLists(db(), ['Mr Tiny KOX, Netherlands', 'Mr Axel FISCHER, Germany']);
    const [kox, fischer] = [await idOf(db(), 'Kox'), await idOf(db(), 'Fischer')];
    const [one, other] = [await created('One', [kox]), await created('Other', [fischer])];
    await follow(db(), 'one', { list: one });
    await follow(db(), 'either', { list: [one, other], minimum: 2 });
    await follow(db(), 'beside', { list: other, signatory: kox });
    await follow(db(), 'not', { notList: other });
    const { id } = await keep(db(), listOf(700, '2020-01-01', 'Mr Axel FISCHER, Germany'));
    await enqueue(db(), id);
    expect(await alerted(db())).toEqual(['beside']);
    const declaration = await declarationById(db(), id, 'en');
    if (!declaration) throw new Error('It is not held.');
    const [examined] = await explainChannel(db(), { guildId: '1' }, 'beside', declaration);
    expect(examined?.findings).toEqual([
      { isMet: true, reasons: [{ kind: 'list', list: 'Other', names: ['Axel FISCHER'] }] },
    ]);
    const anchors = (await db().select().from(filters)).map((filter) => filter.anchors);
    expect(anchors).toEqual([[`l:${one}`], [`l:${one}`, `l:${other}`], [`m:${kox}`, `l:${other}`], ['*']]);
  });

  test('alerts for a later edition that brings the first of it, and only then', async () => {
    await keepLists(db(), ['Mr Tiny KOX, Netherlands', 'Mr Axel FISCHER, Germany', 'Ms Ana LUPU, Romania']);
    const [kox, fischer] = [await idOf(db(), 'Kox'), await idOf(db(), 'Fischer')];
    await follow(db(), 'two', { list: await created('Two', [kox, fischer]) });
    const first = listOf(700, '2020-01-01', 'Ms Ana LUPU, Romania');
    const { id } = await keep(db(), first);
    const edition = async (day: string, fileId: number, ...names: string[]) => {
      await keep(db(), { ...listOf(700, day, 'Ms Ana LUPU, Romania', ...names), fileId });
      return db().transaction((tx) => enqueueEditionAlerts(tx, id, noon));
    };
    expect(await edition('2020-02-01', 31, 'Mr Tiny KOX, Netherlands')).toBe(1);
    await db().update(deliveries).set({ state: 'sent' });
    expect(await edition('2020-03-01', 32, 'Mr Tiny KOX, Netherlands', 'Mr Axel FISCHER, Germany')).toBe(0);
  });

  test('has one who was two once they are joined', async () => {
    await keepLists(db(), ['Mr Bill SMITH, United Kingdom'], ['Mr William SMITH, United Kingdom']);
    const [bill, william] = [await idOf(db(), 'Bill Smith'), await idOf(db(), 'William Smith')];
    const [both, second] = [await created('Both', [bill, william]), await created('Second', [william])];
    await joinPeople(db(), bill, william);
    expect([await namesOn(both), await namesOn(second)]).toEqual([['William SMITH'], ['William SMITH']]);
    await splitPerson(db(), bill, 'Bill SMITH');
    expect(await namesOn(second)).toHaveLength(1);
  });

  test('is forgotten with its server', async () => {
    await created('Ours', [], ['IT:Nemo Nessuno']);
    await created('Theirs', [], ['IT:Nemo Nessuno'], '2');
    expect((await serversHeld(db())).map(({ id }) => id)).toEqual(['1', '2']);
    await forgetServer(db(), '1');
    expect(await peopleListsOf(db(), '1')).toEqual([]);
    expect(await db().$count(newcomers)).toBe(1);
    await forgetServer(db(), '2');
    expect(await db().$count(newcomers)).toBe(0);
  });
});

describe('somebody who has signed nothing yet', () => {
  const key = 'SK:Jana Nováková';
  const linked = async () => (await db().select().from(newcomers))[0]?.signatoryId ?? null;

  test('is followed by name and delegation, and alerted for from the first signature on', async () => {
    await follow(db(), 'here', { newcomer: key });
    const list = await created('Ours', [], [key]);
    await follow(db(), 'list', { list });
    await keep(
      db(),
      listOf(699, '2020-01-01', 'Ms Jana NOVÁKOVÁ, Czech Republic', 'Ms Eva NOVÁKOVÁ, Slovak Republic'),
    );
    expect(await linked()).toBeNull();
    const { id } = await keep(db(), listOf(700, '2020-02-01', 'Ms Jana NOVÁKOVÁ, Slovak Republic'));
    expect(await linked()).toBe(
      (await membersOfList(db(), list)).map((one) => 'signatory' in one && one.signatory)[0],
    );
    await enqueue(db(), id);
    expect(await alerted(db())).toEqual(['here', 'list']);
    const declaration = await declarationById(db(), id, 'en');
    if (!declaration) throw new Error('It is not held.');
    const [examined] = await explainChannel(db(), { guildId: '1' }, 'here', declaration);
    expect(examined?.findings).toEqual([
      {
        isMet: true,
        reasons: [{ kind: 'newcomer', newcomer: 'Jana Nováková', name: 'Jana NOVÁKOVÁ' }],
      },
    ]);
  });

  test('is who has signed already, however the name is cut in two', async () => {
    await keepLists(db(), ['Ms María LÓPEZ GARCÍA, Spain']);
    await follow(db(), 'here', { newcomer: 'ES:Maria Lopez Garcia' });
    expect(await linked()).toBe(await idOf(db(), 'López García'));
  });

  test.each([
    ['another gender', 'SK:Mr Jana Nováková', ['Ms Jana NOVÁKOVÁ, Slovak Republic']],
    ['a family name alone', 'DK:Mogens Jensen', ['Jensen, Denmark']],
    [
      'two who can be meant',
      'DE:Axel Fischer',
      ['Mr Axel E. FISCHER, Germany', 'Mr Axel K. FISCHER, Germany'],
    ],
    ['another end of the name in other letters', 'SK:Jana Novak', ['Ms Jana NOVÁKOVÁ, Slovak Republic']],
  ])('is not taken for %s', async (_what, typed, names) => {
    await follow(db(), 'here', { newcomer: typed });
    await keepLists(db(), names);
    expect(await linked()).toBeNull();
  });

  test('is forgotten with the last who asks, and keeps no name of it', async () => {
    const [first, second] = [
      await follow(db(), 'a', { newcomer: key }),
      await follow(db(), 'b', { newcomer: key }),
    ];
    const list = await created('Ours', [], [key]);
    await unsubscribe(db(), { guildId: '1' }, first);
    await changeSubscription(db(), { guildId: '1' }, second, { filter: { topic: 'health' }, now: noon });
    expect(await db().$count(newcomers)).toBe(1);
    await editPeopleList(db(), '1', list, { add: nobody, remove: { signatories: [], newcomers: [key] } });
    expect(await db().$count(newcomers)).toBe(0);
    expect(JSON.stringify(await db().select().from(filters))).not.toContain('Nov');
  });

  test('is who the name is joined to', async () => {
    await follow(db(), 'here', { newcomer: key });
    await keepLists(db(), ['Ms Jana NOVÁKOVÁ, Slovak Republic'], ['Ms Jana KOVÁČOVÁ, Slovak Republic']);
    const [old, now] = [await idOf(db(), 'Nováková'), await idOf(db(), 'Kováčová')];
    expect(await linked()).toBe(old);
    await joinPeople(db(), now, old);
    expect(await linked()).toBe(now);
    expect(await db().$count(subscriptions, eq(subscriptions.channelId, 'here'))).toBe(1);
  });
});
