import { Routes } from 'discord.js';
import type { Edited, MessageRef, Posting } from '../../pipeline/courier.ts';
import { messageOf } from './message.ts';
import { missingIn } from './missing.ts';
import { codeOf, passing, passingOf, reasonFor, reasons, unknown } from './outcome.ts';
import { pictureOf } from './picture.ts';
import { filesOf, isBare, type Asking } from './post.ts';

const hour = 60 * 60_000;

/** Codes after which the message will never say anything else: it or its channel is gone, or it is not ours. */
const goneCodes: ReadonlySet<number> = new Set([10_003, 10_008, 50_005, 50_024]);
/** Too many edits of a message older than an hour; Discord does not say for how long. */
const tooManyEdits = 30_046;
const alreadyPublished = 40_033;

/** Puts what a posting says now in the place of what its message says. Pings nobody: Discord never does for an edit. */
export async function edit(posting: Posting, message: MessageRef, asking: Asking): Promise<Edited> {
  if (asking.known.isOut(posting.place.guildId)) return unknown;
  // Without Embed Links the card would be gone from the message.
  const missing = missingIn(posting.place, asking.known);
  if (missing.length > 0) return passing(reasonFor(missing), hour);
  const picture = await pictureOf(posting, asking);
  // Without the flags, which an edit cannot change; naming the attachments drops those it had.
  const { flags: _flags, ...body } = { attachments: [], ...messageOf(posting, picture) };
  return changed(async () => {
    const edited = await asking.rest.patch(Routes.channelMessage(message.channelId, message.messageId), {
      body,
      signal: asking.signal,
      ...filesOf(picture),
    });
    return isBare(edited) ? passing(reasonFor(['embed']), hour) : { kind: 'edited' };
  });
}

/** Publishes a message of an announcement channel. */
export async function crosspost(message: MessageRef, { rest, signal }: Asking): Promise<Edited> {
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
    if (code === alreadyPublished) return { kind: 'edited' };
    if (code !== null && goneCodes.has(code)) return { kind: 'gone' };
    if (code === tooManyEdits) return passing(reasons.tooFast, hour);
    // No access or permission, or an archived thread: that may change.
    return passing(reasons.refused, hour);
  }
}
