import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '../../src/store/database.ts';
import { packed, unpacked } from '../../src/store/packed.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();

async function read(query: string): Promise<number[]> {
  const [found] = rows<{ text: string }>(await db().execute(sql`select ${packed(sql.raw(query))} as text`));
  return unpacked(found?.text ?? '');
}

test('the integers of all the arrays, in order', async () => {
  expect(await read(`values (array[1, -2]), ('{}'::int[]), (array[2147483647])`)).toEqual([
    1, -2, 2_147_483_647,
  ]);
});

test('more than a line of the text that carries them', async () => {
  const long = Array.from({ length: 1_000 }, (_, at) => at + 1);
  expect(await read('select array_agg(n) from generate_series(1, 1000) n')).toEqual(long);
});

test('none', async () => {
  expect(await read('select null::int[] where false')).toEqual([]);
});
