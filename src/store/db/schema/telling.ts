import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { instant, postingReason } from './columns.ts';
import { channels } from './following.ts';
import { signatories } from './people.ts';

/**
 * - `pending`: to be posted when it is due; `held`: waits for its channel to be active again
 * - `sending`: taken for posting; `sent`: Discord has it
 * - `uncertain`: Discord may have it, and there is no way to look
 * - `refused`: Discord will never take it; `defect`: nor can it, as it was written, which is our mistake
 * - `folded`: named in a line together with others; `dropped`: its channel ended, or nobody wants it any more
 */
export const deliveryStates = [
  'pending',
  'held',
  'sending',
  'sent',
  'uncertain',
  'refused',
  'defect',
  'folded',
  'dropped',
] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** One alert: one edition of a declaration for one channel, and what became of it. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** No foreign key: the check costs as much as the row, ten thousand times over, and no declaration is ever deleted. */
    declarationId: integer('declaration_id').notNull(),
    channelId: text('channel_id').notNull(),
    guildId: text('guild_id').notNull(),
    /** The edition that caused it: a later one than the channel's first makes a short alert. */
    edition: smallint('edition').notNull().default(1),
    /** The filters that matched: why the alert comes. */
    filterIds: integer('filter_ids').array().notNull(),
    /** How it is told: by itself, among others in a digest, or in the line that says what was left out. */
    form: text('form').$type<'alert' | 'digest' | 'line'>().notNull().default('alert'),
    state: text('state').$type<DeliveryState>().notNull().default('pending'),
    attempts: smallint('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull().defaultNow(),
    /** Whoever took it for posting, and what is written of it, is known by this token: each claim has a new one. */
    claim: text('claim'),
    /** The leader's term in which it was claimed; 0 where only one process can open the database. */
    claimTerm: bigint('claim_term', { mode: 'number' }),
    /** Until when nobody of another term takes it over, by the database's clock. */
    leasedUntil: instant('leased_until'),
    /** Discord may have taken an attempt since then that we have no answer to. */
    unsureSince: instant('unsure_since'),
    /** The id of the first of those that are posted in one message. */
    parcel: bigint('parcel', { mode: 'number' }),
    messageId: text('message_id'),
    /** The post, where the channel is a forum. */
    threadId: text('thread_id'),
    /** The edition that the message shows, and when it is to be brought to the newest. */
    shownEdition: smallint('shown_edition'),
    editDueAt: instant('edit_due_at'),
    edits: smallint('edits').notNull().default(0),
    /** Why the message does not show the newest edition. */
    editReason: postingReason('edit_reason'),
    /** Since when the channel wants no more of this declaration: neither edits nor additions. */
    mutedAt: instant('muted_at'),
    crosspostDueAt: instant('crosspost_due_at'),
    /** Failures so far to publish it. */
    crossposts: smallint('crossposts').notNull().default(0),
    /** Why it was put off or refused. */
    reason: postingReason('reason'),
    /** What Discord did not accept as it was written. */
    payload: jsonb('payload'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    unique('deliveries_once').on(t.declarationId, t.channelId, t.edition),
    index('deliveries_due')
      .on(t.dueAt, t.id)
      .where(sql`state = 'pending'`),
    index('deliveries_open')
      .on(t.channelId, t.id)
      .where(sql`state in ('pending', 'sending', 'held')`),
    index('deliveries_claimed')
      .on(t.leasedUntil)
      .where(sql`state = 'sending'`),
    index('deliveries_channel').on(t.channelId, t.id),
    index('deliveries_trouble')
      .on(t.channelId, t.id)
      .where(sql`state not in ('sent', 'folded', 'dropped') and reason is not null`),
    index('deliveries_edit')
      .on(t.editDueAt)
      .where(sql`edit_due_at is not null`),
    index('deliveries_crosspost')
      .on(t.crosspostDueAt)
      .where(sql`crosspost_due_at is not null`),
  ],
);

/**
 * Deliveries of a restored backup whose declaration is not held: they are put among the others, by a trigger, in the transaction
 * that stores it. So a store that reads everything anew knows what was told.
 */
export const awaitedDeliveries = pgTable(
  'awaited_deliveries',
  {
    id: serial('id').primaryKey(),
    /** Of the declaration. */
    number: integer('number').notNull(),
    channelId: text('channel_id').notNull(),
    guildId: text('guild_id').notNull(),
    edition: smallint('edition').notNull(),
    /** A row of `deliveries` without the ids that this store does not have yet. */
    delivery: jsonb('delivery').$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (t) => [unique('awaited_deliveries_once').on(t.number, t.channelId, t.edition)],
);

/**
 * What a channel is asked once: whether somebody it follows is the same as somebody who signs under another surname now. Gone
 * when the channel or either person is.
 */
export const surnameQuestions = pgTable(
  'surname_questions',
  {
    channelId: text('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    beforeId: integer('before_id')
      .notNull()
      .references(() => signatories.id, { onDelete: 'cascade' }),
    afterId: integer('after_id')
      .notNull()
      .references(() => signatories.id, { onDelete: 'cascade' }),
    askedAt: instant('asked_at'),
    /** Whether they are the same; null until somebody says. */
    answer: boolean('answer'),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.beforeId, t.afterId] }),
    index('surname_questions_before').on(t.beforeId),
    index('surname_questions_after').on(t.afterId),
  ],
);
