import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { PGlite } from '@electric-sql/pglite';

/**
 * Writes a small store as the code in the working directory makes it, as a dump: `npx tsx dump-of-its-day.ts FILE`, also in a checkout of an
 * earlier commit. Nothing of today is imported: the helpers of the tests have kept their names through all versions.
 */

const root = process.cwd();
const [target = ''] = process.argv.slice(2);

type Helper = (...args: never[]) => Promise<never>;
type Helpers = Readonly<Record<string, Helper>>;

async function helpers(...places: readonly string[]): Promise<Helpers> {
  const found = places.map((place) => join(root, place)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`There is none of ${places.join(', ')}.`);
  return (await import(pathToFileURL(found).href)) as Helpers;
}

const support = (name: string, folder: string) =>
  helpers(`tests/support/${folder}/${name}.ts`, `tests/support/${name}.ts`);
const { testEngine, databaseOf } = (await support('engine', '.')) as unknown as {
  testEngine: () => Promise<PGlite>;
  databaseOf: (engine: PGlite) => unknown;
};
const { migrate } = (await helpers('src/store/db/migrate.ts', 'src/store/migrate.ts')) as unknown as {
  migrate: (db: unknown) => Promise<void>;
};
interface Signed {
  readonly signatories: readonly unknown[];
}
const { archived, keep, signature } = (await support('declarations', 'declarations')) as unknown as {
  archived: (number: number, language?: string) => Signed;
  keep: (db: unknown, declaration: Signed) => Promise<{ id: number }>;
  signature: (position: number, entry: readonly (string | null)[]) => unknown;
};
const { follow, enqueue } = (await support('enqueue', 'delivery')) as unknown as {
  follow: (db: unknown, channel: string, filter: object, language?: string) => Promise<number>;
  enqueue: (db: unknown, id: number) => Promise<number>;
};

const engine = await testEngine();
const db = databaseOf(engine);
await migrate(db);

const columns = new Map<string, Map<string, string>>();
const described = await engine.query<{ table: string; column: string; type: string }>(`
  select table_name as table, column_name as column, data_type as type from information_schema.columns
  where table_schema = 'public' and is_generated = 'NEVER' order by table_name, ordinal_position`);
for (const { table, column, type } of described.rows)
  columns.set(table, (columns.get(table) ?? new Map<string, string>()).set(column, type));

/** Stores a row as far as the version has columns for it. */
async function put(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const known = columns.get(table);
  const names = Object.keys(row).filter((name) => known?.has(name));
  if (names.length === 0) return;
  await engine.query(
    `insert into "${table}" (${names.map((name) => `"${name}"`).join()})
     select ${names.map((name) => `"${name}"`).join()} from jsonb_populate_record(null::"${table}", $1)
     on conflict do nothing`,
    [JSON.stringify(row)],
  );
}

/** Changes rows as far as the version has columns for it. */
async function change(table: string, where: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(row).filter((name) => columns.get(table)?.has(name));
  if (names.length === 0) return;
  await engine.query(
    `update "${table}" t set ${names.map((name) => `"${name}" = g."${name}"`).join()}
     from jsonb_populate_record(null::"${table}", $1) g where ${where}`,
    [JSON.stringify(row)],
  );
}

const whole = archived(682);
const { id: first } = await keep(db, whole);
const { id: second } = await keep(db, archived(705));
await follow(db, 'everything', {});
await follow(db, 'words', { words: 'sea OR "human rights"', minimum: 3 });
await follow(db, 'delegation', { delegation: 'IT', group: 'SOC' }, 'fr');
await follow(db, 'country', { concerns: 'KZ' });
await follow(db, 'signatory', { signatory: 1 });
await put('server_topics', {
  id: 1,
  guild_id: '1',
  name: 'Steppe',
  folded: 'steppe',
  words: 'kazakhstan',
  language: null,
  anchors: ['w:kazakhstan'],
});
await put('servers', { id: '1', time_zone: 'Asia/Tbilisi' });
await change('servers', `t.id = '1'`, { time_zone: 'Asia/Tbilisi' });
for (const id of [first, second]) await enqueue(db, id);

