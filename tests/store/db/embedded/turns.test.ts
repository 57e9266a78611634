import { expect, test } from 'vitest';
import { Turns } from '../../../../src/store/db/embedded/turns.ts';

interface Request {
  readonly name: string;
  readonly transaction: number | null;
}

const outside = (name: string): Request => ({ name, transaction: null });
const inside = (transaction: number, name: string): Request => ({ name, transaction });

test('requests are taken in the order in which they came', () => {
  const turns = new Turns<Request>();
  for (const name of ['a', 'b', 'c']) turns.add(outside(name));
  expect([turns.next(), turns.next(), turns.next(), turns.next()].map((one) => one?.name)).toEqual([
    'a',
    'b',
    'c',
    undefined,
  ]);
});

test('while a transaction is open only its own are taken, and then the others in their order', () => {
  const turns = new Turns<Request>();
  turns.hold(1);
  for (const request of [outside('a'), inside(2, 'begin'), inside(1, 'first'), outside('b')])
    turns.add(request);
  expect(turns.next()?.name).toBe('first');
  expect(turns.next()).toBeNull();
  turns.add(inside(1, 'commit'));
  expect(turns.next()?.name).toBe('commit');
  turns.release();
  expect([turns.next(), turns.next(), turns.next()].map((one) => one?.name)).toEqual(['a', 'begin', 'b']);
});
