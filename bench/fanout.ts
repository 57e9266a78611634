import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REST, Routes, type RawFile } from 'discord.js';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { archive } from '../tools/assembly-sandbox/archive.ts';
import { createCourier } from '../src/discord/courier/courier.ts';
import { guildCacheWithoutGateway } from '../src/discord/gateway/guild-cache.ts';
import { createRest } from '../src/discord/rest/rest.ts';
import { createThrottle } from '../src/discord/rest/throttle.ts';
import { startDeliverer } from '../src/delivery/deliverer.ts';
import { rows, type Database } from '../src/store/db/database.ts';
import { saveDeclaration } from '../src/store/ingest/save-declaration.ts';
import { enqueueAlerts } from '../src/store/delivery/enqueue-alerts.ts';
import { openStore } from '../src/store/open.ts';
import { declarationOf } from './declaration.ts';
import { startDiscordProcess, type DiscordProcess, type PostTally } from './fanout-discord.ts';
import { startHogs } from './hogs.ts';
import type { BenchResult } from './result.ts';

export interface FanoutSize {
  /** Channels posted to under the limits of Discord. */
  readonly limited: number;
  /** The same with a plain loop, which says enough sooner. */
  readonly plain: number;
  /** The same while other programs want the processor. */
  readonly pressed: number;
  /** Channels posted to without limits. */
  readonly unlimited: number;
}

const full: FanoutSize = { limited: 10_000, plain: 1_500, pressed: 2_500, unlimited: 5_000 };
const ceiling = 50;
const atOnce = 16;
/** As in the service, every line is written; nobody reads it. */
const log = pino({ level: 'info' }, pino.destination({ dest: '/dev/null', sync: false }));

/** Posting one declaration to many channels: by the deliverer, by a plain loop, and how much work it is. */
export async function benchFanout(size: FanoutSize = full): Promise<BenchResult> {
  const ours = await withDiscord(size.limited, 'on', async (discord) => {
    const rest = createRest(discord.apiUrl, discord.token);
    return { ...(await deliver(discord, rest)), tally: await discord.tally() };
  });
  const pressed = await withDiscord(size.pressed, 'on', async (discord) => {
    const endHogs = startHogs();
    try {
      const { ms } = await deliver(discord, createRest(discord.apiUrl, discord.token));
      return { ms, tally: await discord.tally() };
    } finally {
      endHogs();
    }
  });
  const plain = await withDiscord(size.plain, 'on', async (discord) => {
    const begun = performance.now();
    const failed = await postPlainly(discord, ours.bodies);
    return { ms: performance.now() - begun, failed, tally: await discord.tally() };
  });
  const work = await withDiscord(size.unlimited, 'off', async (discord) => {
    const bare = new REST({ api: discord.apiUrl, version: '10', globalRequestsPerSecond: Infinity });
    bare.setToken(discord.token);
    // Both begin with code that has run before.
    await postAll(bare, discord, ours.bodies, 'warm');
    const rest = createRest(
      discord.apiUrl,
      discord.token,
      createThrottle({ requestsPerSecond: 2 * size.unlimited }),
    );
    const delivering = await deliver(discord, rest);
    const before = process.cpuUsage();
    await postAll(bare, discord, delivering.bodies, 'bare');
    return { delivering: delivering.cpuMs, bare: cpuMsSince(before) };
  });
  return {
    name: 'fanout',
    did:
      `posted one declaration to ${size.limited} channels of a Discord that enforces its limits, from an embedded store; ` +
      `${size.pressed} channels beside programs that want all of the processor; a plain loop over ${size.plain} channels under the same limits; ${size.unlimited} channels without limits`,
    figures: {
      '% of the ceiling': share(size.limited, ours.ms),
      seconds: Math.round(ours.ms / 1000),
      ...told(ours.tally),
      'beside hogs: % of the ceiling': share(size.pressed, pressed.ms),
      ...prefixed('beside hogs: ', told(pressed.tally)),
      'plain loop: % of the ceiling': share(size.plain, plain.ms),
      ...prefixed('plain loop: ', told(plain.tally)),
      'plain loop: failed': plain.failed,
      'without limits: CPU ms per delivery': perOne(work.delivering, size.unlimited),
      'without limits: CPU ms per bare post': perOne(work.bare, size.unlimited),
      'without limits: own CPU ms per delivery': perOne(work.delivering - work.bare, size.unlimited),
    },
    bar: '98 % of the ceiling of 50 requests a second, no 429 for it, each channel once; under 1 ms of own CPU per delivery',
  };
}

async function withDiscord<T>(
  channels: number,
  limits: 'on' | 'off',
  work: (discord: DiscordProcess) => Promise<T>,
): Promise<T> {
  const discord = await startDiscordProcess(channels, limits);
  try {
    return await work(discord);
  } finally {
    await discord.close();
  }
}

