import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { WebSocketShard } from '../../../src/discord/gateway/ws-library.ts';

test('shards are made of the classes that discord.js works with, which are in memory once', () => {
  const ofDiscordJs = createRequire(import.meta.resolve('discord.js'));
  const library = ofDiscordJs('@discordjs/ws') as { readonly WebSocketShard: unknown };
  expect(WebSocketShard).toBe(library.WebSocketShard);
});
