import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '../../../src/store/db/database.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';

const db = useDatabase();

test('what an earlier version counted twice is counted once after the migration', async () => {
  const { id } = await keep(db(), archived(682));
  const listed = () =>
    db().execute(sql`select position, name, signatory_id from signatures order by position`);
  const before = (await listed()).rows;
  await db().execute(sql`update signatures set position = position + 1000 where position > 2`);
  await db().execute(sql`update signatures set position = position - 999 where position > 1000`);
  await db().execute(sql`
    insert into signatures select declaration_id, edition, 3, signatory_id, honorific, upper(name), delegation,
      delegation_printed, "group", group_printed, added from signatures where position = 1`);
  await db().execute(sql`update editions set signatory_count = ${before.length + 1}`);
  await db().execute(sql`update declarations set signatory_count = ${before.length + 1}`);
  const migrations = new URL('../../../migrations/', import.meta.url);
  const name = (await readdir(migrations)).find((one) => one.endsWith('_once.sql')) ?? '';
  const file = await readFile(new URL(name, migrations), 'utf8');
  await db().transaction(async (tx) => {
    for (const statement of file.split('--> statement-breakpoint')) await tx.execute(sql.raw(statement));
  });
  expect((await listed()).rows).toEqual(before);
  const counts = rows<{ n: number }>(
    await db().execute(sql`
      select signatory_count as n from editions union all select signatory_count from declarations where id = ${id}`),
  );
  expect(counts.map(({ n }) => n)).toEqual([before.length, before.length]);
});
