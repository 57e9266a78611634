import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doctorVerb } from '../../src/cli/doctor.ts';
import { checkClock, checkCopies, checkZoneData } from '../../src/cli/doctor/machine.ts';
import { readStoreReport } from '../../src/cli/doctor/store-report.ts';
import type { VerbContext } from '../../src/cli/verb.ts';
import { readConfig, type Config } from '../../src/config.ts';
import type { Finding } from '../../src/lib/finding.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { subscribe } from '../../src/store/subscriptions/subscriptions.ts';
import { startDiscord, type Discord } from '../../packages/discord-sandbox/src/discord.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { quiet } from '../support/log.ts';

let discord: Discord;
let folder: string;
let database: FreshDatabase;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-doctor-'));
  await copyDataDir(folder);
  database = await freshDatabase();
  discord = await startDiscord();
});

afterEach(async () => {
  await discord.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function config(env: Record<string, string> = {}): Config {
  return readConfig({
    DATA_DIR: folder,
    DATABASE_URL: database.url ?? '',
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    ASSEMBLY_URL: 'http://127.0.0.1:9',
    ...env,
  });
}

function verb(env: Record<string, string> = {}): VerbContext {
  lines = [];
  const given = config(env);
  const { databaseUrl, dataDir } = given;
  return {
    config: given,
    log: quiet,
    openStore: () => openStore({ databaseUrl, dataDir, log: quiet }),
    out: (line) => void lines.push(line),
    err: (line) => void lines.push(line),
  };
}

async function findings(
  env: Record<string, string> = {},
): Promise<{ code: number; all: readonly Finding[] }> {
  const code = await doctorVerb(verb(env), { json: true });
  expect(lines).toHaveLength(1);
  const { findings: all } = JSON.parse(lines[0] ?? '') as { findings: Finding[] };
  return { code, all };
}

const about = (all: readonly Finding[], what: string) => all.filter((one) => one.about.startsWith(what));

async function withService<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = config();
  const store = await openStore({ databaseUrl, dataDir, log: quiet });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

test('beside the service, which has the database open, it says the same', async () => {
  const alone = await findings();
  const beside = await withService((store) => {
    store.answers.set('doctor', () => readStoreReport(store, config(), new Date()));
    return findings();
  });
  expect(beside.code).toBe(alone.code);
  expect(about(beside.all, 'sources')).toEqual(about(alone.all, 'sources'));
  expect(about(beside.all, 'database')).toMatchObject([{ severity: 'ok' }]);
});

test('a token that Discord does not accept keeps the service from its work, and is shown nowhere', async () => {
  const { code, all } = await findings({ DISCORD_TOKEN: 'not.the.token' });
  expect(code).toBe(3);
  expect(about(all, 'token')).toMatchObject([
    { severity: 'error', text: expect.stringContaining('DISCORD_TOKEN') },
  ]);
  expect(lines.join()).not.toContain('not.the.token');
  expect(await doctorVerb(verb({ DISCORD_TOKEN: '' }))).toBe(3);
  expect(lines).toContain('✗ token: DISCORD_TOKEN is not set.');
});

test('a Discord that is out of reach says nothing of the token', async () => {
  discord.fail({ route: /./u, status: 503, times: Number.POSITIVE_INFINITY });
  const { all } = await findings();
  expect(about(all, 'token')).toEqual([]);
  expect(about(all, 'Discord')).toMatchObject([{ severity: 'warning' }]);
});

test('every channel with a subscription is looked at: what is missing is named, with what to do', async () => {
  const guild = discord.addGuild({ name: 'Watchers' });
  const [open, closed] = [guild.addChannel({ name: 'open' }), guild.addChannel({ name: 'closed' })];
  closed.revoke('EmbedLinks');
  await withService(async ({ db }) => {
    for (const channelId of [open.id, closed.id, '999999999999999999']) {
      await subscribe(db, { guildId: guild.id, channelId, language: 'en', usualLanguage: 'en', filter: {} });
    }
  });
  const { all } = await findings();
  expect(about(all, `channel ${open.id}`)).toEqual([]);
  expect(about(all, `channel ${closed.id}`)).toMatchObject([
    { text: expect.stringContaining('embed'), advice: expect.stringContaining('grant') },
  ]);
  expect(about(all, 'channel 999999999999999999')).toMatchObject([
    { text: expect.stringContaining('could not check') },
  ]);
  expect(about(all, 'commands')).toMatchObject([{ advice: expect.stringContaining('register') }]);
});

describe('the machine', () => {
  test('a clock is compared with Discord’s', () => {
    expect(checkClock(null)).toEqual([]);
    expect(checkClock(2_000)).toMatchObject([{ severity: 'ok' }]);
    expect(checkClock(-90_000)).toMatchObject([
      { severity: 'warning', text: 'It is 90 s behind Discord’s.' },
    ]);
  });

  test('no copy is a note, and this Node.js knows the time zones', async () => {
    expect(await checkCopies(folder, new Date())).toMatchObject({ severity: 'note' });
    expect(checkZoneData()).toMatchObject({ severity: 'ok' });
  });
});
