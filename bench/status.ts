import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { readSourceView } from '../src/ops/seeing.ts';
import type { Database } from '../src/store/db/database.ts';
import { channelTrouble } from '../src/store/delivery/deliveries.ts';
import { openStore } from '../src/store/open.ts';
import { sourcesStatus } from '../src/store/crawl/source-status.ts';
import type { BenchResult } from './result.ts';
import { quantile, rounded, timed } from './statistics.ts';

const rounds = 31;
const small = 1_000;
const large = 100_000;

/** What an administrator's `/status` reads, with few alerts, looks and pages on record and with many. */
export async function benchStatus(): Promise<BenchResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) });
  try {
    const { db } = store;
    const ask = async () => {
      await sourcesStatus(db);
      await channelTrouble(db, { guildId: 'g' });
      await readSourceView(db, new Date());
    };
    const p50 = async () => {
      const samples: number[] = [];
      for (let round = 0; round < rounds; round += 1) samples.push(await timed(ask));
      return quantile(samples, 0.5);
    };
    await fill(db, 1, small);
    const few = await p50();
    await fill(db, small + 1, large);
    const many = await p50();
    return {
      name: 'status',
      did: `answered /status with ${small} and with ${large} alerts, looks and pages on record (${store.kind}), ${rounds} times each`,
      figures: {
        'p50 ms with few': rounded(few),
        'p50 ms with many': rounded(many),
        'many by few': rounded(many / few),
      },
      bar: 'no more than 1.5 times as long with a hundred times as many',
    };
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A hundred channels of one server, a hundredth of whose alerts were refused; 2,000 declarations at most. */
async function fill(db: Database, from: number, to: number): Promise<void> {
  const range = sql`generate_series(${from}::int, ${to}::int) n`;
  await db.execute(sql`
    insert into declarations (number, document, tabled_on, date, signatory_count)
    select n, 10000 + n, '2020-01-01', '2020-01-01', 1 from ${range} where n <= 2000 on conflict do nothing`);
  await db.execute(sql`
    insert into texts (declaration_id, language, title, paragraphs)
    select id, 'en', 'Title ' || number, '{}' from declarations on conflict do nothing`);
  await db.execute(sql`
    insert into channels (id, guild_id, language) select 'c' || n, 'g', 'en' from generate_series(0, 99) n
    on conflict do nothing`);
  await db.execute(sql`
    insert into deliveries (declaration_id, channel_id, guild_id, edition, filter_ids, state, reason)
    select d.id, 'c' || n % 100, 'g', 1 + n / 100000, '{}',
      case when n % 100 = 50 then 'refused' else 'sent' end, case when n % 100 = 50 then '{"code":"noPermission"}'::jsonb end
    from ${range} join declarations d on d.number = 1 + (n / 100) % 2000 on conflict do nothing`);
  await db.execute(sql`
    insert into polls (source, started_at, finished_at, outcome)
    select 'https://assembly.example/' || n % 4, now() - make_interval(mins => ${large}::int - n),
      now() - make_interval(mins => ${large}::int - n), case when n % 4 = 3 then 'blocked' else 'ok' end from ${range}`);
  await db.execute(sql`
    insert into pages (file_id, url, baseline, state, read_at)
    select n, 'https://assembly.example/en/files/' || n, true, case when n % 50 = 0 then 'declaration' else 'other' end, now()
    from ${range}`);
  await db.execute(sql`vacuum analyze`);
}
