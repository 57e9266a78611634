import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { afterAll, expect, test, vi } from 'vitest';
import { lockDirectory } from '../../../../src/store/db/embedded/lock.ts';

const home = mkdtempSync(join(tmpdir(), 'hemicycle-lock-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const onLost = () => {};
let made = 0;
function directory(): string {
  const path = join(home, String((made += 1)));
  mkdirSync(path);
  return path;
}

/** What a process on another machine leaves in a directory it shares with this one. */
function noteFromElsewhere(path: string): void {
  const owner = { pid: 4321, since: '2026-01-26T12:00:00.000Z', place: 'elsewhere', host: 'other-host' };
  writeFileSync(join(path, 'lock.json'), JSON.stringify(owner));
}

test('a directory is one holder’s at a time, and free once it is released', async () => {
  const path = directory();
  const first = await lockDirectory(path, { onLost });
  await expect(lockDirectory(path, { onLost })).rejects.toMatchObject({
    kind: 'in-use',
    message: expect.stringMatching(
      new RegExp(`${path} is in use by process ${process.pid} since \\d{4}-.* DATA_DIR`, 'u'),
    ),
  });
  await first.release();
  const second = await lockDirectory(path, { onLost });
  await second.release();
  expect(existsSync(join(path, 'lock'))).toBe(false);
});

test('of many that ask at the same moment one gets it', async () => {
  const path = directory();
  const asked = await Promise.allSettled(
    Array.from({ length: 10 }, () => lockDirectory(path, { onLost, staleMs: 2_000 })),
  );
  const held = asked.filter((one) => one.status === 'fulfilled');
  expect(held).toHaveLength(1);
  await held[0]?.value.release();
});

test('what a killed process of this machine left does not make its successor wait', async () => {
  const path = directory();
  const killed = await lockDirectory(path, { onLost });
  const note = readFileSync(join(path, 'lock.json'));
  await killed.release();
  mkdirSync(join(path, 'lock'));
  writeFileSync(join(path, 'lock.json'), note);
  const onWait = vi.fn<() => void>();
  const next = await lockDirectory(path, { onLost, onWait });
  expect(onWait).not.toHaveBeenCalled();
  await next.release();
});

test('a holder elsewhere that shows signs of life keeps it', async () => {
  const path = directory();
  const release = await lock(path, {
    lockfilePath: join(path, 'lock'),
    realpath: false,
    stale: 2_000,
    update: 1_000,
  });
  noteFromElsewhere(path);
  const onWait = vi.fn<() => void>();
  await expect(lockDirectory(path, { onLost, onWait, staleMs: 2_000 })).rejects.toThrow(
    'in use by process 4321 on other-host since 2026-01-26T12:00:00.000Z',
  );
  expect(onWait).toHaveBeenCalledTimes(1);
  await release();
});

test('a holder elsewhere that shows none has lost it', async () => {
  const path = directory();
  mkdirSync(join(path, 'lock'));
  utimesSync(join(path, 'lock'), 1, 1);
  noteFromElsewhere(path);
  const taken = await lockDirectory(path, { onLost });
  expect(JSON.parse(readFileSync(join(path, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  await taken.release();
});

test('a holder whose lock was taken is told', async () => {
  const path = directory();
  const lost = new Promise<Error>((resolve) => {
    void lockDirectory(path, { onLost: resolve, staleMs: 2_000 }).then(() =>
      rmSync(join(path, 'lock'), { recursive: true }),
    );
  });
  expect(await lost).toMatchObject({ code: 'ECOMPROMISED' });
});
