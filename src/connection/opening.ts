import { setTimeout as sleep } from 'node:timers/promises';
import { Status, type Client } from 'discord.js';
import { connectPatiently, type Connected, type ConnectOptions, type Lasting } from './connecting.ts';
import type { ConnectError } from '../discord/gateway/client.ts';
import type { GuildMembership } from '../discord/gateway/membership.ts';
import type { Availability } from '../discord/interactions/away.ts';
import { attend, type Attending } from '../discord/sharing/attend.ts';

/** A connection to Discord that is being made, or stands. */
export interface OpenedConnection {
  readonly closing: AbortController;
  /** Aborts with a {@link ConnectError} when Discord has ended it for good, or wants more shards. */
  readonly gone: AbortController;
  readonly connected: Promise<Connected | null>;
  /** The client that is connecting, or connected. */
  latest: { readonly client: Client; readonly membership: GuildMembership } | null;
  /** Work that ends with the connection. */
  registered: Promise<void> | null;
  stopAttending: (() => Promise<void>) | null;
}

interface Hooks {
  readonly wake: () => void;
  readonly availability: Availability;
  /** Called with each client that is made, before it connects. */
  readonly onClient?: (client: Client) => void;
}

/** Begins to connect. Whoever waits for it hears of its failure; others hear of nothing. */
export function openConnection(options: ConnectOptions, kept: Lasting, hooks: Hooks): OpenedConnection {
  const [closing, gone] = [new AbortController(), new AbortController()];
  const one: Omit<OpenedConnection, 'connected'> = {
    closing,
    gone,
    latest: null,
    registered: null,
    stopAttending: null,
  };
  const connected = connectPatiently(options, kept, {
    ...hooks,
    signal: closing.signal,
    onGone: (error: ConnectError) => gone.abort(error),
    onClient: (client, membership) => {
      opened.latest = { client, membership };
      hooks.onClient?.(client);
    },
  });
  connected.catch(() => undefined);
  const opened: OpenedConnection = Object.assign(one, { connected });
  return opened;
}

/** Does what it is for beside answering people, unless it does. */
export function beginAttending(
  one: OpenedConnection,
  { client, membership }: Connected,
  options: Omit<Attending, 'membership'>,
): void {
  one.stopAttending ??= attend(client, { ...options, membership });
}

export async function endAttending(one: OpenedConnection | null): Promise<void> {
  const stop = one?.stopAttending;
  if (!one || !stop) return;
  one.stopAttending = null;
  await stop();
}

/** What is being answered gets this long to end when the connection ends. */
const answeringMs = 5_000;

/** Ends it, when what is being answered is answered. */
export async function endConnection(one: OpenedConnection): Promise<void> {
  one.closing.abort();
  const made = await one.connected.catch(() => null);
  const answered = Promise.all([one.registered, made?.dispatcher.stop(), endAttending(one)]);
  await Promise.race([answered, sleep(answeringMs, undefined, { ref: false })]);
  await made?.client.destroy();
}

/** The shards of a client, each with the state of its connection. */
export function shardStates(client: Client | null): { readonly id: number; readonly state: string }[] {
  return [...(client?.ws.shards.values() ?? [])].map(({ id, status }) => ({ id, state: Status[status] }));
}
