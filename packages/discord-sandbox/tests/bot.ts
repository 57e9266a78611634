import { Client, Events, GatewayIntentBits, type Interaction, type RESTOptions } from 'discord.js';
import type { Discord } from '../src/discord.ts';

export interface Bot {
  client: Client<true>;
  stop(): Promise<void>;
}

/** A real discord.js client, logged in to the sandbox and told of every guild. */
export async function startBot(
  discord: Discord,
  answer: (interaction: Interaction) => Promise<unknown> = async () => undefined,
  rest: Partial<RESTOptions> = {},
): Promise<Bot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl, ...rest },
    // The real throttle waits five seconds between two IDENTIFYs.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
  });
  // What the sandbox refuses is seen in its refusals; the client must survive it.
  client.on(Events.Error, () => undefined);
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(() => undefined));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return { client: await ready, stop: () => client.destroy() };
}

/** What the client tells the next time an event happens. */
export function next(client: Client, event: string): Promise<unknown[]> {
  return new Promise((resolve) => client.once(event, (...args: unknown[]) => resolve(args)));
}
