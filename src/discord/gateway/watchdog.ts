import { randomBytes } from 'node:crypto';
import { Events, GatewayOpcodes, Status, type Client } from 'discord.js';
import type { Logger } from 'pino';
import { shardOf } from './membership.ts';

/** How often is looked. */
const tickMs = 15_000;
/** So many looks without any event of a shard, five minutes, are no evidence, but a reason to ask. */
const quietTicks = 20;
/** So many looks without an answer are evidence. They are counted, not measured: a process that stood still hears first. */
const answerTicks = 4;
/** The longest distance between two reconnections for being deaf, in looks: an hour. */
const maxTicks = 240;

export interface Watchdog {
  /** Looks once, as otherwise every 15 seconds. */
  tick(): void;
  stop(): void;
}

export interface WatchdogSettings {
  readonly log: Pick<Logger, 'warn' | 'info'>;
  /** Makes the connection of a shard again: takes the session up, or begins another. */
  readonly reconnect: (shard: number, how: 'resume' | 'identify') => void;
  /**
   * The first shard is deaf, or all hear again. That they hear is said once at the beginning, too: it was not so when
   * another process watched them, perhaps.
   */
  readonly onChange: (isDeaf: boolean) => void;
}

interface Shard {
  quiet: number;
  /** Looks since it was asked; `null` while nothing is asked. */
  asked: number | null;
  /** How often in a row it was found deaf. */
  deaf: number;
  /** Looks before it is asked again. */
  rest: number;
}

/**
 * Notices connections over which Discord delivers nothing although their heartbeats are answered. On a shard that is
 * quiet Discord is asked for the bot's own member of one of its servers (opcode 8), which needs no privileged intent and
 * is answered by an event: none is evidence. The session is taken up first, which costs nothing; if that was
 * no help another is begun. Any event undoes the finding. Of a shard without servers nobody can tell, and as long as
 * Discord has never answered such a question its silence says nothing; so it is asked once at the beginning.
 */
export function watchGateway(client: Client<true>, { log, reconnect, onChange }: WatchdogSettings): Watchdog {
  const shards = new Map<number, Shard>();
  let hasAnswered = false;
  let isTried = false;
  const stateOf = (id: number): Shard => {
    const shard = shards.get(id) ?? { quiet: 0, asked: null, deaf: 0, rest: 0 };
    shards.set(id, shard);
    return shard;
  };
  const isAnyDeaf = () => [...shards.values()].some(({ deaf }) => deaf > 0);
  const heard = (packet: unknown, id: number) => {
    const { t } = packet as { readonly t?: string | null };
    const shard = stateOf(id);
    shard.quiet = 0;
    shard.asked = null;
    if (t === 'GUILD_MEMBERS_CHUNK' && !hasAnswered) {
      hasAnswered = true;
      if (!isAnyDeaf()) onChange(false);
    }
    // What a session begins with, or takes up, may be all that it delivers.
    if (shard.deaf === 0 || t === 'READY' || t === 'RESUMED') return;
    shard.deaf = 0;
    shard.rest = 0;
    log.info({ shard: id }, 'Discord delivers events again');
    if (!isAnyDeaf()) onChange(false);
  };
  const ask = (id: number, isDeaf = false): boolean => {
    const { shardCount = 1 } = client.options;
    // A server in an outage may not answer. Of a shard that was found deaf all may seem to be in one: nobody tells of them.
    const guild = client.guilds.cache.find(
      (one) => (one.available || isDeaf) && shardOf(one.id, shardCount) === id,
    );
    if (guild === undefined) return false;
    client.ws.shards.get(id)?.send({
      op: GatewayOpcodes.RequestGuildMembers,
      d: { guild_id: guild.id, user_ids: [client.user.id], limit: 0, nonce: randomBytes(8).toString('hex') },
    });
    return true;
  };
  const find = (id: number, shard: Shard) => {
    const how = shard.deaf === 0 ? 'resume' : 'identify';
    const wasAnyDeaf = isAnyDeaf();
    shard.deaf += 1;
    shard.asked = null;
    // What follows is asked soon, and ever less often while it is of no use: each new session costs an IDENTIFY.
    shard.rest = shard.deaf === 1 ? answerTicks : Math.min(maxTicks, quietTicks * 2 ** (shard.deaf - 2));
    log.warn({ shard: id, how }, 'Discord delivers nothing over a connection that is open: it is made again');
    if (shard.deaf === 1 && !wasAnyDeaf) onChange(true);
    reconnect(id, how);
  };
  const tick = () => {
    for (const [id, { status }] of client.ws.shards) {
      const shard = stateOf(id);
      // Any other state is being dealt with, and says nothing.
      if (status !== Status.Ready) {
        shard.asked = null;
        continue;
      }
      shard.quiet += 1;
      if (shard.asked !== null) {
        shard.asked += 1;
        if (shard.asked <= answerTicks) continue;
        if (hasAnswered) find(id, shard);
        else shard.asked = null;
      } else if (!isTried) {
        isTried = ask(id);
        if (isTried) shard.asked = 0;
      } else if (shard.deaf > 0 ? (shard.rest -= 1) <= 0 : shard.quiet >= quietTicks) {
        if (ask(id, shard.deaf > 0)) shard.asked = 0;
        else shard.quiet = 0;
      }
    }
  };
  client.on(Events.Raw as never, heard);
  const timer = setInterval(tick, tickMs).unref();
  return {
    tick,
    stop: () => {
      clearInterval(timer);
      client.off(Events.Raw as never, heard);
    },
  };
}