/** A message, and the picture that is uploaded beside it. */
interface Posted {
  readonly body: object;
  readonly files: RawFile[];
}

interface Delivering {
  readonly ms: number;
  readonly cpuMs: number;
  /** What was posted. */
  readonly bodies: readonly Posted[];
}

/** One declaration, one subscription for each channel, and the deliverer until nothing is left. */
async function deliver(discord: DiscordProcess, rest: REST): Promise<Delivering> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const store = await openStore({ dataDir, log });
  try {
    const { db } = store;
    await subscribe(db, discord.channels);
    const bodies = watch(rest);
    const begun = performance.now();
    const before = process.cpuUsage();
    const deliverer = await startDeliverer({
      db,
      log,
      now: () => new Date(),
      courier: createCourier({ rest, known: guildCacheWithoutGateway(''), log }),
      signal: new AbortController().signal,
    });
    for (;;) {
      await deliverer.settled();
      if (!(await isLeft(db))) break;
      // What was put off becomes due.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const delivering = { ms: performance.now() - begun, cpuMs: cpuMsSince(before), bodies };
    await deliverer.stop();
    return delivering;
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function subscribe(db: Database, channels: DiscordProcess['channels']): Promise<void> {
  const entry = archive.find(({ number, language }) => number === 682 && language === 'en');
  if (!entry) throw new Error('The archive has no declaration No. 682.');
  await db.execute(sql`insert into filters (canonical, concerns, anchors) values ('{}', '{KZ}', '{c:KZ}')`);
  await db.execute(sql`insert into channels (id, guild_id, language)
    select c->>'id', c->>'guildId', 'en' from jsonb_array_elements(${JSON.stringify(channels)}::jsonb) c`);
  await db.execute(
    sql`insert into subscriptions (channel_id, filter_id) select c.id, f.id from channels c, filters f`,
  );
  await db.transaction(async (tx) => {
    const now = new Date();
    const { id } = await saveDeclaration(
      tx,
      { declaration: declarationOf(entry), fileId: 1, url: null },
      now,
    );
    await enqueueAlerts(tx, id, { now, onlyEarlier: false });
  });
}

async function isLeft(db: Database): Promise<boolean> {
  const [found] = rows<{ left: boolean }>(
    await db.execute(
      sql`select exists (select from deliveries where state in ('pending', 'sending')) as "left"`,
    ),
  );
  return found?.left === true;
}

/** Everything that is posted, from now on. */
function watch(rest: REST): readonly Posted[] {
  const bodies: Posted[] = [];
  const post = rest.post.bind(rest);
  rest.post = (route, options) => {
    bodies.push({ body: options?.body as object, files: options?.files ?? [] });
    return post(route, options);
  };
  return bodies;
}

/** What most bots do: some requests at once, the limits left to the library, and no way to know a repeat. */
async function postPlainly(discord: DiscordProcess, bodies: readonly Posted[]): Promise<number> {
  const rest = new REST({ api: discord.apiUrl, version: '10' }).setToken(discord.token);
  let failed = 0;
  await pooled(discord.channels, async ({ id }, at) => {
    const { body, files } = bodies[at % bodies.length] ?? nothing;
    const plain = { ...body, nonce: undefined, enforce_nonce: undefined };
    await rest.post(Routes.channelMessages(id), { body: plain, files }).catch(() => (failed += 1));
  });
  return failed;
}

/** The same bodies through the library alone; with nonces of their own, or nothing would be posted. */
async function postAll(
  rest: REST,
  { channels }: DiscordProcess,
  bodies: readonly Posted[],
  nonce: string,
): Promise<void> {
  await pooled(channels, ({ id }, at) => {
    const { body, files } = bodies[at % bodies.length] ?? nothing;
    const own = { ...body, nonce: `${nonce}-${at}`.padEnd(24, '-') };
    return rest.post(Routes.channelMessages(id), { body: own, files });
  });
}

const nothing: Posted = { body: {}, files: [] };

async function pooled<T>(items: readonly T[], work: (item: T, at: number) => Promise<unknown>) {
  const left = items.entries();
  const worker = async () => {
    for (const [at, item] of left) await work(item, at);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of what the ceiling allows: the first fifty at once, then fifty a second. */
function share(requests: number, ms: number): number {
  return Math.round((10_000 * 1000 * (requests / ceiling - 1)) / ms) / 100;
}

function perOne(ms: number, count: number): number {
  return Math.round((1000 * ms) / count) / 1000;
}

function told({ once, missed, doubled, refused }: PostTally): Record<string, number> {
  return {
    '429s for the ceiling': refused.global,
    'other 429s': refused.bucket + refused.invalid,
    'channels posted to once': once,
    'channels missed': missed,
    'channels posted to twice': doubled,
  };
}

function prefixed(prefix: string, figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [prefix + name, figure]));
}
