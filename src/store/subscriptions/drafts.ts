import { randomInt } from 'node:crypto';
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import * as z from 'zod';
import { channelKinds, type ChannelKind } from '../../assembly/delivery/channel-kind.ts';
import { filterSchema, type Filter } from '../../subscriptions/filter.ts';
import { setupFileSchema, type SetupFile } from '../../subscriptions/setup-file.ts';
import type { Database, Transaction } from '../db/database.ts';
import { pseudonym } from '../db/pseudonym.ts';
import { drafts, paces, type Pace } from '../db/schema.ts';
import type { Owner } from './owner.ts';

/** How long after the last choice a draft is kept. */
const draftMs = 24 * 60 * 60_000;
/** More than anybody has open at once: the oldest give way. */
const draftsEach = 10;
/** The largest number of bits that `randomInt` gives: far too many ids to try them. */
const idsBelow = 2 ** 48 - 1;

/** A subscription as somebody is making or changing it. What is not said stays as it is for the channel. */
export interface Draft {
  /** `null`: the direct messages of whoever makes it. */
  readonly channel: { readonly id: string; readonly kind: ChannelKind } | null;
  readonly filter: Filter;
  readonly told: { readonly pace?: Pace; readonly hour?: number; readonly weekday?: number };
  /** Whether the channel is sent a summary of each part-session; left out: as it is. */
  readonly summary?: boolean;
  /** Names of one time zone, that of today first. */
  readonly timeZone: readonly string[] | null;
  /** The subscription that is changed; `null` for a new one. */
  readonly editing: number | null;
  /** Of one that was removed, and may be taken back: it was paused. */
  readonly isPaused?: boolean;
  /** The server let somebody use the command who may not manage it. */
  readonly byGrant: boolean;
}

const channelSchema = z.object({ id: z.string(), kind: z.enum(channelKinds as [ChannelKind]) });

const draftSchema: z.ZodType<Draft> = z.object({
  channel: channelSchema.nullable(),
  filter: filterSchema,
  told: z
    .object({
      pace: z.enum(paces),
      hour: z.number().int().min(0).max(23),
      weekday: z.number().int().min(1).max(7),
    })
    .partial() as z.ZodType<Draft['told']>,
  summary: z.boolean().optional() as z.ZodType<NonNullable<Draft['summary']>>,
  timeZone: z.array(z.string()).nullable(),
  editing: z.number().int().nullable(),
  byGrant: z.boolean(),
  isPaused: z.boolean().optional() as z.ZodType<NonNullable<Draft['isPaused']>>,
});

/** Who makes a draft, and in which server; `null` in a direct message. */
export interface Drafter {
  readonly userId: string;
  readonly guildId: string | null;
}

const columnsOf = async (db: Database, { userId, guildId }: Drafter) => ({
  owner: await pseudonym(db, 'person', userId),
  server: guildId === null ? '' : await pseudonym(db, 'server', guildId),
});

/** A set-up that somebody attached and has not imported yet. */
export interface ImportDraft {
  readonly file: SetupFile;
  /** The one channel that gets everything; `null` for each its own. */
  readonly into: { readonly id: string; readonly kind: ChannelKind } | null;
  readonly byGrant: boolean;
}

const importSchema: z.ZodType<ImportDraft> = z.object({
  file: setupFileSchema,
  into: channelSchema.nullable(),
  byGrant: z.boolean(),
});

/** Drafts of one shape. */
interface DraftStore<T> {
  /** @returns the id by which buttons name it. */
  create(db: Database, drafter: Drafter, draft: T, now: Date): Promise<number>;
  /** A draft of this person in this server; `null` for one that is over, another's, or of another shape. */
  read(db: Database, drafter: Drafter, id: number, now: Date): Promise<T | null>;
  /** @returns whether it was there to be changed. */
  change(
    db: Database,
    drafter: Drafter,
    id: number,
    changed: { readonly draft: T; readonly now: Date },
  ): Promise<boolean>;
}

function draftsOf<T>(schema: z.ZodType<T>): DraftStore<T> {
  return {
    create: async (db, drafter, draft, now) => {
      const whose = await columnsOf(db, drafter);
      const id = randomInt(1, idsBelow);
      await db.transaction(async (tx) => {
        await tx.insert(drafts).values({ id, ...whose, content: schema.parse(draft), expiresAt: after(now) });
        await tx.execute(sql`
          delete from drafts where owner = ${whose.owner} and id not in (
            select id from drafts where owner = ${whose.owner} order by expires_at desc, id limit ${draftsEach})`);
      });
      return id;
    },
    read: async (db, drafter, id, now) => {
      const [found] = await db
        .select({ content: drafts.content })
        .from(drafts)
        .where(await theirs(db, drafter, id, now));
      const read = schema.safeParse(found?.content);
      return read.success ? read.data : null;
    },
    change: async (db, drafter, id, { draft, now }) => {
      const changed = await db
        .update(drafts)
        .set({ content: schema.parse(draft), expiresAt: after(now) })
        .where(await theirs(db, drafter, id, now))
        .returning({ id: drafts.id });
      return changed.length > 0;
    },
  };
}

export const { create: createDraft, read: draftOf, change: changeDraft } = draftsOf(draftSchema);
export const importDrafts = draftsOf(importSchema);

export async function deleteDraft(db: Database, drafter: Drafter, id: number): Promise<void> {
  await db.delete(drafts).where(await theirs(db, drafter, id, new Date(0)));
}

async function theirs(db: Database, drafter: Drafter, id: number, now: Date) {
  const { owner, server } = await columnsOf(db, drafter);
  return and(
    eq(drafts.id, id),
    eq(drafts.owner, owner),
    eq(drafts.server, server),
    gt(drafts.expiresAt, now),
  );
}

const after = (now: Date) => new Date(now.getTime() + draftMs);

/** How many drafts there are of a person, wherever they made them. */
export async function countDrafts(db: Database, userId: string, now: Date): Promise<number> {
  return db.$count(
    drafts,
    and(eq(drafts.owner, await pseudonym(db, 'person', userId)), gt(drafts.expiresAt, now)),
  );
}

/**
 * Deletes the drafts of a person, or those made in a server.
 *
 * @returns how many there were.
 */
export async function forgetDrafts(tx: Transaction, owner: Owner): Promise<number> {
  const own =
    'userId' in owner
      ? eq(drafts.owner, await pseudonym(tx, 'person', owner.userId))
      : eq(drafts.server, await pseudonym(tx, 'server', owner.guildId));
  return (await tx.delete(drafts).where(own).returning({ id: drafts.id })).length;
}

/** Deletes those whose time is over. */
export async function forgetOldDrafts(db: Database, now: Date): Promise<void> {
  await db.delete(drafts).where(lte(drafts.expiresAt, now));
}
