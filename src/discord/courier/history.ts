import { Routes, RESTJSONErrorCodes as Codes, SnowflakeUtil, type APIMessage } from 'discord.js';
import { traitsOf } from '../../assembly/delivery/channel-kind.ts';
import type { DeliveryTarget } from '../../store/subscriptions/channels.ts';
import { wishedPermissions } from '../channels/permissions.ts';
import { codeOf } from './map-errors.ts';
import type { RequestContext } from './post.ts';

/** Discord's clock and the one by which a time was noted: whatever is found too early does not bear the mark. */
const clockMs = 15 * 60_000;
const page = 100;
/** A channel that fills faster than this cannot be searched to the end. */
const maxPages = 20;

/** The first of all ids that are given at a time, or later. */
export const idAt = (at: Date) =>
  SnowflakeUtil.generate({ timestamp: Math.max(at.getTime(), Number(SnowflakeUtil.epoch)), increment: 0n });

/** Whether the past of a channel can be seen: without the permission Discord shows an empty one and says nothing. `null`: nobody can say. */
export async function mayLookBack(
  { channelId, kind }: DeliveryTarget,
  asking: RequestContext,
): Promise<boolean | null> {
  if (kind === 'direct') return true;
  const held = await permissionsIn(channelId, kind, asking);
  return held === null ? null : !wishedPermissions(held).includes('history');
}

/**
 * The permissions there; of a thread that nobody told of, those of the channel it stands under. `null`: nobody can
 * say, which is neither to have them nor to lack them.
 */
async function permissionsIn(
  channelId: string,
  kind: DeliveryTarget['kind'],
  { rest, known, signal }: RequestContext,
): Promise<bigint | null> {
  const held = known.permissionsIn(channelId);
  if (held !== null) return held;
  // What is gone, or hidden, says so.
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as { parent_id?: string | null };
  return traitsOf(kind).standsUnderAnother && channel.parent_id
    ? known.permissionsIn(channel.parent_id)
    : null;
}

/** A message, and the post whose first one it is. */
export interface Past {
  readonly message: APIMessage;
  readonly threadId: string | null;
}

/**
 * What was said in a place since a time, oldest first; in a forum the first messages of the bot's own posts. Whoever asks without the
 * permission to look is shown nothing.
 *
 * @returns whether that is all of it; not where too much was said.
 */
export async function* saidSince(
  place: DeliveryTarget,
  since: Date,
  asking: RequestContext,
): AsyncGenerator<Past, boolean> {
  const from = new Date(since.getTime() - clockMs);
  return yield* traitsOf(place.kind).takesPosts
    ? postsSince(place, from, asking)
    : messagesSince(place, from, asking);
}

async function* messagesSince(
  { channelId }: DeliveryTarget,
  from: Date,
  { rest, signal }: RequestContext,
): AsyncGenerator<Past, boolean> {
  let after = String(idAt(from));
  for (let read = 0; read < maxPages; read += 1) {
    const query = new URLSearchParams({ after, limit: String(page) });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query, signal })) as APIMessage[];
    for (const message of messages.toReversed()) yield { message, threadId: null };
    if (messages.length < page) return true;
    after = messages.reduce((latest, { id }) => (BigInt(id) > BigInt(latest) ? id : latest), after);
  }
  return false;
}

interface Thread {
  readonly id: string;
  readonly parent_id?: string | null;
  readonly owner_id?: string;
}

/** Open posts first; then those that were closed since. What a post is shows in its first message. */
async function* postsSince(
  { channelId, guildId }: DeliveryTarget,
  from: Date,
  asking: RequestContext,
): AsyncGenerator<Past, boolean> {
  const { rest, known, signal } = asking;
  const earliest = idAt(from);
  const isOurs = ({ id, parent_id, owner_id }: Thread) =>
    parent_id === channelId && owner_id === known.userId && BigInt(id) >= earliest;
  const active = (await rest.get(Routes.guildActiveThreads(guildId), { signal })) as { threads: Thread[] };
  const archived = (await rest.get(Routes.channelThreads(channelId, 'public'), {
    query: new URLSearchParams({ limit: String(page) }),
    signal,
  })) as { threads: Thread[] };
  for (const { id } of [...active.threads, ...archived.threads].filter(isOurs)) {
    const message = await firstMessage(id, asking);
    if (message) yield { message, threadId: id };
  }
  return true;
}

/** The first message of a post has the id of the post; `null` when somebody deleted it. */
async function firstMessage(postId: string, { rest, signal }: RequestContext): Promise<APIMessage | null> {
  try {
    return (await rest.get(Routes.channelMessage(postId, postId), { signal })) as APIMessage;
  } catch (error) {
    if (codeOf(error) === Codes.UnknownMessage) return null;
    throw error;
  }
}
