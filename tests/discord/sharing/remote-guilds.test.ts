import { Routes } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDiscord, type Discord } from '../../../packages/discord-sandbox/src/discord.ts';
import { createDiscordClock } from '../../../src/discord/rest/discord-clock.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import { createThrottle } from '../../../src/discord/rest/throttle.ts';
import { sharedGuilds } from '../../../src/discord/sharing/remote-guilds.ts';

let discord: Discord;
/** How far Discord's clock is ahead of ours. */
const aheadMs = 60 * 60_000;

beforeEach(async () => {
  discord = await startDiscord({ clock: () => Date.now() + aheadMs });
});
afterEach(() => discord.close());

test('whether the bot is timed out in a server of another shard is told by Discord’s clock', async () => {
  const clock = createDiscordClock();
  const rest = createRest(discord.apiUrl, discord.token, createThrottle({ clock }));
  const signal = new AbortController().signal;
  const known = sharedGuilds({
    local: () => null,
    userId: discord.sandbox.applicationId,
    isOutElsewhere: () => false,
    clock,
  });
  await rest.get(Routes.gatewayBot(), { signal });
  const guild = discord.addGuild({ name: 'Rome' });
  const learned = async (until: number) => {
    guild.timeOutBot(until);
    known.forget(guild.id);
    await known.learn(guild.id, { rest, signal });
    return known.timedOutUntil(guild.id);
  };
  // By our clock that is to come.
  expect(await learned(Date.now() + aheadMs - 60_000)).toBeNull();
  const until = Date.now() + aheadMs + 60_000;
  expect(await learned(until)).toEqual(new Date(until));
});
