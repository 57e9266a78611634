import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CommandStore } from './world/commands.ts';
import { Discord } from './driver/driver.ts';
import { Faults } from './http/faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { httpServer } from './http/http.ts';
import { Interactions } from './world/interactions.ts';
import { type LimitSettings, Limits, USUAL_LIMITS } from './http/limits.ts';
import { Nonces } from './world/nonce.ts';
import type { Sandbox } from './sandbox.ts';
import { Uploads } from './world/uploads.ts';
import { World } from './world/world.ts';

export type { OptionValues } from './driver/command-call.ts';
export type { Fault } from './http/faults.ts';
export { embedLength } from './rules/messages.ts';
export type { RegisteredCommand } from './world/commands.ts';
export {
  ChannelTypes,
  type Component,
  type Embed,
  Flags,
  type Message,
  type StoredFile,
} from './world/model.ts';
export type { PermissionName } from './world/permissions.ts';
export type { Reply } from './driver/conversation.ts';
export type { Discord } from './driver/driver.ts';
export type { ChannelHandle } from './driver/channel-handle.ts';
export type { FaultRequest } from './http/faults.ts';
export type { GuildHandle, MemberHandle } from './driver/guild-handle.ts';

export interface DiscordOptions {
  token?: string;
  applicationId?: string;
  botName?: string;
  /** Milliseconds since 1970; the system's clock unless told. Limits, nonces and the life of interactions follow it. */
  clock?: () => number;
  /** `on` unless told: the limits Discord is known for. A part of them can be given. */
  limits?: 'on' | 'off' | Partial<LimitSettings>;
  /** The three seconds in which an interaction wants its first answer. */
  interactionWindowMs?: number;
  /** How long `enforce_nonce` remembers: five minutes unless told. */
  nonceWindowMs?: number;
  heartbeatIntervalMs?: number;
  /** How long the driver waits for something to happen before it gives up: ten seconds unless told. */
  patienceMs?: number;
  port?: number;
}

/**
 * Starts a Discord on loopback. The bot under test takes `rest: { api: discord.apiUrl }` and logs in with `discord.token`.
 *
 * ```ts
 * const discord = await startDiscord();
 * const guild = discord.addGuild({ name: 'Monitors', locale: 'fr' });
 * const channel = guild.addChannel({ name: 'alerts' });
 * // start the bot
 * const reply = await discord.run({ channel, user: guild.owner, command: 'subscriptions list' });
 * await discord.waitForMessage(channel, ({ embeds }) => embeds[0]?.title !== undefined);
 * expect(discord.refusals).toEqual([]);
 * await discord.close();
 * ```
 */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const clock = options.clock ?? Date.now;
  const applicationId = options.applicationId ?? '1100000000000000001';
  const token = options.token ?? 'c2FuZGJveC1ib3Q.sandbox.token-that-opens-nothing';
  const world = new World(clock, applicationId, options.botName ?? 'Hemicycle');
  const interactionWindowMs = options.interactionWindowMs ?? 3000;
  const limits = options.limits ?? 'on';
  const own = typeof limits === 'string' ? {} : limits;
  const routes = { ...USUAL_LIMITS.routes, ...own.routes };
  const hidden = { ...USUAL_LIMITS.hidden, ...own.hidden };
  const settings = limits === 'off' ? null : { ...USUAL_LIMITS, ...own, routes, hidden };
  const sandbox: Sandbox = {
    world,
    clock,
    token,
    applicationId,
    interactionWindowMs,
    limits: new Limits(settings, clock),
    nonces: new Nonces(options.nonceWindowMs ?? 300_000, clock),
    faults: new Faults(),
    commands: new CommandStore(applicationId, world.nextId),
    interactions: new Interactions(world, interactionWindowMs),
    gateway: new Gateway(world, {
      token,
      applicationId,
      heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    }),
    uploads: new Uploads(world),
    owner: null,
    installs: [0, 1],
    refusals: [],
    requests: [],
    origin: '',
  };
  const server = httpServer(sandbox);
  sandbox.gateway.attach(server);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  sandbox.origin = `http://127.0.0.1:${port}`;
  sandbox.uploads.origin = sandbox.origin;
  const stop = async (): Promise<void> => {
    sandbox.gateway.close();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return new Discord(sandbox, stop, options.patienceMs ?? 10_000);
}
