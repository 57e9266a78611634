import { Routes, type RawFile, type REST } from 'discord.js';
import type { Logger } from 'pino';
import type { Posted, Posting } from '../../pipeline/courier.ts';
import { uploadOf, type Picture } from '../charts/picture.ts';
import type { Known } from '../known.ts';
import { missingIn } from './missing.ts';
import { messageOf, postNameOf, tagsOf } from './message.ts';
import { codeOf, postedOf, reasonFor, reasons, unknown } from './outcome.ts';
import { pictureOf } from './picture.ts';

/** What it takes to ask Discord for something. */
export interface Asking {
  readonly rest: REST;
  readonly known: Known;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Posts a message, or in a forum a post. */
export async function post(posting: Posting, asking: Asking): Promise<Posted> {
  if (asking.known.isOut(posting.place.guildId)) return unknown;
  const missing = missingIn(posting.place, asking.known);
  if (missing.length > 0) return { kind: 'closed', reason: reasonFor(missing) };
  const inPlace = posting.place.kind === 'forum' ? postInForum : postInChannel;
  const picture = await pictureOf(posting, asking);
  const posted = await inPlace(posting, picture, asking);
  // Where nobody told what the bot may do, it may be that it may not attach files.
  const mayDo = asking.known.permissionsIn(posting.place.channelId) !== null;
  return posted.kind === 'closed' && picture !== null && !mayDo ? inPlace(posting, null, asking) : posted;
}

async function postInChannel(
  posting: Posting,
  picture: Picture | null,
  { rest, signal }: Asking,
): Promise<Posted> {
  const { place, nonce } = posting;
  const body = { ...messageOf(posting, picture), nonce, enforce_nonce: true };
  const send = async (): Promise<Posted> => {
    const sent = await rest.post(Routes.channelMessages(place.channelId), {
      body,
      signal,
      ...filesOf(picture),
    });
    const { id: messageId } = sent as { id: string };
    return { kind: 'sent', messageId, threadId: null, ...(isBare(sent) && { isBare: true }) };
  };
  try {
    return await send();
  } catch (error) {
    if (codeOf(error) !== threadArchived || !(await reopen(place.channelId, { rest, signal })))
      return postedOf(error, body);
  }
  try {
    return await send();
  } catch (error) {
    return postedOf(error, body);
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

const threadArchived = 50_083;
const tagRequired = 40_067;

/** Opens an archived thread again, which whoever may speak there may do unless it is locked. */
async function reopen(threadId: string, { rest, signal }: Pick<Asking, 'rest' | 'signal'>): Promise<boolean> {
  try {
    await rest.patch(Routes.channel(threadId), { body: { archived: false }, signal });
    return true;
  } catch {
    return false;
  }
}

/** What is uploaded beside a message. */
export function filesOf(picture: Picture | null): { files?: RawFile[] } {
  return picture === null ? {} : { files: uploadOf([picture]).files };
}

async function postInForum(
  posting: Posting,
  picture: Picture | null,
  { rest, known, signal }: Asking,
): Promise<Posted> {
  const { channelId } = posting.place;
  const tags = tagsOf(posting, known.tagsOf(channelId));
  const body = {
    name: postNameOf(posting),
    message: messageOf(posting, picture),
    ...(tags.length > 0 && { applied_tags: tags }),
  };
  try {
    const thread = (await rest.post(Routes.threads(channelId), { body, signal, ...filesOf(picture) })) as {
      id: string;
      message?: { id: string };
    };
    // The first message of a post has the id of the post (Discord's documentation of threads).
    const messageId = thread.message?.id ?? thread.id;
    return { kind: 'sent', messageId, threadId: thread.id, ...(isBare(thread.message) && { isBare: true }) };
  } catch (error) {
    if (codeOf(error) === tagRequired) return { kind: 'closed', reason: reasons.needsTag };
    return postedOf(error, body);
  }
}
