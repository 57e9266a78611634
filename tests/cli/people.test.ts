import { expect, test } from 'vitest';
import { joinVerb } from '../../src/cli/join.ts';
import { peopleVerb, suspectsVerb } from '../../src/cli/people.ts';
import { splitVerb } from '../../src/cli/split.ts';
import { keep } from '../support/declarations/declarations.ts';
import { idOf, keepLists, listOf } from '../store/support/lists.ts';
import { useDatabase } from '../support/database.ts';
import { aVerb } from './support.ts';

const db = useDatabase();

test('two are found, joined, and taken apart again', async () => {
  await keepLists(db(), ['Mr Bill SMITH, United Kingdom'], ['Mr William SMITH, United Kingdom']);
  const [bill, william] = [await idOf(db(), 'Bill Smith'), await idOf(db(), 'William Smith')];
  const { verb, said } = aVerb('http://127.0.0.1', db());
  expect(await peopleVerb(verb, 'smith')).toBe(0);
  expect(said.out.splice(0)).toEqual([
    `${bill}\tBill SMITH\tGB\t1\tMr Bill SMITH (GB)`,
    `${william}\tWilliam SMITH\tGB\t1\tMr William SMITH (GB)`,
  ]);
  expect(await joinVerb(verb, String(bill), String(william))).toBe(0);
  expect(said.out.splice(0)).toEqual([
    `${bill}\tWilliam SMITH\tGB\t2\tMr Bill SMITH (GB); Mr William SMITH (GB)`,
  ]);
  expect(await splitVerb(verb, String(bill), { form: 'Bill SMITH' })).toBe(0);
  expect(said.out).toEqual([
    `${bill}\tWilliam SMITH\tGB\t1\tMr William SMITH (GB)`,
    expect.stringMatching(/^\d+\tBill SMITH\tGB\t1\tMr Bill SMITH \(GB\)$/u),
  ]);
  expect(said.err).toEqual([]);
});

test('whom to look at is shown, and that there is nobody', async () => {
  const { verb, said } = aVerb('http://127.0.0.1', db());
  expect(await suspectsVerb(verb)).toBe(0);
  expect(said.err.splice(0)).toHaveLength(1);
  await keepLists(db(), ['Mr Jan NOVÁK, Slovak Republic'], ['Mr Jan NOVÁC, Slovak Republic']);
  const [one, other] = [await idOf(db(), 'Jan Novák'), await idOf(db(), 'Jan Novác')];
  expect(await suspectsVerb(verb)).toBe(0);
  expect(said.out).toEqual([`join ${one} ${other}\tJan NOVÁK\tJan NOVÁC\tSK\tspelling`]);
});

test('a long gap is shown with the command that parts who signed before and after it', async () => {
  await keep(db(), listOf(280, '1993-05-01', 'Mr Jan NOVÁK, Slovak Republic'));
  await keep(db(), listOf(779, '2023-06-20', 'Mr Jan NOVÁK, Slovak Republic'));
  const { verb, said } = aVerb('http://127.0.0.1', db());
  const id = await idOf(db(), 'Jan Novák');
  expect(await suspectsVerb(verb)).toBe(0);
  expect(said.out.splice(0)).toEqual([
    `split ${id} --from 2023-06-20\tJan NOVÁK\tSK\t1993-05-01\t2023-06-20`,
  ]);
  expect(await splitVerb(verb, `${id}`, { from: '2023-06-20' })).toBe(0);
  expect(said.out.splice(0)).toHaveLength(2);
  expect(await suspectsVerb(verb)).toBe(0);
  expect(said.out).toEqual([]);
  for (const wrong of [{}, { from: '2023-6-20' }, { from: '2023-13-01' }, { form: 'x', from: '2023-01-01' }])
    expect(await splitVerb(verb, `${id}`, wrong)).toBe(2);
  expect(await splitVerb(verb, `${id}`, { from: '2030-01-01' })).toBe(1);
});

test('what is wrong is said, with what to do', async () => {
  await keepLists(db(), ['Mr Bill SMITH, United Kingdom', 'Mr William SMITH, United Kingdom']);
  const [bill, william] = [await idOf(db(), 'Bill Smith'), await idOf(db(), 'William Smith')];
  const { verb, said } = aVerb('http://127.0.0.1', db());
  const answer = async (code: Promise<number>) => [await code, said.err.splice(0).join('\n')];
  expect(await answer(peopleVerb(verb, 'xyzzy'))).toEqual([1, expect.stringContaining('Nobody is stored')]);
  expect(await answer(joinVerb(verb, 'Bill', 'William'))).toEqual([2, expect.stringContaining('join ID ID')]);
  expect(await answer(joinVerb(verb, `${bill}`, `${bill}`))).toEqual([
    2,
    expect.stringContaining('two ids are the same'),
  ]);
  expect(await answer(joinVerb(verb, `${bill}`, '4711'))).toEqual([1, expect.stringContaining('4711')]);
  expect(await answer(splitVerb(verb, 'Bill', { form: 'x' }))).toEqual([
    2,
    expect.stringContaining('split ID FORM'),
  ]);
  expect(await answer(splitVerb(verb, '4711', { form: 'x' }))).toEqual([1, expect.stringContaining('4711')]);
  expect(await answer(splitVerb(verb, `${bill}`, { form: 'x' }))).toEqual([
    1,
    expect.stringContaining('Mr Bill SMITH (GB)'),
  ]);
  expect(await answer(splitVerb(verb, `${bill}`, { form: 'Bill SMITH' }))).toEqual([
    1,
    expect.stringContaining('all that is printed'),
  ]);
  expect(await answer(joinVerb(verb, `${bill}`, `${william}`))).toEqual([
    0,
    expect.stringContaining('Both had signed the same edition 1 '),
  ]);
});
