import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';

const db = useDatabase();

test('what is held already is counted by part-session when the migrations run', async () => {
  for (const number of [424, 682, 689]) await keep(db(), archived(number));
  const counted = async () =>
    (await db().execute(sql`select of, a, b, n from tallies where of like '%session' order by of, a, b`))
      .rows;
  const before = await counted();
  expect(before.length).toBeGreaterThan(60);
  await db().execute(sql`delete from tallies where of like '%session'`);
  const migrations = new URL('../../../migrations/', import.meta.url);
  const names = (await readdir(migrations)).filter((one) =>
    /_(?:part_sessions|signing_by_session)\.sql$/u.test(one),
  );
  expect(names).toHaveLength(2);
  const files = await Promise.all(names.map((name) => readFile(new URL(name, migrations), 'utf8')));
  const statements = files.flatMap((file) => file.split('--> statement-breakpoint'));
  // The others make functions, or drop one, and were run before.
  for (const statement of statements.filter((one) => one.includes('insert into tallies')))
    await db().execute(sql.raw(statement));
  expect(await counted()).toEqual(before);
});
