import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startSilentProxy, type SilentProxy } from '../../../tools/faults/silent-proxy.ts';
import { electedLeader } from '../../../src/store/leadership/leader-election.ts';
import { newerError } from '../../../src/store/db/migrate.ts';
import type { LeadershipTerm } from '../../../src/store/leadership/term.ts';
import { freshDatabase, type FreshDatabase } from '../../support/fresh.ts';
import { startProcess, type TestProcess } from '../../support/process.ts';

const patience = { timeout: 40_000, interval: 50 };
const server = process.env['DATABASE_URL'];

describe.skipIf(!server)('a lease on a server', () => {
  let database: FreshDatabase;
  let url: string;
  let stop: AbortController;
  let held: Promise<void>[];
  let processes: TestProcess[];
  let proxies: SilentProxy[];

  beforeEach(async () => {
    database = await freshDatabase();
    url = database.url ?? '';
    stop = new AbortController();
    [held, processes, proxies] = [[], [], []];
  });
  afterEach(async () => {
    stop.abort();
    await Promise.allSettled(held);
    for (const one of processes) one.kill();
    for (const one of proxies) await one.close();
    await database.drop();
  });

  /** Leads when it can, and says in which terms. */
  function stand(databaseUrl = url): { terms: LeadershipTerm[]; took: number[]; lost: number } {
    const seen = { terms: [] as LeadershipTerm[], took: [] as number[], lost: 0 };
    const work = (signal: AbortSignal, term: LeadershipTerm) =>
      new Promise<void>((resolve) => {
        seen.terms.push(term);
        seen.took.push(Date.now());
        signal.addEventListener('abort', () => {
          // Whatever hears of it first finds nothing young any more.
          if (!stop.signal.aborted && !term.isYoung()) seen.lost += 1;
          resolve();
        });
      });
    held.push(electedLeader(databaseUrl, { retryMs: 100 }).hold(work, stop.signal));
    return seen;
  }

  function startLeader(databaseUrl = url): TestProcess {
    const one = startProcess('lead.ts', [databaseUrl]);
    processes.push(one);
    return one;
  }

  async function query(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** When the process last did what only a leader may do. */
  const lastAct = ({ lines }: TestProcess) =>
    Math.max(...lines.flatMap((line) => /^acts \d+ (\d+)$/u.exec(line)?.[1] ?? []).map(Number));

  test('a leader that was frozen is replaced, and does nothing when it goes on', async () => {
    const first = startLeader();
    await first.line(/^acts 1/u);
    process.kill(first.pid, 'SIGSTOP');
    const other = stand();
    await vi.waitFor(() => expect(other.terms).toHaveLength(1), patience);
    expect(other.terms[0]?.number).toBe(2);
    expect(other.terms[0]?.isYoung()).toBe(true);
    process.kill(first.pid, 'SIGCONT');
    await first.line(/^stops 1/u);
    expect(lastAct(first)).toBeLessThan(other.took[0] ?? 0);
    expect(other.lost).toBe(0);
  });

  test('one whose way to the database falls silent stops before the other begins', async () => {
    const proxy = await startSilentProxy(Number(new URL(url).port));
    proxies.push(proxy);
    const behind = new URL(url);
    behind.port = String(proxy.port);
    const first = startLeader(behind.href);
    await first.line(/^acts 1/u);
    const other = stand();
    proxy.silence();
    await first.line(/^stops 1/u);
    await vi.waitFor(() => expect(other.terms.map(({ number }) => number)).toEqual([2]), patience);
    expect(lastAct(first)).toBeLessThan(other.took[0] ?? 0);
  });

  test('one that was killed on this machine is replaced without waiting for the end of its lease', async () => {
    const first = startLeader();
    await first.line(/^acts 1/u);
    first.kill();
    await first.ended;
    const other = stand();
    await vi.waitFor(() => expect(other.terms).toHaveLength(1), patience);
    const [lease] = await query('select term::int, expires_at > renewed_at as valid from leases');
    expect(lease).toEqual({ term: 2, valid: true });
    // Nobody can say when it last did something.
    expect(other.terms[0]?.quietMs).toBeNull();
  });

  test('a lease of a machine that nobody can see is waited for, by the clock of the database', async () => {
    await query(`create table leases (name text primary key not null, term bigint not null, holder text not null,
      place text not null, backend integer not null, renewed_at timestamptz not null, expires_at timestamptz not null)`);
    await query(
      `insert into leases values ('leader', 7, 'elsewhere', 'far 1 1', 0, now(), now() + interval '1 hour')`,
    );
    const other = stand();
    await vi.waitFor(
      async () =>
        expect(
          await query(
            "select from pg_stat_activity where application_name like 'hemicycle %' and state = 'idle'",
          ),
        ).not.toHaveLength(0),
      patience,
    );
    expect(other.terms).toEqual([]);
    await query(`update leases set expires_at = now() - interval '2 seconds'`);
    await vi.waitFor(() => expect(other.terms.map(({ number }) => number)).toEqual([8]), patience);
    expect(other.terms[0]?.quietMs).toBeGreaterThan(1_900);
  });

  test('a lock without a lease is an older version’s: nobody leads beside it', async () => {
    const old = new pg.Client(url);
    await old.connect();
    await old.query('select pg_try_advisory_lock(1214606659, 1)');
    const other = stand();
    await vi.waitFor(
      async () => expect(await query("select to_regclass('leases') as there")).toEqual([{ there: 'leases' }]),
      patience,
    );
    expect(await query('select from leases')).toEqual([]);
    await old.end();
    await vi.waitFor(() => expect(other.terms).toHaveLength(1), patience);
  });

  test('an older version cannot become the leader beside one with a lease', async () => {
    const other = stand();
    await vi.waitFor(() => expect(other.terms).toHaveLength(1), patience);
    expect(await query('select pg_try_advisory_lock(1214606659, 1) as won')).toEqual([{ won: false }]);
  });

  test('while the database takes no writes nothing is begun, and the term goes on when it does again', async () => {
    const only = stand();
    await vi.waitFor(() => expect(only.terms).toHaveLength(1), patience);
    await query('alter table leases add constraint no_room check (false) not valid');
    await vi.waitFor(() => expect(only.terms[0]?.isYoung()).toBe(false), patience);
    await query('alter table leases drop constraint no_room');
    await vi.waitFor(() => expect(only.terms[0]?.isYoung()).toBe(true), patience);
    expect(only.terms).toHaveLength(1);
  });

  test('a connection that breaks while versions are compared says nothing of them', async () => {
    const terms: number[] = [];
    let breaks = 2;
    const check = async (client: pg.ClientBase) => {
      if (breaks === 0) return;
      breaks -= 1;
      await client.query('select pg_terminate_backend(pg_backend_pid())');
    };
    const holding = electedLeader(url, { retryMs: 100, check }).hold(async (signal, { number }) => {
      terms.push(number);
      if (number === 1) breaks = 1;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    }, stop.signal);
    held.push(holding);
    holding.catch(() => undefined);
    await Promise.race([holding, vi.waitFor(() => expect(terms).toEqual([1, 2]), patience)]);
    stop.abort();
    await expect(holding).resolves.toBeUndefined();
  });

  test('a version that the database has outgrown gives up its lease and says why', async () => {
    let isNewer = false;
    const check = async () => {
      if (isNewer) throw newerError();
    };
    const ended: string[] = [];
    const leading = electedLeader(url, { retryMs: 100, check }).hold(async (signal) => {
      isNewer = true;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended.push('let go');
    }, stop.signal);
    await expect(leading).rejects.toThrow('written by a newer version');
    expect(ended).toEqual(['let go']);
    await expect(
      electedLeader(url, { check }).hold(() => Promise.reject(new Error('must not run')), stop.signal),
    ).rejects.toThrow('written by a newer version');
  });
});