// What became of them, as the version writes it.
const at = '2026-01-05T12:00:00+00:00';
const isCoded = columns.get('deliveries')?.get('reason') === 'jsonb';
const reason = isCoded ? { code: 'noAccess' } : 'Hemicycle cannot see the channel: allow View Channel there.';
await change('deliveries', `t.channel_id = 'everything'`, {
  state: 'sent',
  message_id: 'm1',
  finished_at: at,
  sent_at: at,
});
await change('deliveries', `t.channel_id = 'country'`, {
  state: 'refused',
  reason,
  attempts: 3,
  finished_at: at,
});
await change('channels', `t.id = 'everything'`, { role_id: '7', silent: true, cap: 5, pace: 'once' });
await change('channels', `t.id = 'words'`, { pace: 'weekly', weekday: 5, hour: 9 });

// A later edition with one more name, after the alerts.
await keep(db, {
  ...whole,
  date: '2019-10-04',
  fileId: 28_999,
  signatories: [...whole.signatories, signature(33, ['Ms', 'Petra BAYR', 'Austria', 'SOC'])],
} as Signed);

await put('feeds', {
  url: 'https://assembly.example/feed',
  etag: '"1"',
  failures: 0,
  next_try_at: at,
  baseline_at: at,
});
await put('feed_items', { feed_url: 'https://assembly.example/feed', file_id: 28_999, named_at: at });
await put('pages', {
  file_id: 28_999,
  url: 'https://assembly.example/en/files/28999',
  state: 'declaration',
  baseline: false,
  attempts: 1,
  next_try_at: at,
  seen_at: at,
  read_at: at,
  gone_count: 0,
});
await put('polls', {
  id: 1,
  source: 'https://assembly.example/feed',
  started_at: at,
  finished_at: at,
  outcome: 'ok',
  items: 3,
  fresh: 1,
});
await put('missing_files', {
  file_id: 29_001,
  baseline: false,
  since: at,
  asked_at: at,
  looks: 2,
  next_look_at: at,
});
await put('facts', { key: 'odd', value: { list: [1, 'x', { y: 0.1 }] } });
await put('searches', {
  id: 77,
  canonical: 'words=sea',
  owner: 'o',
  server: '',
  found: [first],
  more: false,
  used_at: at,
});
// What a version fills for those who ask is filled here as it is there.
for (const name of ['hemicycle_tally']) {
  const there = await engine.query(`select 1 from pg_proc where proname = $1`, [name]);
  if (there.rows.length > 0) await engine.query(`select ${name}(array(select id from declarations))`);
}

writeFileSync(target, await dumped());
await engine.close();

async function dumped(): Promise<Buffer> {
  await engine.exec(`set timezone = 'UTC'`);
  const { rows: run } = await engine.query<{ at: number }>(
    'select created_at as at from drizzle.__drizzle_migrations order by created_at',
  );
  const tables = [...columns]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => ({ name, columns: [...held.keys()] }));
  const parts: string[] = [];
  const told: object[] = [];
  for (const table of tables) {
    const listed = table.columns.map((column) => `"${column}"`).join();
    const { rows } = await engine.query<{ row: string; hash: string }>(`
      select r.row, hashtextextended(r.row, 0)::text as hash
      from (select to_jsonb(t)::text as row from (select ${listed} from "${table.name}") t) r`);
    told.push({ ...table, rows: rows.length });
    const sum = rows.reduce((all, { hash }) => all + BigInt(hash), 0n);
    parts.push(...rows.map(({ row }) => row), JSON.stringify({ end: table.name, sum: String(sum) }));
  }
  const { rows: sequences } = await engine.query<{ name: string; last: number }>(`
    select sequencename as name, last_value::int as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`);
  const head = {
    dump: 'hemicycle',
    version: 1,
    at,
    migrations: run.map((one) => Number(one.at)),
    tables: told,
    sequences,
  };
  const text = `${[JSON.stringify(head), ...parts].join('\n')}\n`;
  return gzipSync(text, { level: 9 });
}
