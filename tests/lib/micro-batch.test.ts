import { expect, test } from 'vitest';
import { createBatcher } from '../../src/lib/micro-batch.ts';

/** Writes that end when the test says so. */
function heldWrites() {
  const writes: { readonly items: readonly string[]; end(error?: Error): void }[] = [];
  const waiting: (() => void)[] = [];
  const write = (items: readonly string[]) =>
    new Promise<void>((resolve, reject) => {
      writes.push({ items, end: (error) => (error ? reject(error) : resolve()) });
      for (const wake of waiting.splice(0)) wake();
    });
  const begun = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { writes, write, begun };
}

test('what comes within a moment, or while a write is under way, goes together', async () => {
  const { writes, write, begun } = heldWrites();
  const add = createBatcher(write, 1);
  const first = begun();
  const together = [add('a'), add('b')];
  await first;
  const meanwhile = [add('c'), add('d')];
  const second = begun();
  writes[0]?.end();
  await Promise.all(together);
  await second;
  writes[1]?.end();
  await Promise.all(meanwhile);
  expect(writes.map(({ items }) => items)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('one write at a time', async () => {
  const { writes, write, begun } = heldWrites();
  const add = createBatcher(write, 0);
  const first = begun();
  const a = add('a');
  await first;
  const b = add('b');
  // Longer than the moment that the second waits for company.
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(writes).toHaveLength(1);
  const second = begun();
  writes[0]?.end();
  await a;
  await second;
  writes[1]?.end();
  await b;
});

test('a write that fails is told to those it held, and no others', async () => {
  const { writes, write, begun } = heldWrites();
  const add = createBatcher(write, 0);
  const first = begun();
  const a = add('a');
  const told = expect(a).rejects.toThrow('the disk is full');
  await first;
  const second = begun();
  const b = add('b');
  writes[0]?.end(new Error('the disk is full'));
  await told;
  await second;
  writes[1]?.end();
  await b;
  expect(writes).toHaveLength(2);
});
