import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { compileWords } from '../../../src/store/text/word-queries.ts';
import { enqueueEditionAlerts } from '../../../src/store/delivery/enqueue-alerts.ts';
import { deliveries } from '../../../src/store/db/schema.ts';
import { createServerTopic } from '../../../src/store/subscriptions/own/server-topics.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later } from '../../support/declarations/declarations.ts';
import { alerted, enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();

const signatoryNamed = async (name: string) => {
  const [found] = await findSignatories(db(), name, 1);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found.id;
};

test('each kind of condition finds its declaration and leaves the others', async () => {
  const { id } = await keep(db(), archived(682));
  await keep(db(), archived(705));
  const rampi = await signatoryNamed('Roberto Rampi');
  const hunko = await signatoryNamed('Andrej Hunko');
  await follow(db(), 'all', {});
  await follow(db(), 'signatory', { signatory: rampi });
  await follow(db(), 'delegation', { delegation: 'IT' });
  await follow(db(), 'group', { group: 'SOC' });
  await follow(db(), 'concerns', { concerns: 'KZ' });
  await follow(db(), 'words', { words: 'rigged election' });
  await follow(db(), 'not-signatory', { signatory: hunko });
  await follow(db(), 'not-delegation', { delegation: 'IS' });
  await follow(db(), 'not-group', { group: 'FDG' });
  await follow(db(), 'not-concerns', { concerns: 'UA' });
  await follow(db(), 'not-words', { words: 'fisheries' });
  await follow(db(), 'not-topic', { topic: 'environment' });
  expect(await enqueue(db(), id)).toBe(6);
  expect(await alerted(db())).toEqual(['all', 'concerns', 'delegation', 'group', 'signatory', 'words']);
});

test('all conditions of one subscription are required', async () => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'both', { delegation: 'IT', concerns: 'KZ' });
  await follow(db(), 'one', { delegation: 'IT', concerns: 'UA' });
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['both']);
});

test('a channel gets one alert however many of its subscriptions match', async () => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'busy', {});
  await follow(db(), 'busy', { delegation: 'IT' });
  await follow(db(), 'busy', { concerns: 'KZ' });
  await enqueue(db(), id);
  const held = await db().select().from(deliveries);
  expect(held).toHaveLength(1);
  expect(held[0]?.filterIds).toHaveLength(3);
  expect(await enqueue(db(), id)).toBe(0);
});

test.each([
  ['kazakhstan', true],
  ['KAZAKHSTAN', true],
  ['elections', true],
  ['"presidential election"', true],
  ['"election presidential"', false],
  ['fisheries OR kazakhstan', true],
  ['kazakhstan -election', false],
  ['-fisheries', true],
  ['the kazakhstan', true],
  ['who walrus', false],
])('the words %s match: %s', async (words, expected) => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'channel', { words });
  expect(await enqueue(db(), id)).toBe(expected ? 1 : 0);
});

test('French words find a French text, with or without accents', async () => {
  const { id } = await keep(db(), archived(572, 'fr'));
  const titleWord = 'solution pacifique';
  await follow(db(), 'fr', { words: titleWord });
  await follow(db(), 'unaccented', { words: 'declarons' });
  await follow(db(), 'accented', { words: 'déclarons' });
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['accented', 'fr', 'unaccented']);
});

test('a group is followed through its changes of name', async () => {
  const { id } = await keep(db(), archived(771));
  await follow(db(), 'conservatives', { group: 'ECPA' });
  expect(archived(771).signatories[0]?.group).toBe('EC/DA');
  expect(await enqueue(db(), id)).toBe(1);
});

test('a text in a second language is news only for those who were there before the first', async () => {
  const { id } = await keep(db(), archived(572));
  await follow(db(), 'late', { words: 'solution durable' });
  await keep(db(), archived(572, 'fr'));
  expect(await enqueue(db(), id, true)).toBe(0);
  const early = later(24 * 60 * 60_000, new Date());
  await db().execute(sql`update declarations set first_seen_at = ${early.toISOString()}::timestamptz`);
  expect(await enqueue(db(), id, true)).toBe(1);
});

test.each([
  ['kazakhstan elect', ['w:kazakhstan']],
  ['"presidential elections"', ['w:presidenti', 'w:presidential']],
  ['fish OR kazakhstan', ['w:fish', 'w:kazakhstan']],
  ['the kazakhstan', ['w:kazakhstan']],
  ['co-operation', ['w:cooper', 'w:oper']],
  ['UN', ['w:=un']],
  ['"UN resolution"', ['w:resolut', 'w:resolu']],
  ['kazakh*', ['p:kaza']],
  ['kazakh* fish', ['w:fish']],
  ['-fish', null],
])(
  '%s is looked up by what is rarest of what is needed, and each of the alternatives',
  async (words, anchors) => {
    const found = (await compileWords(db(), words)).anchors;
    if (anchors === null) expect(found).toBeNull();
    else expect(anchors).toEqual(expect.arrayContaining([...(found ?? [])]));
    expect(found).not.toEqual([]);
  },
);

test('a filter can ask for a topic, or for so many signatories', async () => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'elections', { topic: 'elections' });
  await follow(db(), 'health', { topic: 'health' });
  await follow(db(), 'of 32', { minimum: 32 });
  await follow(db(), 'of 33', { minimum: 33 });
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['elections', 'of 32']);
});

test('an edition that brings the number asked for brings the alert', async () => {
  const whole = archived(682);
  const first = { ...whole, signatories: whole.signatories.slice(0, 25) };
  await follow(db(), 'of 20', { minimum: 20 });
  await follow(db(), 'of 30', { minimum: 30 });
  await follow(db(), 'of 40', { minimum: 40 });
  const { id } = await keep(db(), first);
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['of 20']);
  await db().delete(deliveries);
  await keep(db(), { ...whole, date: '2019-10-04', fileId: 28_999 });
  await db().transaction((tx) => enqueueEditionAlerts(tx, id, later(1)));
  expect(await alerted(db())).toEqual(['of 30']);
});

test('a topic of a server’s own is looked up in the texts of its language, beside other words', async () => {
  const own = async (name: string, words: string, language: 'en' | 'fr' | null) => {
    const created = await createServerTopic(db(), { guildId: '1', name, words, language });
    if (created.kind !== 'created') throw new Error(`${name} was not created.`);
    return created.id;
  };
  const { id } = await keep(db(), archived(682));
  const steppe = await own('Steppe', 'kazakhstan -cyprus', null);
  const french = await own('Français', 'kazakhstan', 'fr');
  const english = await own('English', 'kazakhstan OR cyprus', 'en');
  await follow(db(), 'steppe', { serverTopic: steppe });
  await follow(db(), 'steppe and words', { serverTopic: steppe, words: 'election' });
  await follow(db(), 'steppe, other words', { serverTopic: steppe, words: 'fisheries' });
  await follow(db(), 'french', { serverTopic: french });
  await follow(db(), 'english', { serverTopic: english });
  await enqueue(db(), id);
  expect(await alerted(db())).toEqual(['english', 'steppe', 'steppe and words']);
});
