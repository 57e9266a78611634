import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';

const db = useDatabase();

test('what is held already gets its rosters and codes when the migrations run', async () => {
  for (const number of [424, 682, 689]) await keep(db(), archived(number));
  const held = async () =>
    (
      await db().execute(sql`
        select r.declaration_id, r.tabled_on, r.signatory_ids, (
          select string_agg(c.of || ' ' || c.code, ',' order by c.of, c.code)
          from unnest(r.subjects) s join codes c on c.id = s
        ) as subjects, (
          select string_agg(c.code || ' ' || c.family, ',' order by n)
          from generate_series(0, length(r.places) / 2 - 1) n
          join codes c on c.id = get_byte(r.places, 2 * n) * 256 + get_byte(r.places, 2 * n + 1)
        ) as places
        from rosters r order by 1`)
    ).rows;
  const before = await held();
  expect(before).toHaveLength(3);
  await db().execute(sql`truncate rosters, codes`);
  const file = await readFile(new URL('../../../migrations/0040_codes.sql', import.meta.url), 'utf8');
  // The others change tables and functions, and were run before.
  const filling = file
    .split('--> statement-breakpoint')
    .filter((one) => one.trim().startsWith('insert into'));
  expect(filling).toHaveLength(2);
  for (const statement of filling) await db().execute(sql.raw(statement));
  expect(await held()).toEqual(before);
});
