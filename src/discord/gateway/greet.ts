import { setTimeout as sleep } from 'node:timers/promises';
import {
  AuditLogEvent,
  Events,
  PermissionFlagsBits,
  Routes,
  type Client,
  type Guild,
  type REST,
} from 'discord.js';
import type { Logger } from 'pino';
import * as z from 'zod';
import { nonceFrom } from '../../delivery/nonce.ts';
import { localeOf } from '../../i18n/messages.ts';
import type { Database } from '../../store/db/database.ts';
import {
  claimGreeting,
  greetedWithinMs,
  greetingSince,
  settleGreeting,
  type Joining,
} from '../../store/ops/greetings.ts';
import { postedOf } from '../courier/map-errors.ts';
import { greetingNow } from '../queries/greeting.ts';
import type { GreetedPlace } from '../render/ids/greeting-id.ts';
import { guildCacheOf } from './guild-cache.ts';
import { gatewayErrorForLog } from './log-error.ts';

export interface GreetOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Between tries at what may pass; 3 s and 15 s unless told. */
  readonly pausesMs?: readonly number[];
  /** Whether this process is the one that is told of a server; always, unless told. */
  readonly isOurs?: (guildId: string) => Promise<boolean>;
}

/**
 * Says hello once in each server that the bot joins: in the channel for what Discord says itself, else to the one who added
 * it, where Discord tells who that was; else nowhere. Discord tells of servers again and again, as sessions begin and outages
 * end: a joining is known by the moment that it gives for it, and what was done about one is recorded before it is done.
 *
 * @returns what stops it; resolves when what was begun has ended.
 */
export async function greetServers(
  client: Client<true>,
  options: GreetOptions,
): Promise<() => Promise<void>> {
  const { db, log, now, signal } = options;
  const since = await greetingSince(db, now());
  const running = new Map<string, Promise<void>>();
  const hear = (guild: Guild) => {
    const joinedAt = new Date(guild.joinedTimestamp);
    const age = now().getTime() - joinedAt.getTime();
    if (!guild.available || joinedAt <= since || !(age < greetedWithinMs) || signal.aborted) return;
    if (running.has(guild.id)) return;
    const work = greet(client, guild, { guildId: guild.id, joinedAt }, options)
      .catch((error: unknown) => log.warn(gatewayErrorForLog(error), 'a server was not greeted'))
      .finally(() => running.delete(guild.id));
    running.set(guild.id, work);
  };
  client.on(Events.GuildCreate, hear);
  client.on(Events.GuildAvailable, hear);
  // Those that were told of before anybody listened.
  for (const guild of client.guilds.cache.values()) hear(guild);
  return async () => {
    client.off(Events.GuildCreate, hear);
    client.off(Events.GuildAvailable, hear);
    await Promise.all(running.values());
  };
}

type Said = 'said' | 'refused' | 'unknown';

async function greet(
  client: Client<true>,
  guild: Guild,
  joining: Joining,
  options: GreetOptions,
): Promise<void> {
  const { db, log, now, isOurs = async () => true } = options;
  if (!(await isOurs(guild.id))) return;
  if (!(await claimGreeting(db, joining, now()))) return;
  const { systemChannelId } = guild;
  const mayWrite = systemChannelId !== null && guildCacheOf(client, now).mayWrite(systemChannelId);
  let said: Said = mayWrite ? await say(client, systemChannelId, joining, 'server', options) : 'refused';
  if (said === 'refused') said = await sayToWhoAdded(client, guild, joining, options);
  // What may have been said is not said again elsewhere: the claim stays, and ends by itself.
  if (said !== 'unknown') await settleGreeting(db, joining);
  log.info({ guild: guild.id, said }, 'joined a server');
}

async function sayToWhoAdded(
  client: Client<true>,
  guild: Guild,
  joining: Joining,
  options: GreetOptions,
): Promise<Said> {
  const person = await whoAdded(client, guild, options.signal);
  if (person === null) return 'refused';
  try {
    const direct = await client.rest.post(Routes.userChannels(), {
      body: { recipient_id: person },
      signal: options.signal,
    });
    return await say(client, (direct as { id: string }).id, joining, 'person', options);
  } catch {
    return 'refused';
  }
}

const auditLog = z.object({
  audit_log_entries: z.array(z.object({ user_id: z.string().nullish(), target_id: z.string().nullish() })),
});

/** Who added the bot, where it may read what Discord records of that; it does not ask for this permission. */
async function whoAdded(
  { rest, user }: Client<true>,
  guild: Guild,
  signal: AbortSignal,
): Promise<string | null> {
  const mayRead = guild.members.me?.permissions.has(PermissionFlagsBits.ViewAuditLog) === true;
  if (!mayRead) return null;
  try {
    const query = new URLSearchParams({ action_type: String(AuditLogEvent.BotAdd), limit: '10' });
    const read = auditLog.safeParse(await rest.get(Routes.guildAuditLog(guild.id), { query, signal }));
    const entries = read.success ? read.data.audit_log_entries : [];
    return entries.find(({ target_id: target }) => target === user.id)?.user_id ?? null;
  } catch {
    return null;
  }
}

async function say(
  { rest, guilds }: { readonly rest: REST } & Pick<Client<true>, 'guilds'>,
  channelId: string,
  { guildId, joinedAt }: Joining,
  place: GreetedPlace,
  { db, signal, pausesMs = [3_000, 15_000] }: GreetOptions,
): Promise<Said> {
  const language = localeOf(guilds.cache.get(guildId)?.preferredLocale ?? null);
  const { components, flags, allowed_mentions } = await greetingNow(db, place, language);
  const nonce = nonceFrom(`greeting:${guildId}:${joinedAt.getTime()}:${place}`);
  const body = { components, flags, allowed_mentions, nonce, enforce_nonce: true };
  for (const pauseMs of [...pausesMs, null]) {
    try {
      await rest.post(Routes.channelMessages(channelId), { body, signal });
      return 'said';
    } catch (error) {
      if (postedOf(error, body).kind !== 'retry') return 'refused';
    }
    if (pauseMs === null || signal.aborted) return 'unknown';
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
  return 'unknown';
}
