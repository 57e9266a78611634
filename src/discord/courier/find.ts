import {
  RESTJSONErrorCodes as Codes,
  Routes,
  SnowflakeUtil,
  type APIEmbed,
  type APIMessage,
} from 'discord.js';
import { traitsOf } from '../../assembly/channel-kind.ts';
import type { Found, Posting } from '../../delivery/courier.ts';
import { testSign } from '../views/delivery/digest-and-test.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import { wishedPermissions } from '../gateway/permissions.ts';
import { markOfDelivery, readMark } from './mark.ts';
import { messageOf } from './message.ts';
import { closureOf } from './closed-by.ts';
import { codeOf, passing, passingOf, unknown } from './map-errors.ts';
import { isBare, type RequestContext } from './post.ts';

/** Discord's clock and the one by which the doubt was noted: whatever is found too early does not bear the mark. */
const clockMs = 15 * 60_000;
const page = 100;
/** A channel that fills faster than this cannot be searched to the end. */
const maxPages = 20;

/** Looks for a message that a posting may have become since a time. */
export async function find(posting: Posting, since: Date, asking: RequestContext): Promise<Found> {
  if (asking.known.isOut(posting.place.guildId)) return unknown;
  const closed = closureOf(posting.place, asking.known);
  if (closed) return closed;
  try {
    return traitsOf(posting.place.kind).takesPosts
      ? await findPost(posting, since, asking)
      : await findMessage(posting, since, asking);
  } catch (error) {
    const may = passingOf(error);
    if (may) return may;
    const code = codeOf(error);
    if (code === Codes.MissingAccess) return { kind: 'closed', reason: { code: 'noAccess' } };
    if (code === Codes.MissingPermissions) return { kind: 'hidden' };
    // Where nothing can be any more, nothing is: posting will say that the channel is gone.
    if (code === Codes.UnknownChannel) return { kind: 'absent' };
    return passing('refused');
  }
}

async function findMessage(posting: Posting, since: Date, asking: RequestContext): Promise<Found> {
  const { channelId, kind } = posting.place;
  // Without the permission Discord shows an empty past and says nothing (its documentation of messages).
  const held = kind === 'direct' ? 'direct' : await permissionsIn(channelId, kind, asking);
  if (held === null) return unknown;
  if (held !== 'direct' && !mayLook(held)) return { kind: 'hidden' };
  const message = await search(posting, channelId, since, asking);
  if (message === 'too long') return { kind: 'hidden' };
  return message
    ? { kind: 'found', messageId: message.id, threadId: null, ...(isBare(message) && { isBare: true }) }
    : { kind: 'absent' };
}

/**
 * The permissions there; of a thread that nobody told of, those of the channel it stands under. `null`: nobody can
 * say, which is neither to have them nor to lack them.
 */
async function permissionsIn(
  channelId: string,
  kind: Posting['place']['kind'],
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

function mayLook(permissions: bigint): boolean {
  return !wishedPermissions(permissions).includes('history');
}

async function search(
  posting: Posting,
  channelId: string,
  since: Date,
  { rest, known, signal }: RequestContext,
): Promise<APIMessage | 'too long' | null> {
  const isIt = recogniser(posting, known);
  let after = String(SnowflakeUtil.generate({ timestamp: since.getTime() - clockMs }));
  for (let read = 0; read < maxPages; read += 1) {
    const query = new URLSearchParams({ after, limit: String(page) });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query, signal })) as APIMessage[];
    const ours = messages.find(isIt);
    if (ours) return ours;
    if (messages.length < page) return null;
    after = messages.reduce((latest, { id }) => (BigInt(id) > BigInt(latest) ? id : latest), after);
  }
  return 'too long';
}

/** Whether a message is the one that a posting became. */
function recogniser(posting: Posting, known: GuildCache): (message: APIMessage) => boolean {
  const mark = markOfDelivery(posting);
  const wanted = messageOf(posting);
  const isList = !('declaration' in posting.content);
  return ({ author, content, embeds }) => {
    if (author.id !== known.userId) return false;
    const [embed] = embeds;
    if (!embed) return content === wanted.content;
    const borne = readMark(embed);
    if (borne !== null) return borne === mark;
    // From before messages were marked.
    return isTest(content) === (posting.content.kind === 'test') && says(embeds, wanted.embeds[0], isList);
  };
}

const isTest = (content: string) => content.startsWith(testSign);

/**
 * Whether a message of the time before marks says what a posting says. A newer edition may have come meanwhile, and
 * the card looked otherwise, so only what identifies it is compared: of an alert its number and document, and the alert
 * it adds to; of a list the numbers in it.
 */
function says([embed]: readonly APIEmbed[], wanted: APIEmbed | undefined, isList: boolean): boolean {
  if (!embed || !wanted) return false;
  const [had, has] = [text(embed.description), text(wanted.description)];
  if (isList) return listed(had) === listed(has);
  const link = /\/channels\/[^\s)]+/u;
  // The number stood in the first line of the text, in bold letters; now it stands first in the title.
  const number = firstNumber(text(wanted.title));
  const [line = ''] = had.split('\n');
  const isAbout = firstNumber(line.startsWith('**') ? line : text(embed.title)) === number;
  return isAbout && link.exec(had)?.[0] === link.exec(has)?.[0];
}

const firstNumber = (line: string) => /\d+/u.exec(line)?.[0];

/** The numbers of a list, each at the beginning of its entry, and whether a command is named, as a line does and a digest does not. */
function listed(list: string): string {
  const numbers = [...list.matchAll(/^\*\*\[?\D{0,4}(\d+)/gmu)].map(([, number]) => number);
  return `${numbers.join()} ${list.includes('`/')}`;
}

const text = (value: string | undefined) => (value ?? '').trim();

interface Thread {
  readonly id: string;
  readonly parent_id?: string | null;
  readonly owner_id?: string;
}

/** Open posts first; then those that were closed since. What a post is shows in its first message. */
async function findPost(posting: Posting, since: Date, asking: RequestContext): Promise<Found> {
  const { channelId, guildId } = posting.place;
  const { rest, known, signal } = asking;
  const held = await permissionsIn(channelId, 'forum', asking);
  if (held === null) return unknown;
  if (!mayLook(held)) return { kind: 'hidden' };
  const earliest = BigInt(SnowflakeUtil.generate({ timestamp: since.getTime() - clockMs }));
  const isOurs = ({ id, parent_id, owner_id }: Thread) =>
    parent_id === channelId && owner_id === known.userId && BigInt(id) >= earliest;
  const active = (await rest.get(Routes.guildActiveThreads(guildId), { signal })) as { threads: Thread[] };
  const archived = (await rest.get(Routes.channelThreads(channelId, 'public'), {
    query: new URLSearchParams({ limit: String(page) }),
    signal,
  })) as { threads: Thread[] };
  const isIt = recogniser(posting, known);
  for (const { id } of [...active.threads, ...archived.threads].filter(isOurs)) {
    const message = await firstMessage(id, asking);
    if (message && isIt(message))
      return { kind: 'found', messageId: id, threadId: id, ...(isBare(message) && { isBare: true }) };
  }
  return { kind: 'absent' };
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
