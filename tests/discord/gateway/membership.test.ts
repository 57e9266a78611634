import { once } from 'node:events';
import { Events, type Client } from 'discord.js';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Discord, startDiscord } from 'discord-sandbox';
import { connect, createClient } from '../../../src/discord/gateway/client.ts';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { trackGuilds } from '../../../src/discord/gateway/guild-events.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { followMembership, type GuildMembership } from '../../../src/discord/gateway/membership.ts';
import { graceMs, recoverChannels } from '../../../src/delivery/recover-channels.ts';
import { channels, servers } from '../../../src/store/db/schema.ts';
import { serverGone } from '../../../src/store/subscriptions/servers.ts';
import { subscribe, subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { quiet } from '../../support/log.ts';

const db = useDatabase();
const reason = { code: 'removed' } as const;

const kept: { discord?: Discord; end: (() => Promise<unknown>)[] } = { end: [] };

beforeEach(async () => {
  kept.discord = await startDiscord({ limits: 'off' });
});
afterEach(async () => {
  for (const end of kept.end.splice(0).toReversed()) await end();
  await kept.discord?.close();
});

function discord(): Discord {
  if (!kept.discord) throw new Error('The sandbox is open inside tests only.');
  return kept.discord;
}

/** A server with a channel that follows everything. */
async function following(name: string) {
  const guild = discord().addGuild({ name });
  const channel = guild.addChannel({ name: 'alerts' });
  await subscribe(db(), {
    guildId: guild.id,
    channelId: channel.id,
    language: 'en',
    usualLanguage: 'en',
    filter: {},
  });
  return { guild, channel };
}

interface Started {
  readonly client: Client<true>;
  readonly membership: GuildMembership;
  readonly changed: string[];
  /** Resolves when what was heard is recorded. */
  recorded(): Promise<void>;
  probe(at: Date): Promise<unknown>;
}

async function start(): Promise<Started> {
  const client = createClient({ apiUrl: discord().apiUrl, log: quiet });
  const membership = followMembership(client);
  const connected = await connect(client, discord().token);
  kept.end.push(() => client.destroy());
  const changed: string[] = [];
  const follow = () =>
    trackGuilds(connected, {
      db: db(),
      log: quiet,
      now: () => new Date(),
      membership,
      changed: (guildId) => changed.push(guildId),
    });
  let stop = follow();
  kept.end.push(() => stop());
  const courier = createCourier({
    rest: client.rest,
    known: guildCacheOf(connected),
    log: quiet,
    membership,
  });
  const never = new AbortController().signal;
  return {
    client: connected,
    membership,
    changed,
    recorded: async () => {
      await stop();
      stop = follow();
      await stop();
      stop = follow();
    },
    probe: (at) =>
      recoverChannels({ db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never }),
  };
}

const aWeekLater = () => new Date(Date.now() + graceMs + 60_000);
const held = (guildId: string) => subscriptionsOf(db(), { guildId });
const goneAt = async (guildId: string) =>
  (await db().select().from(servers).where(eq(servers.id, guildId)))[0]?.goneAt;
const stateOf = async (channelId: string) =>
  (await db().select().from(channels).where(eq(channels.id, channelId)))[0]?.state;

test('a server that invited the bot again while it was down is not deleted a week later', async () => {
  const { guild } = await following('Rome');
  await serverGone(db(), guild.id, { reason, now: new Date(), probeAt: () => new Date() });
  const bot = await start();
  await bot.recorded();
  expect(await goneAt(guild.id)).toBeNull();
  expect(bot.changed).toContain(guild.id);
  await bot.probe(aWeekLater());
  expect(await held(guild.id)).toHaveLength(1);
});

test('a server that is there is not deleted even where its leaving is all that was recorded', async () => {
  const { guild } = await following('Rome');
  const bot = await start();
  await bot.recorded();
  await serverGone(db(), guild.id, { reason, now: new Date(), probeAt: () => new Date() });
  await bot.probe(aWeekLater());
  expect(await held(guild.id)).toHaveLength(1);
  expect(await goneAt(guild.id)).toBeNull();
});

test('a server that removed the bot while it was down is suspended at the start, and deleted a week later', async () => {
  const { guild, channel } = await following('Rome');
  const stays = await following('Paris');
  guild.remove();
  const bot = await start();
  await bot.recorded();
  expect(await goneAt(guild.id)).toBeInstanceOf(Date);
  expect(await stateOf(channel.id)).toBe('suspended');
  expect(await goneAt(stays.guild.id)).toBeNull();
  await bot.probe(new Date());
  expect(await held(guild.id)).toHaveLength(1);
  await bot.probe(aWeekLater());
  expect(await held(guild.id)).toEqual([]);
  expect(await held(stays.guild.id)).toHaveLength(1);
});

test('what happened between two sessions shows in the list with which the second begins', async () => {
  const { guild, channel } = await following('Rome');
  const back = await following('Paris');
  back.guild.remove();
  const bot = await start();
  await bot.recorded();
  expect(await goneAt(back.guild.id)).toBeInstanceOf(Date);
  const again = once(bot.client, Events.ShardReady);
  discord().gateway.disconnect({ resumable: false });
  guild.remove();
  back.guild.restore();
  await again;
  await bot.recorded();
  expect(await goneAt(guild.id)).toBeInstanceOf(Date);
  expect(await stateOf(channel.id)).toBe('suspended');
  expect(await goneAt(back.guild.id)).toBeNull();
  // The client has forgotten it, so it tells when it comes back.
  const invited = once(bot.client, Events.GuildCreate);
  guild.restore();
  await invited;
  await bot.recorded();
  expect(await goneAt(guild.id)).toBeNull();
});

test('a server in an outage counts as present, at the start as well', async () => {
  const { guild, channel } = await following('Rome');
  discord().addGuild({ name: 'Paris' });
  guild.remove({ unavailable: true });
  const bot = await start();
  await bot.recorded();
  expect(bot.membership.isMember(guild.id)).toBe(true);
  expect(await goneAt(guild.id)).toBeNull();
  expect(await stateOf(channel.id)).toBe('active');
});

test('without a connection nobody can say, and nothing is deleted', async () => {
  const { guild } = await following('Rome');
  guild.remove();
  const bot = await start();
  await bot.recorded();
  expect(bot.membership.isMember(guild.id)).toBe(false);
  const lost = once(bot.client, Events.ShardReconnecting);
  discord().gateway.refusing = true;
  discord().gateway.disconnect({ resumable: false });
  await lost;
  expect(bot.membership.isMember(guild.id)).toBeNull();
  await bot.probe(aWeekLater());
  expect(await held(guild.id)).toHaveLength(1);
});
