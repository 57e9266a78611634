import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { ChannelHandle } from 'discord-sandbox';
import type { Courier, Posting } from '../../src/delivery/courier.ts';
import { startDeliverer } from '../../src/delivery/deliverer.ts';
import { createCourier } from '../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../src/discord/gateway/guild-cache.ts';
import { restoreFile, writeBackup } from '../../src/store/backup/file.ts';
import type { Database } from '../../src/store/db/database.ts';
import { deliveries } from '../../src/store/db/schema.ts';
import { subscribe } from '../../src/store/subscriptions/subscriptions.ts';
import { hearsOf, useBot } from '../discord/support/harness.ts';
import { openTestDatabase, useDatabase, type TestDatabase } from '../support/database.ts';
import { archived, keep } from '../support/declarations/declarations.ts';
import { enqueue } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

vi.setConfig({ testTimeout: 120_000 });

const db = useDatabase();
const bot = useBot();
const kind = inject('databaseSource').kind === 'template' ? 'postgres' : 'embedded';
let folder: string;
let other: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanout-'));
  other = await openTestDatabase();
});
afterAll(async () => {
  await other.close();
  await rm(folder, { recursive: true });
});

const said = ({ messages }: ChannelHandle) => messages.length;

/** The deliverer of the service on a store. */
function start(store: Database, over: Partial<Courier> = {}) {
  return startDeliverer({
    db: store,
    log: quiet,
    now: () => new Date(),
    courier: { ...courierOf(), ...over },
    signal: new AbortController().signal,
  });
}

function courierOf(): Courier {
  const { client } = bot();
  return createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
}

test('a backup that is made while alerts go out is whole, and where it is restored nobody is told twice', async () => {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Watchers' });
  const channels = Array.from({ length: 60 }, (_, at) => guild.addChannel({ name: `alerts-${at}` }));
  for (const { id } of channels) {
    await hearsOf(client, id);
    const language = { language: 'en', usualLanguage: 'en' } as const;
    await subscribe(db(), { guildId: guild.id, channelId: id, ...language, filter: {} });
  }
  const { id } = await keep(db(), archived(682));
  await enqueue(db(), id, false, new Date());
  // Of some the answer comes, and others are posted, only when the backup is there.
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { post } = courierOf();
  const placeOf = ({ place }: Posting) =>
    channels.findIndex(({ id: channel }) => channel === place.channelId);
  const deliverer = await start(db(), {
    post: async (posting, signal) => {
      const at = placeOf(posting);
      if (at >= 20) await opened;
      const posted = await post(posting, signal);
      if (at >= 10) await opened;
      return posted;
    },
  });
  const file = join(folder, 'copy.gz');
  await discord.waitFor(() => channels.filter((one) => said(one) > 0).length >= 15, 'the first');
  const sums = await writeBackup(db(), kind, file, new Date());
  open();
  expect(sums.channels.rows).toBe(channels.length);
  expect(sums.deliveries.rows).toBe(channels.length);
  await deliverer.settled();
  await deliverer.stop();
  expect(channels.map(said)).toEqual(channels.map(() => 1));
  const states = async (store: Database) =>
    [...new Set((await store.select().from(deliveries)).map(({ state }) => state))].toSorted();
  expect(await states(db())).toEqual(['sent']);

  await keep(other.db, archived(682));
  await restoreFile(other.db, file, new Date());
  // As the backup saw them: some were not posted yet, or nobody can say.
  expect(await states(other.db)).not.toEqual(['sent']);
  const again = await start(other.db);
  await again.settled();
  await again.stop();
  expect(channels.map(said)).toEqual(channels.map(() => 1));
  expect(await states(other.db)).toEqual(['sent']);
  expect(discord.refusals).toEqual([]);
});
