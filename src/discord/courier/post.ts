import { Routes } from 'discord.js';
import { traitsOf } from '../../assembly/delivery/channel-kind.ts';
import type { Logger } from 'pino';
import type { Posted, Posting } from '../../delivery/courier.ts';
import type { Requests } from '../rest/server-breakers.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import { closureOf } from './closed-by.ts';
import { messageOf, postNameOf, tagsOf } from './message.ts';
import { meaningOfError, postedOf, unknown } from './map-errors.ts';
import { enclosuresOf, nothingEnclosed, uploadsOf, type Enclosures } from './enclosures.ts';

/** What it takes to ask Discord for something. */
export interface RequestContext {
  readonly rest: Requests;
  readonly known: GuildCache;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** What became of one try, and whether it may go without its files. */
interface Tried {
  readonly posted: Posted;
  readonly isForFiles?: boolean;
}

/** Posts a message, or in a forum a post. */
export async function post(posting: Posting, asking: RequestContext): Promise<Posted> {
  if (asking.known.isOut(posting.place.guildId)) return unknown;
  const closed = closureOf(posting.place, asking.known);
  if (closed) return closed;
  const inPlace = traitsOf(posting.place.kind).takesPosts ? postInForum : postInChannel;
  const enclosed = await enclosuresOf(posting, asking);
  const { posted, isForFiles = false } = await inPlace(posting, enclosed, asking);
  // Where nobody told what the bot may do, it may be that it may not attach files.
  const mayDo = asking.known.permissionsIn(posting.place.channelId) !== null;
  const isOnceMore = hasFiles(enclosed) && (isForFiles || (posted.kind === 'closed' && !mayDo));
  return isOnceMore ? (await inPlace(posting, nothingEnclosed, asking)).posted : posted;
}

function triedOf(error: unknown, body: unknown): Tried {
  return { posted: postedOf(error, body), isForFiles: meaningOfError(error) === 'picture' };
}

async function postInChannel(
  posting: Posting,
  enclosed: Enclosures,
  { rest, signal }: RequestContext,
): Promise<Tried> {
  const { place, nonce } = posting;
  const body = { ...messageOf(posting, enclosed), nonce, enforce_nonce: true };
  const send = async (): Promise<Tried> => {
    const sent = await rest.post(Routes.channelMessages(place.channelId), {
      body,
      signal,
      ...filesOf(enclosed),
    });
    const { id: messageId } = sent as { id: string };
    return { posted: { kind: 'sent', messageId, threadId: null, ...(isBare(sent) && { isBare: true }) } };
  };
  try {
    return await send();
  } catch (error) {
    if (meaningOfError(error) !== 'archived' || !(await reopen(place.channelId, { rest, signal })))
      return triedOf(error, body);
  }
  try {
    return await send();
  } catch (error) {
    return triedOf(error, body);
  }
}

/**
 * Whether a message stands there without its card: Discord drops embeds without a word where the bot may not
 * embed links, and permissions may go in the very moment.
 */
export function isBare(message: unknown): boolean {
  const { embeds } = (message ?? {}) as { embeds?: readonly unknown[] };
  return embeds?.length === 0;
}

/** Opens an archived thread again, which whoever may speak there may do unless it is locked. */
export async function reopen(
  threadId: string,
  { rest, signal }: Pick<RequestContext, 'rest' | 'signal'>,
): Promise<boolean> {
  try {
    await rest.patch(Routes.channel(threadId), { body: { archived: false }, signal });
    return true;
  } catch {
    return false;
  }
}

/** What is uploaded beside a message. */
export function filesOf(enclosed: Enclosures): Partial<Pick<ReturnType<typeof uploadsOf>, 'files'>> {
  return hasFiles(enclosed) ? { files: uploadsOf(enclosed).files } : {};
}

export const hasFiles = ({ picture, file }: Enclosures) => picture !== null || file !== null;

async function postInForum(
  posting: Posting,
  enclosed: Enclosures,
  { rest, known, signal }: RequestContext,
): Promise<Tried> {
  const { channelId } = posting.place;
  const tags = tagsOf(posting, known.tagsOf(channelId));
  const body = {
    name: postNameOf(posting),
    message: messageOf(posting, enclosed),
    ...(tags.length > 0 && { applied_tags: tags }),
  };
  try {
    const thread = (await rest.post(Routes.threads(channelId), { body, signal, ...filesOf(enclosed) })) as {
      id: string;
      message?: { id: string };
    };
    // The first message of a post has the id of the post (Discord's documentation of threads).
    const messageId = thread.message?.id ?? thread.id;
    const bare = isBare(thread.message) && { isBare: true };
    return { posted: { kind: 'sent', messageId, threadId: thread.id, ...bare } };
  } catch (error) {
    return triedOf(error, body);
  }
}
