import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { noteIdentify, takeIdentifyTurn } from '../../../src/store/ops/identify-turns.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

/** As if so much time had passed since. */
const pass = (ms: number) =>
  db().execute(sql`
    update facts set value = to_jsonb((value)::float8 - ${ms}::float8) where key = 'discord:identify:0'`);

test('a bucket has one turn in five seconds, and each its own', async () => {
  expect(await takeIdentifyTurn(db(), 0)).toBe(0);
  expect(await takeIdentifyTurn(db(), 0)).toBeGreaterThan(4_500);
  expect(await takeIdentifyTurn(db(), 1)).toBe(0);
  await pass(5_100);
  expect(await takeIdentifyTurn(db(), 0)).toBe(0);
});

test('the next turn counts from when the session was asked for, however long that took', async () => {
  expect(await takeIdentifyTurn(db(), 0)).toBe(0);
  await pass(3_000);
  expect(await takeIdentifyTurn(db(), 0)).toBeLessThan(2_100);
  await noteIdentify(db(), 0);
  expect(await takeIdentifyTurn(db(), 0)).toBeGreaterThan(4_500);
});
