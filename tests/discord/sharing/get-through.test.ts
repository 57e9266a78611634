import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDiscord, type Discord } from '../../../packages/discord-sandbox/src/discord.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import { getsThrough } from '../../../src/discord/sharing/get-through.ts';
import { startSilentProxy } from '../../../tools/faults/silent-proxy.ts';

let discord: Discord;

beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(() => discord.close());

const attempt = (apiUrl = discord.apiUrl, token = discord.token) =>
  getsThrough(createRest(apiUrl, token), new AbortController().signal);

test('who reaches Discord and its gateway gets through, and begins no session', async () => {
  expect(await attempt()).toBe(true);
  expect(discord.gateway.welcomed).toBe(1);
  expect(discord.gateway.identifies).toBe(0);
});

test('whoever is refused has been heard', async () => {
  expect(await attempt(discord.apiUrl, 'another')).toBe(true);
});

test('a gateway that turns away, or is at no address, is not reached', async () => {
  discord.gateway.refusing = true;
  expect(await attempt()).toBe(false);
  discord.gateway.refusing = false;
  const proxy = await startSilentProxy(Number(new URL(discord.apiUrl).port));
  discord.gateway.address = `ws://127.0.0.1:${proxy.port}`;
  proxy.cut();
  expect(await attempt()).toBe(false);
  proxy.heal();
  expect(await attempt()).toBe(true);
  await proxy.close();
});

test('without Discord nothing is reached', async () => {
  const proxy = await startSilentProxy(Number(new URL(discord.apiUrl).port));
  proxy.cut();
  expect(await attempt(`http://127.0.0.1:${proxy.port}/api`)).toBe(false);
  await proxy.close();
});
