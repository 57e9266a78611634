import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { fillForLookup } from '../../bench/lookup/lookup-data.ts';
import { rows } from '../../src/store/db/database.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase({ own: true });

const held = async () => ({
  rolls: rows(await db().execute(sql`select * from rolls order by 1`)),
  rosters: rows(await db().execute(sql`select * from rosters order by 1`)),
  texts: rows(await db().execute(sql`select declaration_id, marks from texts order by 1`)),
  tallies: rows(await db().execute(sql`select * from tallies order by 1, 2, 3`)),
});

test('what lookups are measured on is as the service would have stored it', async () => {
  await fillForLookup(db(), { declarations: 60, signatories: 600, each: 30 });
  const filled = await held();
  expect(filled.rolls).toHaveLength(60);
  const strange = await db().execute(sql`
    select title from texts where tsv <> hemicycle_tsv(language, title, paragraphs)`);
  expect(rows(strange)).toEqual([]);
  await db().execute(sql`truncate rolls cascade`);
  await db().execute(sql`truncate tallies`);
  await db().execute(sql`update texts set marks = '{}'`);
  await db().execute(sql`select hemicycle_tally(array(select id from declarations))`);
  expect(await held()).toEqual(filled);
});
