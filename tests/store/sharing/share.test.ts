import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aborted } from '../../../src/lib/abort.ts';
import { rows, type Database } from '../../../src/store/db/database.ts';
import { postgresPool } from '../../../src/store/db/postgres.ts';
import { electedLeader } from '../../../src/store/leadership/leader-election.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { startPlanner, type Planner } from '../../../src/store/sharing/planner.ts';
import { cutOffPatience, type Reach } from '../../../src/store/sharing/reach.ts';
import { joinSharing, type Share } from '../../../src/store/sharing/share.ts';
import { whoHolds } from '../../../src/store/sharing/who-holds.ts';
import { freshDatabase, type FreshDatabase } from '../../support/fresh.ts';
import { quiet } from '../../support/log.ts';
import { startProcess, type TestProcess } from '../../support/process.ts';

const server = process.env['DATABASE_URL'];
const patience = { timeout: 40_000, interval: 20 };
vi.setConfig({ testTimeout: 90_000 });

describe.skipIf(!server)('shards of a database on a server', () => {
  let database: FreshDatabase;
  let store: Store;
  let db: Database;
  let planner: Planner;
  let ends: (() => Promise<unknown>)[];

  const { ms } = cutOffPatience;

  beforeEach(async () => {
    Object.assign(cutOffPatience, { ms: 4_000 });
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url ?? '', dataDir: '', log: quiet });
    ({ db } = store);
    ends = [];
    await db.execute(sql`
      insert into leases (name, term, holder, place, backend, renewed_at, expires_at)
      values ('leader', 1, 'one', '', 0, now(), now() + interval '1 hour')`);
  });
  afterEach(async () => {
    Object.assign(cutOffPatience, { ms });
    await planner.stop();
    for (const end of ends.toReversed()) await end();
    await store.close();
    await database.drop();
  });

  interface Holder {
    readonly share: Share;
    readonly open: Set<number>;
    /** When each was connected last. */
    readonly at: Map<number, number>;
    /** What its tries to get through to Discord come to from now on. */
    reached(reach: Reach): void;
    stop(): Promise<void>;
  }

  function hold(holder: string): Holder {
    const { db: own, pool, cut } = postgresPool(database.url ?? '', holder);
    const open = new Set<number>();
    const at = new Map<number, number>();
    const share = joinSharing(database.url ?? '', {
      db: own,
      holder,
      log: quiet,
      onRefused: () => undefined,
      cut,
    });
    const end = new AbortController();
    let reach: Reach = 'connected';
    const tell = () => share.reached(reach);
    tell();
    // It goes on trying, with the same result.
    const tries = setInterval(tell, 100);
    ends.push(async () => clearInterval(tries));
    const held = share.hold(
      {
        open: ({ shard }) => {
          open.add(shard);
          at.set(shard, Date.now());
        },
        isConnected: ({ shard }) => open.has(shard),
        close: async ({ shard }) => void open.delete(shard),
        away: () => undefined,
        back: () => undefined,
      },
      end.signal,
    );
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= (end.abort(), held.then(() => pool.end())));
    ends.push(stop);
    const reached = (next: Reach) => {
      reach = next;
      tell();
    };
    return { share, open, at, reached, stop };
  }

  const plan = (share: Share, total: number) => {
    planner = startPlanner(db, share, { term: 1, total, log: quiet });
  };
  const counts = (...all: Holder[]) => all.map(({ open }) => open.size);

  test('are divided, given back by who ends, and never held by two', async () => {
    const one = hold('one');
    plan(one.share, 4);
    await vi.waitFor(() => expect(counts(one)).toEqual([4]), patience);
    const two = hold('two');
    const both: number[] = [];
    const watching = setInterval(() => both.push(...[...one.open].filter((shard) => two.open.has(shard))), 1);
    await vi.waitFor(() => expect(counts(one, two)).toEqual([2, 2]), patience);
    expect(two.share.standing([...two.open][0] ?? -1)).toBe('held');
    expect(two.share.standing([...one.open][0] ?? -1)).toBe('lost');
    await two.stop();
    await vi.waitFor(() => expect(counts(one, two)).toEqual([4, 0]), patience);
    clearInterval(watching);
    expect(both).toEqual([]);
    expect(await whoHolds(db)).toEqual({
      processes: [
        {
          id: 'one',
          leads: true,
          shards: [0, 1, 2, 3],
          connectedSince: expect.any(Date),
          cutOffSince: null,
        },
      ],
      total: 4,
      unheld: [],
    });
  });

  test('of another number are claimed only when none of the former is held', async () => {
    const one = hold('one');
    plan(one.share, 1);
    await vi.waitFor(() => expect(one.share.held).toEqual([{ total: 1, shard: 0 }]), patience);
    planner.demand(2);
    await vi.waitFor(
      () =>
        expect(one.share.held).toEqual([
          { total: 2, shard: 0 },
          { total: 2, shard: 1 },
        ]),
      patience,
    );
    await vi.waitFor(async () => {
      const { rows } = await db.execute(sql`select total from shards order by total, shard`);
      expect(rows).toEqual([{ total: 2 }, { total: 2 }]);
    }, patience);
  });

  async function withAnother(): Promise<{ one: Holder; other: TestProcess }> {
    const other = startProcess('share.ts', [database.url ?? '', 'other']);
    ends.push(async () => other.kill());
    const one = hold('one');
    plan(one.share, 2);
    await vi.waitFor(() => expect(counts(one)).toEqual([1]), patience);
    await other.line(/^acts/u);
    return { one, other };
  }
  const lastAct = ({ lines }: TestProcess) =>
    Math.max(...lines.flatMap((line) => /^acts \d+ (\d+)$/u.exec(line)?.[1] ?? []).map(Number));

  test('of a process that stands still are another’s, and it does nothing with them when it goes on', async () => {
    const { one, other } = await withAnother();
    const [own] = one.open;
    process.kill(other.pid, 'SIGSTOP');
    await vi.waitFor(() => expect(counts(one)).toEqual([2]), patience);
    const taken = Math.max(...[...one.at].filter(([shard]) => shard !== own).map(([, at]) => at));
    const said = other.lines.length;
    process.kill(other.pid, 'SIGCONT');
    await other.line(/^closes/u);
    // It acts again only with what it is given anew.
    const closedAt = other.lines.findIndex((line) => line.startsWith('closes'));
    expect(other.lines.slice(said, closedAt).filter((line) => line.startsWith('acts'))).toEqual([]);
    expect(lastAct({ ...other, lines: other.lines.slice(0, closedAt) })).toBeLessThan(taken);
  });

  test('of a process that was killed are another’s within seconds', async () => {
    const { one, other } = await withAnother();
    other.kill();
    const killed = performance.now();
    await vi.waitFor(() => expect(counts(one)).toEqual([2]), patience);
    // Not only when the lease is over.
    expect(performance.now() - killed).toBeLessThan(8_000);
  });

  test('of a process that is cut off from Discord are given to the others, and come back when it gets through for good', async () => {
    const one = hold('one');
    plan(one.share, 4);
    await vi.waitFor(() => expect(counts(one)).toEqual([4]), patience);
    const two = hold('two');
    await vi.waitFor(() => expect(counts(one, two)).toEqual([2, 2]), patience);
    two.reached('cut-off');
    await vi.waitFor(() => expect(counts(one, two)).toEqual([4, 0]), patience);
    const given = performance.now();
    two.reached('connected');
    await vi.waitFor(() => expect(counts(one, two)).toEqual([2, 2]), patience);
    expect(performance.now() - given).toBeGreaterThan(cutOffPatience.ms - 50);
  });

  test('stay where they are while every process is cut off, which is Discord being away', async () => {
    const one = hold('one');
    plan(one.share, 4);
    await vi.waitFor(() => expect(counts(one)).toEqual([4]), patience);
    const two = hold('two');
    await vi.waitFor(() => expect(counts(one, two)).toEqual([2, 2]), patience);
    const [ofOne, ofTwo] = [one.open, two.open].map((open) => [...open]);
    for (const { reached } of [one, two]) reached('cut-off');
    const cutOff = async () =>
      rows<{ ms: number }>(
        await db.execute(sql`
          select extract(epoch from clock_timestamp() - cut_off_since)::float8 * 1000 as ms from processes`),
      ).filter((found) => found.ms > 2 * cutOffPatience.ms).length;
    await vi.waitFor(async () => expect(await cutOff()).toBe(2), patience);
    // One is back sooner than the other.
    one.reached('connected');
    two.reached('connected');
    await vi.waitFor(() => expect(one.share.view).toMatchObject({ reach: 'connected' }), patience);
    expect([one.open, two.open].map((open) => [...open])).toEqual([ofOne, ofTwo]);
  });

  test('are not given to a newcomer that does not get through', async () => {
    const one = hold('one');
    plan(one.share, 4);
    await vi.waitFor(() => expect(counts(one)).toEqual([4]), patience);
    const two = hold('two');
    two.reached('cut-off');
    const three = hold('three');
    await vi.waitFor(() => expect(counts(one, two, three)).toEqual([2, 0, 2]), patience);
  });

  test('a leader that is cut off gives way to a process that is not, and only then', async () => {
    await db.execute(sql`delete from leases`);
    const leaders = ['one', 'two'].map((name) => {
      const { share, reached } = hold(name);
      const { givesWay } = share;
      const leadership = electedLeader(database.url ?? '', { holder: name, retryMs: 50, givesWay });
      const end = new AbortController();
      const lost: unknown[] = [];
      const held = leadership.hold(async (signal) => {
        await aborted(signal);
        lost.push(signal.reason);
      }, end.signal);
      ends.push(async () => (end.abort(), held));
      return { share, reached, leadership, lost };
    });
    plan(leaders[0]?.share ?? hold('none').share, 2);
    const leading = () => leaders.filter(({ leadership }) => leadership.leading);
    await vi.waitFor(() => expect(leading()).toHaveLength(1), patience);
    const [first] = leading();
    const other = leaders.find((one) => one !== first);
    for (const { reached } of leaders) reached('cut-off');
    await vi.waitFor(async () => {
      const found = rows<{ n: number }>(
        await db.execute(sql`select count(*)::int as n from processes
          where cut_off_since < clock_timestamp() - ${cutOffPatience.ms * 2} * interval '1 millisecond'`),
      );
      expect(found).toEqual([{ n: 2 }]);
    }, patience);
    expect(leading()).toEqual([first]);
    other?.reached('connected');
    await vi.waitFor(() => expect(leading()).toEqual([other]), patience);
    expect(first?.lost).toMatchObject([{ name: 'LeaseLost', reason: 'cut-off' }]);
    // It does not ask for it back.
    first?.reached('connected');
    await vi.waitFor(() => expect(first?.share.view).toMatchObject({ reach: 'connected' }), patience);
    expect(leading()).toEqual([other]);
  });
});
