import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliveriesVerb } from '../../src/cli/deliveries.ts';
import { doctorVerb } from '../../src/cli/doctor.ts';
import { pollVerb } from '../../src/cli/poll.ts';
import { registerVerb } from '../../src/cli/register.ts';
import { withStore, type VerbContext } from '../../src/cli/verb.ts';
import { readConfig } from '../../src/config.ts';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { type Discord, startDiscord } from 'discord-sandbox';
import { createOperatorChannel } from '../../src/discord/courier/operator.ts';
import { createRest } from '../../src/discord/rest/rest.ts';
import { createLogger, secretsIn } from '../../src/log.ts';
import { createOperatorDesk } from '../../src/ops/operator/desk.ts';
import { alertOnSourceFailure } from '../../src/ops/operator/source-alarms.ts';
import { openStore } from '../../src/store/open.ts';
import { feeds } from '../../src/store/db/schema.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

let assembly: SandboxAssembly;
let discord: Discord;
let database: FreshDatabase;
let folder: string;
let lines: string[];
let complaints: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-verbs-'));
  await copyDataDir(folder);
  database = await freshDatabase();
  assembly = await startAssembly();
  discord = await startDiscord();
});

afterEach(async () => {
  await assembly.close();
  await discord.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function verb(env: Record<string, string> = {}): VerbContext {
  lines = [];
  complaints = [];
  const config = readConfig({
    DATA_DIR: folder,
    DATABASE_URL: database.url ?? '',
    FEED_URLS: assembly.feedUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    FETCH_PAUSE_MS: '0',
    // What the archive holds is years old.
    NEWS_MAX_AGE_DAYS: '36500',
    ...env,
  });
  const { databaseUrl, dataDir } = config;
  return {
    config,
    log: quiet,
    openStore: () => openStore({ databaseUrl, dataDir, log: quiet }),
    out: (line) => void lines.push(line),
    err: (line) => void complaints.push(line),
  };
}

const publish = (number: number) => {
  for (const entry of archive)
    if (entry.number === number && entry.language === 'en') assembly.publish(entry);
};

test('poll looks once, and what it finds shows in doctor and deliveries', async () => {
  publish(679);
  expect(await pollVerb(verb())).toBe(0);
  expect(lines.join('\n')).toContain('1 new declaration');
  await withStore(verb(), ({ db }) => follow(db, '10', {}));
  publish(682);
  expect(await pollVerb(verb())).toBe(0);
  expect(lines.join('\n')).toContain('1 alert to post');

  expect(await doctorVerb(verb())).toBe(0);
  expect(lines).toContain('Declarations: 2, No. 679 to No. 682');
  expect(lines).toContain('Numbers missing in between: 2 (680-681)');
  expect(lines).toContain('Alerts: 1 pending, 0 refused');
  expect(lines.join('\n')).not.toContain(discord.token);

  expect(await deliveriesVerb(verb(), { limit: '20' })).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/^\d+\tpending\tNo\. 682\t1\t10\t0\t$/u)]);
  expect(await deliveriesVerb(verb(), { state: 'sent', limit: '20' })).toBe(0);
  expect(lines).toEqual([]);
  expect(await deliveriesVerb(verb(), { limit: '20', id: ['1', '99'] })).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/^1\tpending\tNo\. 682\t/u)]);
  expect(await deliveriesVerb(verb(), { limit: '20', id: ['99'] })).toBe(0);
  expect(lines).toEqual([]);
  // What is on its way is not sent a second time.
  expect(await deliveriesVerb(verb(), { limit: '20', retry: ['1'] })).toBe(1);
  expect(complaints.join()).toContain(
    '1: not posted again. That is possible for alerts that are defect, refused, uncertain',
  );
});

test('declarations behind a feed of news are found by one poll, and the feed is said to be of no use', async () => {
  assembly.announce('news');
  const [first, second] = archive.filter(({ language }) => language === 'en');
  assembly.publish({ ...first!, fileId: 32_890 });
  assembly.publishOther({ fileId: 32_893 });
  assembly.publish({ ...second!, fileId: 32_910 });
  expect(await pollVerb(verb({ FEED_URLS: '' }))).toBe(0);
  expect(lines.join('\n')).toContain('it is of no use for finding declarations');
  expect(lines.join('\n')).toContain('found 2 declarations on the way');
  await doctorVerb(verb({ FEED_URLS: '' }));
  expect(lines.join('\n')).toContain('Declarations: 2, ');
  expect(lines.join('\n')).toContain('of no use for finding declarations');
});

