import { mkdtemp, rm, stat, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { withSmallHeap } from '../src/lib/small-heap.ts';
import { intoFolder } from '../src/dataset/files/folder.ts';
import { writeDataset } from '../src/dataset/write-dataset.ts';
import type { Database } from '../src/store/db/database.ts';
import { openStore } from '../src/store/open.ts';
import { fromOneMoment, readDataset } from '../src/store/dataset/read-dataset.ts';
import { counted } from './lookup/lookup-data.ts';
import type { BenchResult } from './result.ts';
import { timed } from './statistics.ts';

export interface ExportSize {
  readonly declarations: number;
  readonly signatories: number;
  /** Names under each declaration. */
  readonly each: number;
}

const full: ExportSize = { declarations: 100_000, signatories: 5_000, each: 30 };
const megabyte = 1024 * 1024;

/** A data set of everything, and the same tables by the database's own COPY. */
export async function benchExport(size: ExportSize = full): Promise<BenchResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) });
  try {
    const { db, kind } = store;
    await fillForExport(db, size);
    const held = await counted(db);
    const before = process.memoryUsage.rss();
    let most = before;
    const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
    const folder = join(dataDir, 'export');
    const took = await timed(() =>
      withSmallHeap(() =>
        fromOneMoment(db, kind, (source) =>
          intoFolder(folder, (target) => writeDataset(readDataset(source, { since: null }), target)),
        ),
      ),
    );
    clearInterval(watching);
    const reading = await timed(() =>
      fromOneMoment(db, kind, async (source) => {
        for await (const record of readDataset(source, { since: null })) if (record.kind === 'end') break;
      }),
    );
    const copying = await timed(() => copyAll(db, kind, dataDir));
    const bytes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
    );
    return {
      name: 'export',
      did: `exported ${held.declarations} declarations and ${held.signatures} signatures of ${size.signatories} people (${kind})`,
      figures: {
        'seconds for the data set': Math.round(took / 100) / 10,
        'seconds of that to read and put together': Math.round(reading / 100) / 10,
        'seconds for COPY of the same tables': Math.round(copying / 100) / 10,
        'MB written': Math.round(bytes.reduce((sum, one) => sum + one, 0) / megabyte),
        'MB of memory before': Math.round(before / megabyte),
        'MB of memory at most': Math.round(most / megabyte),
      },
      bar: 'under 300 MB of memory at 100,000 declarations and 3,000,000 signatures; on the embedded engine the database’s own memory is among them',
    };
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const tables = [
  'declarations',
  'texts',
  'editions',
  'signatures',
  'declaration_topics',
  'signatories',
  'signatory_forms',
];

/** On a server into its own files; the embedded engine hands out a blob. */
async function copyAll(db: Database, kind: 'embedded' | 'postgres', folder: string): Promise<void> {
  for (const table of tables) {
    const to =
      kind === 'embedded' ? '/dev/blob' : join(tmpdir(), `${folder.split('/').at(-1)}-${table}.copy`);
    const columns = table === 'texts' ? 'declaration_id, language, title, paragraphs, summary, date' : '*';
    await db.execute(sql.raw(`copy (select ${columns} from ${table}) to '${to}' with (format csv)`));
  }
}

/** As much as is asked for, by a fixed rule, without the sums and marks that an export does not read. */
async function fillForExport(db: Database, { declarations, signatories, each }: ExportSize): Promise<void> {
  await db.execute(sql`
    insert into signatories (delegation, name, folded)
    select (array['DE', 'FR', 'IT', 'UA', 'GE'])[1 + n % 5], 'Given' || n || ' FAMILY' || n, 'given' || n || ' family' || n
    from generate_series(1, ${signatories}::int) n`);
  await db.execute(sql`
    insert into signatory_forms (delegation, folded, gender, name, given_name, family_name, family_key, first_on, last_on, signatory_id)
    select delegation, folded, 'm', name, 'Given' || id, 'FAMILY' || id, 'family' || id, '1998-01-01', '2025-12-31', id from signatories`);
  const chunk = 10_000;
  for (let from = 1; from <= declarations; from += chunk) {
    const to = Math.min(declarations, from + chunk - 1);
    await db.execute(sql`
      insert into declarations (number, document, tabled_on, date, signatory_count, concerns, classified_with)
      select n, 5000 + n, day, day, ${each}::int, array['GE'], 1
      from generate_series(${from}::int, ${to}::int) n
      cross join lateral (select date '1998-01-01' + (n::bigint * 10200 / ${declarations}::bigint)::int as day) d`);
    await db.execute(sql`
      insert into editions (declaration_id, edition, date, file_id, url, signatory_count)
      select id, 1, date, number, 'https://pace.coe.int/en/files/' || number, signatory_count from declarations
      where id between ${from} and ${to}`);
    await db.execute(sql`
      insert into declaration_topics (declaration_id, topic, evidence, position)
      select id, 'elections', '{election,vote}', 1 from declarations where id between ${from} and ${to}`);
    await db.execute(sql`
      insert into texts (declaration_id, language, title, paragraphs, date)
      select id, 'en', 'The title of declaration ' || number, array[repeat('Words about this and that. ', 30), 'See Resolution 1900 (2012).'], date
      from declarations where id between ${from} and ${to}`);
    await db.execute(sql`
      insert into signatures (declaration_id, edition, position, signatory_id, honorific, name, delegation, delegation_printed, "group", group_printed)
      select d.id, 1, k, p.id, 'Mr', p.name, p.delegation, p.delegation, 'SOC', 'SOC'
      from declarations d cross join generate_series(1, ${each}::int) k
      join signatories p on p.id = 1 + (d.id::bigint * 7919 + k * 104729) % ${signatories}::int
      where d.id between ${from} and ${to}`);
  }
  for (const table of tables) await db.execute(sql.raw(`vacuum (analyze) ${table}`));
}
