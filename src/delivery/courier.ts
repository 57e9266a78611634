import type { PostingReason, SinglePostingReason } from '../assembly/delivery/posting-reason.ts';
import type { DeclarationEntry, DeclarationRecord } from '../assembly/record.ts';
import type { ReportRecord } from '../assembly/report.ts';
import type { ToldMessage } from '../store/delivery/told-elsewhere.ts';
import type { DigestPeriod } from '../store/delivery/claim-batches.ts';
import type { DeliveryTarget } from '../store/subscriptions/channels.ts';
import type { Reason } from '../subscriptions/match.ts';

/** Why a declaration came to a channel: an inner list per subscription that matched. */
export type Reasons = readonly (readonly Reason[])[];

/** A message of ours. In a forum the channel is the post. */
export interface MessageRef {
  /** The server of the channel, where that is known. */
  readonly guildId?: string;
  readonly channelId: string;
  readonly messageId: string;
}

/** What is told in one message. */
export type Content =
  | { readonly kind: 'alert'; readonly declaration: DeclarationRecord; readonly reasons: Reasons }
  /** The same, asked for by somebody to see what it would look like. */
  | { readonly kind: 'test'; readonly declaration: DeclarationRecord; readonly reasons: Reasons }
  /** A later edition brought someone whom the channel follows; the declaration itself was told before. */
  | {
      readonly kind: 'addition';
      readonly declaration: DeclarationRecord;
      readonly reasons: Reasons;
      readonly first: MessageRef;
    }
  /** What came since the last one. `more` were left out of the entries. */
  | (Several & {
      readonly kind: 'digest';
      readonly entries: readonly DigestEntry[];
      readonly period: DigestPeriod;
    })
  /** Whether somebody the channel follows may be the other, who signs under another surname. */
  | { readonly kind: 'surname'; readonly before: AskedPerson; readonly after: AskedPerson }
  /** The words of a subscription mean something else than when they were typed; `words` ask what they asked then. */
  | { readonly kind: 'reread'; readonly subscription: number; readonly typed: string; readonly words: string }
  /** The archive is read to its end: for a channel that was subscribed before. */
  | { readonly kind: 'archive'; readonly declarations: number }
  /** What happened on a subject in a time, as the channel asked to be sent it. */
  | { readonly kind: 'report'; readonly report: ReportRecord }
  /** What was not told one by one: too many for a day, or while the channel was suspended. */
  | (Several & { readonly kind: 'line'; readonly entries: readonly DeclarationEntry[] });

/** Of a message that tells several declarations. */
interface Several {
  readonly more: number;
  /** Of all, those that were left out as well. */
  readonly numbers: readonly number[];
}

/** Somebody a question is about; `delegation` by its ISO 3166 alpha-2 code. */
export interface AskedPerson {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
}

export interface DigestEntry {
  readonly declaration: DeclarationRecord;
  readonly reasons: Reasons;
}

/** A declaration by its number, and the edition that it is told for. */
export interface ToldEdition {
  readonly number: number;
  readonly edition: number;
}

/** One message for one channel. */
export interface Posting {
  readonly place: DeliveryTarget;
  /** Same message, same nonce: what makes a repeat harmless for some minutes. At most 25 characters (Discord's limit). */
  readonly nonce: string;
  /** The nonce that an earlier version would have made for it, where that is another one. */
  readonly formerNonce?: string;
  /** What it tells, all of a digest; absent where that is not to be found again, as of a test. */
  readonly told?: readonly ToldEdition[];
  readonly content: Content;
}

/** A message of ours that stands in its channel. */
interface Standing {
  readonly messageId: string;
  /** The post, where the channel is a forum. */
  readonly threadId: string | null;
  /** It is without its card, as the permission for that had just gone; an edit brings it. */
  readonly isBare?: boolean;
}

/**
 * It may go another time, not before `afterMs` when it is known when. `isUnknown`: nothing could be learned, such
 * as during an outage of the server, so it counts as no failure and is never given up for it.
 */
