import { describe, expect, test, vi } from 'vitest';
import { electedLeader, soleLeader, type Leadership } from '../../../src/store/leadership/leader-election.ts';
import { onServer } from '../../support/database.ts';

/** Work that says when it begins and lasts until its signal aborts. */
function lasting(name: string, diary: string[]) {
  return (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      diary.push(`${name} leads`);
      signal.addEventListener('abort', () => {
        diary.push(`${name} stops`);
        resolve();
      });
    });
}

describe('of an embedded database', () => {
  test('the only process leads until it is told to stop', async () => {
    const diary: string[] = [];
    const stop = new AbortController();
    const leadership = soleLeader(new Promise(() => {}));
    const held = leadership.hold(lasting('it', diary), stop.signal);
    expect(leadership.leading).toBe(true);
    stop.abort();
    await held;
    expect(diary).toEqual(['it leads', 'it stops']);
    expect(leadership.leading).toBe(false);
  });

  test('nobody leads once the database has failed', async () => {
    let fail: (error: Error) => void = () => {};
    const leadership = soleLeader(new Promise((resolve) => (fail = resolve)));
    const diary: string[] = [];
    const held = leadership.hold(lasting('it', diary), new AbortController().signal);
    fail(new Error('stopped'));
    await held;
    expect(diary).toEqual(['it leads', 'it stops']);
  });

  test('an error of the work is the holder’s', async () => {
    const work = () => Promise.reject(new Error('of the work'));
    await expect(soleLeader(new Promise(() => {})).hold(work, new AbortController().signal)).rejects.toThrow(
      'of the work',
    );
  });
});

test('without a server to ask nobody leads, and stopping ends the wait', async () => {
  const stop = new AbortController();
  const leadership = electedLeader('postgres://nobody@127.0.0.1:1/none', { retryMs: 60_000 });
  const held = leadership.hold(() => Promise.reject(new Error('must not run')), stop.signal);
  setImmediate(() => stop.abort());
  await held;
  expect(leadership.leading).toBe(false);
});

const patienceMs = 20_000;
const url = process.env['DATABASE_URL'] ?? '';

describe.skipIf(!url)('of a database on a server', () => {
  /** Of this database: the locks of all others on the server are listed with them. */
  const terminate = () =>
    onServer(
      url,
      `select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 1214606659`,
    );
  const leading = (...all: Leadership[]) => all.filter((one) => one.leading).length;

  test('one of two leads; when its connection is cut one of them leads again', async () => {
    const diary: string[] = [];
    const stop = new AbortController();
    const [a, b] = [electedLeader(url, { retryMs: 50 }), electedLeader(url, { retryMs: 50 })] as const;
    const held = [a.hold(lasting('a', diary), stop.signal), b.hold(lasting('b', diary), stop.signal)];
    try {
      await vi.waitFor(() => expect(diary).toHaveLength(1), patienceMs);
      expect(leading(a, b)).toBe(1);
      const [first = ''] = diary;
      await terminate();
      await vi.waitFor(() => expect(diary).toHaveLength(3), patienceMs);
      expect(diary[1]).toBe(first.replace('leads', 'stops'));
      expect(leading(a, b)).toBe(1);
    } finally {
      stop.abort();
      await Promise.all(held);
    }
    expect(leading(a, b)).toBe(0);
  });

  test('the other takes over when the leader stops', async () => {
    const diary: string[] = [];
    const [stopA, stopB] = [new AbortController(), new AbortController()];
    const a = electedLeader(url, { retryMs: 50 });
    const b = electedLeader(url, { retryMs: 50 });
    const heldA = a.hold(lasting('a', diary), stopA.signal);
    await vi.waitFor(() => expect(diary).toEqual(['a leads']), patienceMs);
    const heldB = b.hold(lasting('b', diary), stopB.signal);
    stopA.abort();
    await heldA;
    await vi.waitFor(() => expect(diary).toEqual(['a leads', 'a stops', 'b leads']), patienceMs);
    stopB.abort();
    await heldB;
  });

  test('work that ends by itself ends the hold', async () => {
    const work = vi.fn<() => Promise<void>>(async () => {});
    await electedLeader(url).hold(work, new AbortController().signal);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
