import type { Language } from '../assembly/declaration.ts';
import type { DeclarationRecord } from '../assembly/record.ts';
import type { Reason } from '../subscriptions/match.ts';

/** One declaration for one channel, with why it came: an inner list per subscription that matched. */
export interface Alert {
  readonly channelId: string;
  readonly language: Language;
  /** Same alert, same nonce: what makes a repeat harmless. At most 25 characters (Discord's limit). */
  readonly nonce: string;
  readonly declaration: DeclarationRecord;
  readonly reasons: readonly (readonly Reason[])[];
}

/** What became of a posting. Reasons are sentences of ours, for an administrator to read. */
export type Posted =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Try again, not before `afterMs` when the other side said how long. */
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: number | null }
  /** Trying again would change nothing. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The port through which alerts leave. An implementation never throws for what the other side does. */
export interface Courier {
  post(alert: Alert, signal: AbortSignal): Promise<Posted>;
}