interface Later {
  readonly kind: 'retry';
  readonly reason: SinglePostingReason;
  readonly afterMs: number | null;
  readonly isUnknown?: boolean;
  /** Of an answer that is not to be expected: after a few it counts as a defect, with what was sent. */
  readonly unlisted?: Unlisted;
}

/** An answer with which Discord refused something for a reason that nobody knows. */
export interface Unlisted {
  readonly status: number;
  readonly code: number | null;
  readonly payload: unknown;
}

interface Closed {
  readonly kind: 'closed';
  readonly reason: SinglePostingReason;
  /** When that ends by itself, where that is known. */
  readonly opensAt?: Date;
}

/** What became of a posting. */
export type Posted =
  | (Standing & { readonly kind: 'sent' })
  /** `unsure`: it may have been taken all the same. */
  | (Later & { readonly unsure: boolean })
  /** Nothing can be posted in this channel until somebody changes something, or until then. */
  | Closed
  /** This message is not wanted, and trying again would change nothing. */
  | { readonly kind: 'refused'; readonly reason: PostingReason }
  /** Malformed: our mistake. */
  | { readonly kind: 'defect'; readonly reason: PostingReason; readonly payload: unknown };

/** Whether a message of ours is in its channel already. */
export type SearchResult =
  | (Standing & { readonly kind: 'found' })
  | { readonly kind: 'absent' }
  /** There is no permission to look (Read Message History). */
  | { readonly kind: 'hidden' }
  /** Nothing can be seen or posted there now: it is looked for when that is over. */
  | Closed
  | Later;

/** What a channel was told since a time, by the messages in it. */
export type ToldSince =
  | { readonly kind: 'read'; readonly messages: readonly ToldMessage[] }
  /** There is no permission to look (Read Message History), too much to look through, or nothing can be seen there now. */
  | { readonly kind: 'hidden' }
  /** Nobody can say at this moment. */
  | { readonly kind: 'unknown' };

export type Edited =
  | { readonly kind: 'edited' }
  /** The message is gone, or can never be edited: why, where somebody may want to know. */
  | { readonly kind: 'gone'; readonly reason?: PostingReason }
  | Later;

/** Whether a channel takes alerts now. */
export type Checked =
  | { readonly kind: 'open' }
  | Closed
  /** It no longer exists. */
  | { readonly kind: 'gone'; readonly reason: PostingReason }
  /** Nobody can say, such as during an outage. */
  | { readonly kind: 'unknown' };

/** The port through which messages leave. An implementation never throws for what the other side does. */
export interface Courier {
  post(posting: Posting, signal: AbortSignal): Promise<Posted>;
  /** Looks in the channel for a message of this posting that was sent since then. */
  find(posting: Posting, since: Date, signal: AbortSignal): Promise<SearchResult>;
  /** Reads what a channel was told since then. */
  toldSince(place: DeliveryTarget, since: Date, signal: AbortSignal): Promise<ToldSince>;
  /** When something was last said in a channel, as Discord told when this process connected; `null`: nobody can say. */
  lastSaidAt(channelId: string): Date | null;
  /** Puts what the posting says now in the place of what its message says. */
  edit(posting: Posting, message: MessageRef, signal: AbortSignal): Promise<Edited>;
  /** Publishes a message of an announcement channel to those who follow it. */
  crosspost(message: MessageRef, signal: AbortSignal): Promise<Edited>;
  /** Whether the bot is in a server at this moment; `null`: nobody can say. */
  isMember(guildId: string): boolean | null;
  /** Says, without posting, whether a channel takes alerts now. */
  check(place: DeliveryTarget, signal: AbortSignal): Promise<Checked>;
  /**
   * Tells an administrator of the server, somewhere the bot can still speak, that a channel gets no
   * alerts any more and why.
   *
   * @param elsewhere other channels of the server that take alerts.
   * @returns whether somebody could be told.
   */
  tellAdministrator(
    place: DeliveryTarget,
    reason: PostingReason,
    elsewhere: readonly string[],
    signal: AbortSignal,
  ): Promise<boolean>;
}
