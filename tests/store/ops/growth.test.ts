import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { storeRows } from '../../../bench/lookup/lookup-data.ts';
import { rows } from '../../../src/store/db/database.ts';
import { useDatabase } from '../../support/database.ts';
import { growing, growthTable, tableNames, type Measured } from './growth-table.ts';

const db = useDatabase({ own: true });

/** Real rows, as the service writes them, so many that what a page wastes does not count. */
const declarations = 400;
const each = 30;
const many = 4_000;

async function fill(): Promise<void> {
  await storeRows(db(), { declarations, signatories: 600, each });
  const run = (query: SQL) => db().execute(query);
  // The service marks a text once it knows what the declaration is about: its row is written twice.
  await run(sql`update texts set marks = marks`);
  await run(sql`
    insert into servers (id) select (100000000000000000 + n)::text from generate_series(1, ${many}::int) n`);
  await run(sql`
    insert into channels (id, guild_id, language)
    select (200000000000000000 + n)::text, (100000000000000000 + n)::text, 'en' from generate_series(1, ${many}::int) n`);
  await run(sql`
    insert into filters (canonical, anchors, topic)
    select '{"topic":["human-rights-' || n || '"]}', array['topic:human-rights'], array['human-rights'] from generate_series(1, ${many}::int) n`);
  await run(sql`
    insert into subscriptions (channel_id, filter_id)
    select c.id, f.id from (select id, row_number() over () as n from channels) c
      join (select id, row_number() over () as n from filters) f using (n)`);
  await run(sql`
    insert into deliveries (declaration_id, channel_id, guild_id, filter_ids, state, attempts, message_id, finished_at, shown_edition)
    select d.id, c.id, c.guild_id, array[s.filter_id], 'sent', 1, (300000000000000000 + row_number() over ())::text, now(), 1
    from (select id from declarations order by id limit 2) d, channels c join subscriptions s on s.channel_id = c.id`);
  await run(sql`
    insert into polls (source, started_at, finished_at, outcome, items, fresh)
    select 'walk', now(), now(), 'unchanged', 20, 0 from generate_series(1, ${many}::int) n`);
  await run(sql`
    insert into pages (file_id, url, state, baseline, read_at, heading_at, fingerprint, host)
    select 30000 + n, 'https://pace.coe.int/en/files/' || (30000 + n) || '/html', 'other', false, now(), now(),
      md5(n::text) || md5(n::text), 'pace.coe.int'
    from generate_series(1, ${many}::int) n`);
  await run(sql`
    insert into searches (id, canonical, found, more, server)
    select n, '{"words":"rigged election","topic":"human-rights"}', array(select generate_series(1, 60)), false, ''
    from generate_series(1, ${many}::int) n`);
}

/** Bytes a row with its share of the indexes and of what is stored apart. */
async function measure(): Promise<Measured> {
  const found: Record<string, number> = {};
  for (const table of tableNames) {
    const [one] = rows<{ bytes: number | string; n: number | string }>(
      await db().execute(sql`
        select pg_total_relation_size(${table}::regclass) as bytes, (select count(*) from ${sql.identifier(table)}) as n`),
    );
    found[table] = Number(one?.bytes) / Number(one?.n);
  }
  return found;
}

test('what rows take is what the table of the yearly growth is made of', async () => {
  await fill();
  const measured = await measure();
  const wrong = Object.entries(growing).filter(([name, { bytes }]) => {
    const found = measured[name] ?? 0;
    return Math.abs(found - bytes) > Math.max(bytes / 3, 16);
  });
  expect(wrong.map(([name, { bytes }]) => [name, bytes, Math.round(measured[name] ?? 0)])).toEqual([]);
  await expect(growthTable()).toMatchFileSnapshot('../../../docs/growth.md');
});
