import type { WebSocket } from 'ws';
import type { Guild, User } from '../world/model.ts';
import { memberPayload, userPayload } from '../world/payloads.ts';

/** Discord's numbers of what a frame of the gateway is for. */
export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;

export interface Frame {
  op: number;
  d: unknown;
  s: number | null;
  t: string | null;
}

/** The shard that is told of a guild, by Discord's formula; the first one of what concerns no guild. */
export function shardOf(guildId: string | undefined, count: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}

export function sendText(socket: WebSocket | null, text: string): void {
  if (socket !== null && socket.readyState === socket.OPEN) socket.send(text);
}

/** A frame of a client, or undefined for what is none. */
export function parse(text: string): { op: number; d: Record<string, unknown> } | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    if (typeof frame !== 'object' || frame === null || !('op' in frame) || typeof frame.op !== 'number')
      return undefined;
    const d = 'd' in frame && typeof frame.d === 'object' && frame.d !== null ? frame.d : {};
    return { op: frame.op, d: d as Record<string, unknown> };
  } catch {
    return undefined;
  }
}

/** With what a session begins: its guilds by id, none of them told of yet. */
export function readyPayload(
  bot: User,
  { id, shard }: { readonly id: string; readonly shard: readonly [number, number] },
  guilds: readonly { readonly id: string }[],
  address: string | undefined,
): Record<string, unknown> {
  return {
    v: 10,
    user: { ...userPayload(bot), verified: true, mfa_enabled: true, email: null },
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: id,
    session_type: 'normal',
    resume_gateway_url: address,
    shard,
    application: { id: bot.id, flags: 0 },
    private_channels: [],
    presences: [],
    relationships: [],
    user_settings: {},
    _trace: [],
  };
}

/** Members asked for by their ids, which takes no privileged intent. */
export function membersPayload(guild: Guild, d: Record<string, unknown>): Record<string, unknown> {
  const asked = [d['user_ids'] ?? []].flat().map(String);
  return {
    guild_id: guild.id,
    members: asked.flatMap((id) => guild.members.get(id) ?? []).map(memberPayload),
    not_found: asked.filter((id) => !guild.members.has(id)),
    chunk_index: 0,
    chunk_count: 1,
    ...(d['nonce'] === undefined ? {} : { nonce: d['nonce'] }),
  };
}
