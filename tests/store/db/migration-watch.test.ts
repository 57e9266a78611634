import { afterEach, expect, test, vi } from 'vitest';
import { sql } from 'drizzle-orm';
import { watchMigrations } from '../../../src/store/db/migration-watch.ts';
import { runMigrations, type MigrationStep } from '../../../src/store/db/run-migrations.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase({ own: true });

afterEach(() => {
  vi.useRealTimers();
});

test('migrations that take long say which one runs and how far it is, those that do not say nothing', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const said: string[] = [];
  const log = { info: (_about: unknown, line?: string) => said.push(line ?? '') } as never;
  const quick = watchMigrations(log);
  quick.onStep({ name: '0000_first', nth: 1, of: 2, statement: 1, statements: 3 });
  quick.stop();
  expect(said).toEqual([]);
  const long = watchMigrations(log);
  long.onStep({ name: '0001_second', nth: 2, of: 2, statement: 3, statements: 7 });
  vi.advanceTimersByTime(11_000);
  expect(said).toHaveLength(2);
  expect(said[1]).toContain('0001_second, 2 of 2, its step 3 of 7; 10 s so far');
  long.stop();
  expect(said.at(-1)).toContain('after 11 s');
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(3);
});

test('what fails half way changes nothing, and what ran is not run again', async () => {
  const at = Date.parse('2090-01-01T00:00:00Z');
  const made = {
    at,
    name: '9998_made',
    hash: 'a',
    statements: ['create table later (id int)', 'insert into later values (1)'],
  };
  const failing = { at: at + 1, name: '9999_failing', hash: 'b', statements: ['select 1 / 0'] };
  const steps: MigrationStep[] = [];
  await expect(runMigrations(db(), [made, failing], (step) => steps.push(step))).rejects.toThrow();
  expect(steps.map(({ name, nth, of, statement }) => [name, nth, of, statement])).toEqual([
    ['9998_made', 1, 2, 1],
    ['9998_made', 1, 2, 2],
    ['9999_failing', 2, 2, 1],
  ]);
  const there = async () => (await db().execute(sql`select to_regclass('later')::text as name`)).rows;
  expect(await there()).toEqual([{ name: null }]);
  for (let times = 0; times < 2; times += 1) await runMigrations(db(), [made], () => undefined);
  expect(await there()).toEqual([{ name: 'later' }]);
  expect(await db().$count(sql`later`)).toBe(1);
});
