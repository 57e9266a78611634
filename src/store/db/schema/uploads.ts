import { jsonb, pgTable, serial, text } from 'drizzle-orm/pg-core';
import type { Declaration } from '../../../assembly/declaration.ts';
import { instant } from './columns.ts';

/** Why a file that an operator attached holds no declaration for us. */
export type UploadTrouble =
  'incomplete' | 'other' | 'blocked' | 'pdf' | 'file' | 'tooLarge' | 'notFetched' | 'notDiscord';

/** A file that an operator attached, and what was read of it. */
export interface UploadItem {
  /** The file's name, as it was attached. */
  readonly name: string;
  readonly found:
    | {
        readonly kind: 'declaration';
        readonly declaration: Declaration;
        readonly fileId: number | null;
        readonly url: string | null;
      }
    /** `detail` in English, as the reader says it. */
    | { readonly kind: UploadTrouble; readonly detail: string | null };
}

/** What became of one file when the operator had decided. */
export interface UploadOutcome {
  readonly number: number;
  readonly kind: 'new' | 'edition' | 'text' | 'correction' | 'unchanged' | 'failed';
  /** Deliveries that became pending. */
  readonly alerts: number;
}

export const uploadStates = ['open', 'announced', 'kept', 'discarded'] as const;

export type UploadState = (typeof uploadStates)[number];

/** What an operator attached, until they decide what becomes of it or it is forgotten. */
export const uploads = pgTable('uploads', {
  id: serial('id').primaryKey(),
  state: text('state').$type<UploadState>().notNull().default('open'),
  items: jsonb('items').$type<readonly UploadItem[]>().notNull(),
  outcomes: jsonb('outcomes').$type<readonly UploadOutcome[]>(),
  /** When it is deleted, decided or not. */
  expiresAt: instant('expires_at').notNull(),
});
