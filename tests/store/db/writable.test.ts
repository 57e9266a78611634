import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { facts } from '../../../src/store/db/schema.ts';
import { watchWrites, writeAndForget, type WriteTrouble } from '../../../src/store/db/writable.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

/** What the database says to a write in a transaction that was prepared so. */
async function refusalAfter(statement: string): Promise<unknown> {
  return db()
    .transaction(async (tx) => {
      await tx.execute(sql.raw(statement));
      await tx.insert(facts).values({ key: 'x', value: 1 });
    })
    .catch((error: unknown) => error);
}

const noRoom = `do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`;

test.each([
  ['full', noRoom],
  ['read-only', 'set transaction read only'],
] as const)(
  'a database that is %s is noticed once, and so is when it takes writes again',
  async (trouble, how) => {
    const told: (WriteTrouble | null)[] = [];
    const watch = watchWrites(() => writeAndForget(db()), 10);
    watch.subscribe((now) => told.push(now));
    const refusal = await refusalAfter(how);
    watch.notice(refusal);
    watch.notice(refusal);
    expect(watch.trouble).toBe(trouble);
    await vi.waitFor(() => expect(told).toEqual([trouble, null]), 20_000);
    watch.stop();
  },
);

test('it is not said to take writes before one was made', async () => {
  let isFull = true;
  let probes = 0;
  const watch = watchWrites(async () => {
    probes += 1;
    if (isFull) throw new Error('still none');
  }, 1);
  watch.notice(await refusalAfter(noRoom));
  await vi.waitFor(() => expect(probes).toBeGreaterThan(2));
  expect(watch.trouble).toBe('full');
  isFull = false;
  await vi.waitFor(() => expect(watch.trouble).toBeNull());
});

test('other errors say nothing of writes', async () => {
  const watch = watchWrites(() => Promise.reject(new Error('must not be asked')));
  watch.notice(await refusalAfter('select 1 / 0'));
  watch.notice(new Error('of our own'));
  expect(watch.trouble).toBeNull();
});
