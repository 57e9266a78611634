import { PermissionFlagsBits, PermissionsBitField, RESTJSONErrorCodes as Codes, Routes } from 'discord.js';
import type { Edited, MessageRef, Posting } from '../../delivery/courier.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import { gatewayErrorForLog } from '../gateway/log-error.ts';
import { messageOf } from './message.ts';
import { closureOf } from './closed-by.ts';
import {
  closedReason,
  codeOf,
  laterOf,
  meaningOfError,
  passing,
  passingOf,
  reasonFor,
  unknown,
} from './map-errors.ts';
import { enclosuresOf, nothingEnclosed, type Enclosures } from './enclosures.ts';
import { filesOf, hasFiles, isBare, reopen, type RequestContext } from './post.ts';

const hour = 60 * 60_000;
/** Somebody may unlock a thread, of which Discord tells; this is for when that is missed. */
const lockedMs = 6 * hour;

/** Puts what a posting says now in the place of what its message says. Pings nobody: Discord never does for an edit. */
export async function editMessage(
  posting: Posting,
  message: MessageRef,
  asking: RequestContext,
): Promise<Edited> {
  if (asking.known.isOut(posting.place.guildId)) return unknown;
  // Without Embed Links the card would be gone from the message.
  const closed = closureOf(posting.place, asking.known);
  if (closed) return { kind: 'retry', reason: closed.reason, afterMs: hour };
  const enclosed = await enclosuresOf(posting, asking);
  const write = async (shown: Enclosures): Promise<Edited> => {
    // Without the flags, which an edit cannot change; naming the attachments drops those it had.
    const { flags: _flags, ...body } = { attachments: [], ...messageOf(posting, shown) };
    const edited = await asking.rest.patch(Routes.channelMessage(message.channelId, message.messageId), {
      body,
      signal: asking.signal,
      ...filesOf(shown),
    });
    return isBare(edited) ? passing(reasonFor(['embed']), hour) : { kind: 'edited' };
  };
  return changed(async () => {
    try {
      return await write(enclosed);
    } catch (error) {
      switch (meaningOfError(error)) {
        case 'archived':
          return whileOpen(message.channelId, () => write(enclosed), asking);
        case 'picture':
          if (hasFiles(enclosed)) return write(nothingEnclosed);
          throw error;
        default:
          throw error;
      }
    }
  });
}

interface Thread {
  readonly owner_id?: string;
  readonly parent_id?: string | null;
  readonly thread_metadata?: { readonly locked?: boolean };
}

/** Opens an archived thread for one change and closes it again. A locked one is a moderator's to open. */
async function whileOpen(
  threadId: string,
  work: () => Promise<Edited>,
  { rest, known, signal, log }: RequestContext,
): Promise<Edited> {
  const thread = (await rest.get(Routes.channel(threadId), { signal })) as Thread;
  if (thread.thread_metadata?.locked === true) return passing('locked', lockedMs);
  if (!(await reopen(threadId, { rest, signal }))) return passing('archived', lockedMs);
  try {
    return await work();
  } finally {
    // One that stays open closes by itself after its time.
    if (mayClose(thread, known)) {
      await rest
        .patch(Routes.channel(threadId), { body: { archived: true }, signal })
        .catch((error: unknown) =>
          log.warn({ ...gatewayErrorForLog(error), thread: threadId }, 'a thread could not be closed again'),
        );
    }
  }
}

/** Whoever may speak may open a thread; closing one is for its author and for moderators. */
function mayClose({ owner_id, parent_id }: Thread, known: GuildCache): boolean {
  if (owner_id === known.userId) return true;
  const held = parent_id ? known.permissionsIn(parent_id) : null;
  return held === null || new PermissionsBitField(held).has(PermissionFlagsBits.ManageThreads);
}

/** Publishes a message of an announcement channel. */
export async function crosspost(
  message: MessageRef,
  { rest, known, signal }: RequestContext,
): Promise<Edited> {
  if (message.guildId !== undefined && known.isOut(message.guildId)) return unknown;
  return changed(async () => {
    await rest.post(Routes.channelMessageCrosspost(message.channelId, message.messageId), { signal });
    return { kind: 'edited' };
  });
}

async function changed(work: () => Promise<Edited>): Promise<Edited> {
  try {
    return await work();
  } catch (error) {
    const may = passingOf(error);
    if (may) return may;
    const code = codeOf(error);
    if (code !== null && isGone.has(code)) return { kind: 'gone' };
    switch (meaningOfError(error)) {
      case 'done':
        return { kind: 'edited' };
      case 'gone':
        return { kind: 'gone' };
      case 'wording':
        return { kind: 'gone', reason: { code: 'autoMod' } };
      case 'locked':
        return passing('locked', lockedMs);
      case 'passes':
      case 'edge':
        // Of too many edits of a message older than an hour Discord does not say for how long.
        return { ...laterOf(code), afterMs: hour };
      case 'closed':
      case 'archived':
        return passing(closedReason(code), hour);
      case 'picture':
      case 'defect':
      case 'unlisted':
        return passing('refused', hour);
    }
  }
}

/** What keeps a message from being posted for a while keeps one from being changed for ever. */
const isGone: ReadonlySet<number> = new Set([
  Codes.UnknownChannel,
  Codes.CannotExecuteActionOnThisChannelType,
]);
