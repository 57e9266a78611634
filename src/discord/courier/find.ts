import { RESTJSONErrorCodes as Codes, type APIEmbed, type APIMessage } from 'discord.js';
import type { SearchResult, Posting } from '../../delivery/courier.ts';
import { testSign } from '../views/delivery/digest-and-test.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import { mayLookBack, saidSince } from './history.ts';
import { markOfDelivery, readMark } from './mark.ts';
import { messageOf } from './message.ts';
import { closureOf } from './closed-by.ts';
import { codeOf, passing, passingOf, unknown } from './map-errors.ts';
import { isBare, type RequestContext } from './post.ts';

/** Looks for a message that a posting may have become since a time. */
export async function find(posting: Posting, since: Date, asking: RequestContext): Promise<SearchResult> {
  if (asking.known.isOut(posting.place.guildId)) return unknown;
  const closed = closureOf(posting.place, asking.known);
  if (closed) return closed;
  try {
    return await search(posting, since, asking);
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

async function search(posting: Posting, since: Date, asking: RequestContext): Promise<SearchResult> {
  const mayLook = await mayLookBack(posting.place, asking);
  if (mayLook === null) return unknown;
  if (!mayLook) return { kind: 'hidden' };
  const isIt = recogniser(posting, asking.known);
  const past = saidSince(posting.place, since, asking);
  let next = await past.next();
  for (; next.done !== true; next = await past.next()) {
    const { message, threadId } = next.value;
    if (isIt(message))
      return {
        kind: 'found',
        messageId: threadId ?? message.id,
        threadId,
        ...(isBare(message) && { isBare: true }),
      };
  }
  return next.value ? { kind: 'absent' } : { kind: 'hidden' };
}

/** Whether a message is the one that a posting became. */
function recogniser(posting: Posting, known: GuildCache): (message: APIMessage) => boolean {
  const { formerNonce, content: what } = posting;
  const marks = new Set(
    [posting.nonce, formerNonce ?? posting.nonce].map((nonce) => markOfDelivery({ nonce, content: what })),
  );
  const wanted = messageOf(posting);
  const isList = !('declaration' in what);
  return ({ author, content, embeds }) => {
    if (author.id !== known.userId) return false;
    const [embed] = embeds;
    if (!embed) return content === wanted.content;
    const borne = readMark(embed);
    if (borne !== null) return marks.has(borne.id);
    // From before messages were marked.
    return isTest(content) === (what.kind === 'test') && says(embeds, wanted.embeds[0], isList);
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
  return `${numbersListed(list).join()} ${list.includes('`/')}`;
}

/** The numbers of the declarations in the text of a digest or a line. */
export function numbersListed(list: string): number[] {
  return [...list.matchAll(/^\*\*\[?\D{0,4}(\d+)/gmu)].map(([, number]) => Number(number));
}

const text = (value: string | undefined) => (value ?? '').trim();
