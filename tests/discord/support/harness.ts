import { Events, type Client } from 'discord.js';
import { afterAll, beforeAll } from 'vitest';
import { type Discord, type DiscordOptions, startDiscord } from 'discord-sandbox';
import { connect, createClient } from '../../../src/discord/gateway/client.ts';
import {
  dispatchInteractions,
  type Dispatcher,
  type DispatchSettings,
} from '../../../src/discord/interactions/dispatch.ts';
import { quiet } from '../../support/log.ts';

export interface Bot {
  readonly discord: Discord;
  readonly client: Client<true>;
}

/** A Discord on loopback and a real client connected to it, for the tests of one file. */
export function useBot(options: DiscordOptions & { readonly timeoutMs?: number } = {}): () => Bot {
  let bot: Bot | undefined;
  beforeAll(async () => {
    const discord = await startDiscord({ limits: 'off', ...options });
    const { timeoutMs } = options;
    const client = createClient({
      apiUrl: discord.apiUrl,
      log: quiet,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    bot = { discord, client: await connect(client, discord.token) };
  });
  afterAll(async () => {
    await bot?.client.destroy();
    await bot?.discord.close();
  });
  return () => {
    if (!bot) throw new Error('The bot is there inside tests and hooks only.');
    return bot;
  };
}

/** Answers interactions with the commands given while `during` runs. */
export async function dispatching<T>(
  { client }: Bot,
  settings: Partial<DispatchSettings>,
  during: (dispatcher: Dispatcher) => Promise<T>,
): Promise<T> {
  const dispatcher = dispatchInteractions(client, {
    db: undefined as never,
    log: quiet,
    ...settings,
  });
  try {
    return await during(dispatcher);
  } finally {
    await dispatcher.stop();
  }
}

/** Resolves when the gateway has told the client of a channel. */
export async function hearsOf(client: Client, channelId: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!client.channels.cache.has(channelId)) return;
      client.off(Events.Raw as never, later);
      resolve();
    };
    // Raw packets are told before they are handled: a turn later the cache has them.
    const later = () => void setImmediate(look);
    client.on(Events.Raw as never, later);
    look();
  });
}
