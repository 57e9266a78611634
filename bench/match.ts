import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import type { Declaration } from '../src/assembly/declaration.ts';
import { rows, type Database } from '../src/store/db/database.ts';
import { saveDeclaration } from '../src/store/ingest/save-declaration.ts';
import { enqueueAlerts } from '../src/store/delivery/enqueue-alerts.ts';
import { openStore } from '../src/store/open.ts';
import { archive } from '../tools/assembly-sandbox/archive.ts';
import { declarationOf } from './declaration.ts';
import type { BenchResult } from './result.ts';
import { quantile, rounded, timed } from './statistics.ts';

const subscriptions = 1_000_000;
const filters = 100_000;
const matched = 10_000;
const rounds = 9;
const loopSample = 2_000;

/** Matching one new declaration against many subscriptions, beside asking once for each. */
export async function benchMatch(): Promise<BenchResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) });
  try {
    const { db } = store;
    const entry = archive.find(({ number, language }) => number === 682 && language === 'en');
    if (!entry) throw new Error('The archive has no declaration No. 682.');
    const id = await keep(db, declarationOf(entry));
    await fill(db);
    const samples: number[] = [];
    let alerts = 0;
    for (let round = 0; round < rounds; round += 1) {
      await db.execute(sql`truncate deliveries`);
      samples.push(
        await timed(() =>
          db.transaction(async (tx) => {
            alerts = await enqueueAlerts(tx, id, { now: new Date(), onlyEarlier: false });
          }),
        ),
      );
    }
    const loop = await timed(() => askForEach(db, id));
    const p50 = quantile(samples, 0.5);
    return {
      name: 'match',
      did: `matched one declaration against ${subscriptions} subscriptions with ${filters} distinct filters (${store.kind}), ${rounds} times, writing the pending deliveries`,
      figures: {
        'deliveries written': alerts,
        'p50 ms': rounded(p50),
        'slowest ms': rounded(Math.max(...samples)),
        'one query per subscription, ms, extrapolated': rounded((loop / loopSample) * subscriptions),
        'times faster than that loop': rounded(((loop / loopSample) * subscriptions) / p50),
      },
      bar: 'p50 under 500 ms including the pending deliveries of 10,000 matches',
    };
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function keep(db: Database, declaration: Declaration): Promise<number> {
  return db.transaction(async (tx) => {
    const kept = await saveDeclaration(tx, { declaration, fileId: 1, url: null }, new Date());
    return kept.id;
  });
}

/**
 * Filters of every kind from a fixed rule: a hundredth of them match the declaration (by its country,
 * with and without words, by the number of signatories, and by a topic of a server's own), and every
 * filter has ten subscriptions, each in a channel of its own.
 */
async function fill(db: Database): Promise<void> {
  const each = subscriptions / filters;
  const matching = matched / each;
  await db.execute(sql`insert into signatories (delegation, name, folded)
    select 'XX', 'Nobody ' || n, 'nobody ' || n from generate_series(1, 5000) n`);
  await db.execute(sql`insert into server_topics (guild_id, name, folded, words, words_version, words_en, words_fr, anchors)
    select 'g' || n, 'Topic ' || n, 'topic ' || n, w, 1, websearch_to_tsquery(hemicycle_words_config('en'), w),
      websearch_to_tsquery(hemicycle_words_config('fr'), w), array['w:zz' || n, case when n % 4 = 3 and n <= ${matching} then 'w:kazakhstan' else 'w:yy' || n end]
    from generate_series(1, 5000) n cross join lateral (
      select 'zz' || n || case when n % 4 = 3 and n <= ${matching} then ' OR kazakhstan' else ' OR yy' || n end as w) h`);
  await db.execute(sql`insert into filters (canonical, concerns, minimum, server_topic_ids, words, words_en, words_fr, anchors)
    select 'hit ' || n, case when n % 4 < 3 then array['KZ'] end, case when n % 4 = 2 then 5 + n % 20 end,
      case when n % 4 = 3 then array[o.id] end, case when n % 4 = 0 then w end,
      case when n % 4 = 0 then websearch_to_tsquery(hemicycle_words_config('en'), w) end,
      case when n % 4 = 0 then websearch_to_tsquery(hemicycle_words_config('fr'), w) end,
      case when n % 4 = 3 then array['o:' || o.id] else array['c:KZ'] end
    from generate_series(1, ${matching}::int) n
    join (select id, row_number() over (order by id) as at from server_topics) o on o.at = n
    cross join lateral (select case n % 4 when 0 then 'kazakhstan -x' || n else 'zz' || n || ' OR kazakhstan' end as w) h`);
  await db.execute(sql`insert into filters (canonical, server_topic_ids, anchors)
    select 'own ' || o.id, array[o.id], array['o:' || o.id] from server_topics o where not 'w:kazakhstan' = any(o.anchors)`);
  await db.execute(sql`insert into filters (canonical, topic, concerns, minimum, anchors)
    select 'topic ' || n, array[(array['health', 'children', 'religion', 'memory', 'gender'])[1 + n % 5]],
      array['Q' || chr(65 + n % 26)], 2 + n % 300, array['c:Q' || chr(65 + n % 26)]
    from generate_series(1, 10000) n`);
  await db.execute(sql`insert into filters (canonical, words, words_en, words_fr, anchors)
    select 'words ' || n, w, websearch_to_tsquery(hemicycle_words_config('en'), w), websearch_to_tsquery(hemicycle_words_config('fr'), w), array['w:zz' || n]
    from (select n, 'zz' || n || ' rights' as w from generate_series(1, 30000) n) h`);
  await db.execute(sql`insert into filters (canonical, signatory_ids, concerns, anchors)
    select 'signatory ' || n, array[p.id], array[chr(65 + n % 26) || chr(65 + n / 26 % 26)], array['m:' || p.id]
    from generate_series(1, 15000) n
    join (select id, row_number() over () as at from signatories where delegation = 'XX') p on p.at = 1 + n % 5000`);
  // Any of several: fifty people, and two countries without a topic. Of what only leaves out, every declaration is held against it.
  await db.execute(sql`insert into filters (canonical, signatory_ids, anchors)
    select 'people ' || n, p.ids, (select array_agg('m:' || id) from unnest(p.ids) id)
    from generate_series(1, 5000) n
    join lateral (select array_agg(id) as ids from signatories where delegation = 'XX' and id % 100 = n % 100) p on true`);
  await db.execute(sql`insert into filters (canonical, concerns, not_topic, not_concerns, anchors)
    select 'either ' || n, array['KZ', 'Q' || chr(65 + n % 26)], array['elections', 'health'], array['RU'],
      array['c:KZ', 'c:Q' || chr(65 + n % 26)]
    from generate_series(1, 9000) n`);
  await db.execute(sql`insert into filters (canonical, not_topic, not_delegation, not_signatory_ids, anchors)
    select 'all but ' || n, array['elections'], array['IT', 'X' || n], array[n], array['*']
    from generate_series(1, 1000) n`);
  // Lists of fifty people, every hundredth with somebody who signed; a filter of each asks for a topic as well, which is not met.
  await db.execute(sql`insert into people_lists (guild_id, name, folded)
    select 'g' || n, 'List ' || n, 'list ' || n from generate_series(1, 5000) n`);
  await db.execute(sql`insert into people_list_members (list_id, signatory_id)
    select l.id, p.id from people_lists l join signatories p on p.delegation = 'XX' and p.id % 100 = l.id % 100`);
  await db.execute(sql`insert into people_list_members (list_id, signatory_id)
    select l.id, (select min(signatory_id) from signatures) from people_lists l where l.id % 100 = 0`);
  await db.execute(sql`insert into filters (canonical, list_ids, topic, anchors)
    select 'list ' || id, array[id], array['health'], array['l:' || id] from people_lists`);
  const left = sql`(${filters}::int - (select count(*)::int from filters))`;
  await db.execute(sql`insert into filters (canonical, delegation, "group", concerns, anchors)
    select 'country ' || n, array['IT'], array['SOC'], array['Q' || chr(65 + n % 26)], array['c:Q' || chr(65 + n % 26)]
    from generate_series(1, ${left}) n`);
  await db.execute(sql`insert into channels (id, guild_id, language)
    select 'c' || n, 'g' || n / 20, 'en' from generate_series(1, ${subscriptions}::int) n`);
  await db.execute(sql`insert into subscriptions (channel_id, filter_id)
    select 'c' || ((f.at - 1) * ${each}::int + s), f.id
    from (select id, row_number() over (order by id) as at from filters) f, generate_series(1, ${each}::int) s`);
  await db.execute(sql`analyze`);
}

/** What a plain loop does: for each subscription, ask whether its filter matches. */
async function askForEach(db: Database, id: number): Promise<void> {
  const sample = rows<{ id: number }>(
    await db.execute(sql`select id from subscriptions order by id limit ${loopSample}`),
  );
  for (const one of sample) {
    await db.execute(sql`
      select 1 from subscriptions s join filters f on f.id = s.filter_id
      where s.id = ${one.id}
        and (f.concerns is null or f.concerns && ((select concerns from declarations where id = ${id})))
        and (f.signatory_ids is null or exists (
          select 1 from signatures g where g.declaration_id = ${id} and g.signatory_id = any(f.signatory_ids)))
        and (f.words is null or exists (
          select 1 from texts t where t.declaration_id = ${id} and t.tsv @@ f.words_en))`);
  }
}
