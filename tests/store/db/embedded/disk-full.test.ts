import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rows } from '../../../../src/store/db/database.ts';
import { openStore, type Store } from '../../../../src/store/open.ts';
import { facts } from '../../../../src/store/db/schema.ts';
import type { WriteTrouble } from '../../../../src/store/db/writable.ts';
import { copyDataDir } from '../../../support/data-dir.ts';
import { quiet } from '../../../support/log.ts';
import { smallDisk } from '../../../../tools/faults/small-disk.ts';

const home = mkdtempSync(join(tmpdir(), 'hemicycle-full-'));
const disk = smallDisk();

afterAll(() => {
  disk?.remove();
  rmSync(home, { recursive: true, force: true });
});

const patience = { timeout: 50_000, interval: 100 };

async function append(store: Store, key: string): Promise<void> {
  await store.db.execute(
    sql`insert into facts (key, value) select ${key} || n, to_jsonb(repeat(md5(n::text), 60)) from generate_series(1, 200) n`,
  );
}

const count = async ({ db }: Store) =>
  rows<{ n: number }>(await db.execute(sql`select count(*)::int as n from facts`))[0]?.n;

describe.skipIf(!disk)('a disk that is full', () => {
  beforeAll(async () => {
    await copyDataDir(join(disk?.folder ?? '', 'data'));
  });

  test('in the middle of writing: it is told, nothing committed is lost, and with room everything goes on by itself', async () => {
    const dataDir = join(disk?.folder ?? '', 'data');
    const store = await openStore({ dataDir, log: quiet });
    const told: (WriteTrouble | null)[] = [];
    store.writable.subscribe((trouble) => told.push(trouble));
    await append(store, 'before');
    disk?.fill(1_000_000);
    let written = 1;
    await expect(
      (async () => {
        for (; written < 500; written += 1) await append(store, `at ${written} `);
      })(),
    ).rejects.toThrow('Failed query');
    // Postgres ends over a checkpoint that it cannot write.
    await expect(store.db.execute(sql`checkpoint`)).rejects.toThrow('Failed query');
    expect(told).toEqual(['full']);
    disk?.makeRoom();
    await vi.waitFor(async () => expect(await count(store)).toBe(written * 200), patience);
    await vi.waitFor(() => expect(told).toEqual(['full', null]), patience);
    await append(store, 'after');
    await store.close();
  });

  test('at the start: it says so, and nothing of a backup; with room it opens', async () => {
    const dataDir = join(disk?.folder ?? '', 'data');
    const writer = await openStore({ dataDir, log: quiet });
    const held = await count(writer);
    await append(writer, 'unchecked');
    disk?.fill(0);
    // Ends as a crash would, with a log to recover from.
    await writer.db.execute(sql`checkpoint`).catch(() => undefined);
    await writer.close();
    const refused: unknown = await openStore({ dataDir, log: quiet }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      kind: 'full',
      message: expect.stringMatching(/is full\. Nothing is lost: make some room/u),
    });
    expect((refused as Error).message).not.toMatch(/backup|restore/u);
    disk?.makeRoom();
    const again = await openStore({ dataDir, log: quiet });
    expect(await count(again)).toBe((held ?? 0) + 200);
    await again.close();
  });
});

test('an engine that ends is opened again, and whoever leads goes on leading', async () => {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  const store = await openStore({ dataDir: await copyDataDir(join(home, 'ending')), log: quiet });
  await store.db.insert(facts).values({ key: 'kept', value: 1 });
  const thread = post.mock.contexts[0] as Worker;
  post.mockRestore();
  const stop = new AbortController();
  const led: string[] = [];
  const held = store.leadership.hold(async (signal) => {
    led.push('leads');
    await thread.terminate();
    await vi.waitFor(async () => expect(await store.db.select().from(facts)).toHaveLength(1), patience);
    led.push(signal.aborted ? 'lost' : 'still leads');
  }, stop.signal);
  await held;
  expect(led).toEqual(['leads', 'still leads']);
  await store.close();
});
