import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '../../../src/store/db/database.ts';
import {
  packInts,
  packIntsToBytes,
  unpackInts,
  unpackIntColumns,
} from '../../../src/store/db/int-columns.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

async function read(query: ReturnType<typeof sql>): Promise<string> {
  const [found] = rows<{ text: string }>(await db().execute(query));
  return found?.text ?? '';
}

test('columns, one after the other', async () => {
  const text = await read(sql`
    select ${packInts(sql`a`, sql`b`)} as text from (values (1, -2), (2147483647, 0), (3, 4)) as v (a, b)`);
  expect(unpackIntColumns(text, 'a', 'b')).toEqual({
    a: Int32Array.of(1, 2_147_483_647, 3),
    b: Int32Array.of(-2, 0, 4),
  });
});

test('more than a line of the text that carries them', async () => {
  const long = Array.from({ length: 1_000 }, (_, at) => at + 1);
  const text = await read(sql`select ${packInts(sql`n`)} as text from generate_series(1, 1000) n`);
  expect([...unpackInts(text)]).toEqual(long);
});

test('what is held as bytes', async () => {
  const text = await read(sql`
    select ${packIntsToBytes(sql`hemicycle_bytes(ints)`)} as text
    from (values (array[7, -1]), ('{}'::int[]), (array[300])) as v (ints)`);
  expect([...unpackInts(text)]).toEqual([7, -1, 300]);
});

test('none', async () => {
  const nothing = sql`select ${packInts(sql`n`, sql`n`)} as text from generate_series(1, 0) n`;
  expect([...unpackInts(await read(nothing))]).toEqual([]);
});