test('a key in the address of a feed shows nowhere', async () => {
  const FEED_URLS = `${assembly.feedUrl}?token=k3y-of-the-feed&n=5`;
  const said: string[] = [];
  const written: string[] = [];
  const log = createLogger('debug', secretsIn({ FEED_URLS }), { write: (line) => void written.push(line) });
  const one = { ...verb({ FEED_URLS, WALK: 'off' }), log };
  const alarms = discord.addGuild({ name: 'Operators' }).addChannel({ name: 'alarms' });
  const rest = createRest(discord.apiUrl, discord.token);
  const channel = createOperatorChannel({ rest, userId: discord.applicationId, channelId: alarms.id, log });
  const ailments = [
    null,
    'challenge',
    'reset',
    'loop',
    { redirect: 'http://other.example/?token=k3y' },
  ] as const;
  for (const ailment of ailments) {
    if (ailment !== null) assembly.misbehave('feed', ailment);
    await pollVerb(one);
    await doctorVerb(one);
    await withStore(one, async ({ db }) => {
      await db.update(feeds).set({ nextTryAt: new Date(0) });
      const context = { db, log, now: () => new Date() };
      await alertOnSourceFailure(context, createOperatorDesk(context, channel));
    });
  }
  said.push(...lines, ...alarms.messages.map(({ content }) => content));
  expect(alarms.messages.length).toBeGreaterThan(0);
  for (const text of [...said, ...written]) expect(text).not.toMatch(/k3y|token=/u);
  const { host, pathname } = new URL(assembly.feedUrl);
  expect(said.filter((text) => text.includes(`${host}${pathname}`)).length).toBeGreaterThan(5);
});

test('a mirror under a path stands in for the site: its feeds, its pages, its texts', async () => {
  await assembly.close();
  assembly = await startAssembly({ prefix: '/mirrors/pace' });
  for (const entry of archive) if (entry.number === 572) assembly.publish(entry);
  const [first, second] = archive.filter(({ language }) => language === 'en');
  expect(await pollVerb(verb({ FEED_URLS: '' }))).toBe(0);
  expect(lines.join('\n')).toContain('2 feeds found');
  expect(lines.join('\n')).toContain('1 new declaration');
  expect(lines).toContain('Read 1 text in a second language.');
  assembly.announce(false);
  assembly.publish({ ...first!, fileId: 32_890 });
  assembly.publish({ ...second!, fileId: 32_891 });
  await pollVerb(verb({ FEED_URLS: '', WALK: 'on' }));
  const texts = assembly.requests.filter(({ url }) => url.includes('/files/'));
  expect(texts.some(({ url }) => url === '/mirrors/pace/en/files/32890/html')).toBe(true);
  expect(texts.filter(({ url }) => !/^\/mirrors\/pace\/(?:en|fr)\/files\//u.test(url))).toEqual([]);
  await doctorVerb(verb());
  expect(lines.join('\n')).toContain('Declarations: 3, ');
});

test('a source that fails shows in the exit code', async () => {
  assembly.misbehave('feed', 'challenge');
  expect(await pollVerb(verb())).toBe(1);
  expect(lines.join('\n')).toContain('blocked');
  expect(await doctorVerb(verb())).toBe(1);
  expect(lines.join('\n')).toMatch(/blocked at .*, last success never, failing since /u);
});

test.each([
  [
    { state: 'lost', limit: '20' },
    '--state must be one of pending, held, sending, sent, uncertain, refused, defect, folded, dropped.',
  ],
  [{ limit: '0' }, '--limit must be a whole number from 1 to 1000.'],
  [{ limit: 'many' }, '--limit must be a whole number from 1 to 1000.'],
  [
    { limit: '20', id: ['12', 'all'] },
    '--id needs the numbers that the log shows under "deliveries", such as --id 12 13.',
  ],
  [
    { limit: '20', retry: ['12', 'all'] },
    '--retry needs the numbers at the beginning of the lines that this command prints, such as --retry 12 13.',
  ],
])('deliveries refuses %j', async (options, complaint) => {
  expect(await deliveriesVerb(verb(), options)).toBe(2);
  expect(complaints).toEqual([complaint]);
});

test('register tells Discord of the commands, changed or not', async () => {
  expect(await registerVerb(verb())).toBe(0);
  expect(await registerVerb(verb())).toBe(0);
  expect(discord.registrations).toBe(2);
  expect(lines).toEqual([expect.stringContaining('/subscribe')]);
});

test('register says what is wrong with the token, without showing it', async () => {
  expect(await registerVerb(verb({ DISCORD_TOKEN: '' }))).toBe(2);
  expect(complaints).toEqual([expect.stringContaining('DISCORD_TOKEN is not set')]);
  expect(await registerVerb(verb({ DISCORD_TOKEN: 'not.the.token' }))).toBe(1);
  expect(complaints).toEqual([expect.stringContaining('does not accept the token')]);
  expect(complaints.join('')).not.toContain('not.the.token');
});
