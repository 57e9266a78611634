import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import { families } from '../assembly/group.ts';
import type { DeclarationEntry } from '../assembly/record.ts';
import type { Filter } from '../subscriptions/filter.ts';
import { tidy } from '../subscriptions/filter.ts';
import type { Database } from './database.ts';
import { entriesById } from './declarations.ts';
import { filterOf, keepFilter } from './filters.ts';
import { channels, declarations, filters, signatories, subscriptions } from './schema.ts';

/** Far beyond any real set-up; keeps one server from filling the database. */
const perGuild = 500;

export interface SubscriptionEntry {
  readonly id: number;
  readonly channelId: string;
  readonly filter: Filter;
  /** Of the signatory the filter names, if it does. */
  readonly signatoryName: string | null;
  readonly createdAt: Date;
}

export type Subscribed =
  | {
      readonly kind: 'created' | 'known';
      readonly id: number;
      /** The channel's. */ readonly language: Language;
    }
  | { readonly kind: 'full'; readonly limit: number };

/**
 * Subscribes a channel.
 *
 * @param asked.language becomes the channel's; `null` leaves it as it is.
 * @param asked.usualLanguage of a channel that has none yet.
 */
export async function subscribe(
  db: Database,
  asked: {
    guildId: string;
    channelId: string;
    language: Language | null;
    usualLanguage: Language;
    filter: Filter;
  },
): Promise<Subscribed> {
  const { guildId, channelId, language, usualLanguage } = asked;
  return db.transaction(async (tx) => {
    const [channel] = await tx
      .insert(channels)
      .values({ id: channelId, guildId, language: language ?? usualLanguage })
      .onConflictDoUpdate({ target: channels.id, set: { guildId, ...(language && { language }) } })
      .returning({ language: channels.language });
    if (!channel) throw new Error('A channel was neither found nor stored.');
    const filterId = await keepFilter(tx, asked.filter);
    const [held] = await tx
      .select({ subscriptions: count() })
      .from(subscriptions)
      .innerJoin(channels, eq(channels.id, subscriptions.channelId))
      .where(eq(channels.guildId, guildId));
    const [known] = await tx
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(and(eq(subscriptions.channelId, channelId), eq(subscriptions.filterId, filterId)));
    if (known) return { kind: 'known', id: known.id, language: channel.language };
    if ((held?.subscriptions ?? 0) >= perGuild) return { kind: 'full', limit: perGuild };
    const [created] = await tx
      .insert(subscriptions)
      .values({ channelId, filterId })
      .onConflictDoUpdate({ target: [subscriptions.channelId, subscriptions.filterId], set: { channelId } })
      .returning({ id: subscriptions.id });
    if (!created) throw new Error('A subscription was neither found nor stored.');
    return { kind: 'created', id: created.id, language: channel.language };
  });
}

/** Those of one server, by channel and then by age. */
export async function subscriptionsOf(db: Database, guildId: string): Promise<SubscriptionEntry[]> {
  const found = await db
    .select({ subscription: subscriptions, filter: filters, signatoryName: signatories.name })
    .from(subscriptions)
    .innerJoin(channels, eq(channels.id, subscriptions.channelId))
    .innerJoin(filters, eq(filters.id, subscriptions.filterId))
    .leftJoin(signatories, eq(signatories.id, filters.signatoryId))
    .where(eq(channels.guildId, guildId))
    .orderBy(asc(subscriptions.channelId), asc(subscriptions.id));
  return found.map(({ subscription, filter, signatoryName }) => ({
    id: subscription.id,
    channelId: subscription.channelId,
    filter: filterOf(filter),
    signatoryName,
    createdAt: subscription.createdAt,
  }));
}

/** @returns whether this server had such a subscription. Another server's is never touched. */
export async function unsubscribe(db: Database, guildId: string, id: number): Promise<boolean> {
  const own = db.select({ id: channels.id }).from(channels).where(eq(channels.guildId, guildId));
  const removed = await db
    .delete(subscriptions)
    .where(and(eq(subscriptions.id, id), inArray(subscriptions.channelId, own)))
    .returning({ id: subscriptions.id });
  return removed.length > 0;
}

/** How many held declarations a filter would have matched, and the newest of them. */
export async function matchesHeld(
  db: Database,
  asked: Filter,
  language: Language,
): Promise<{ count: number; latest: DeclarationEntry | null }> {
  const where = and(...conditionsOnHeld(tidy(asked)));
  const [held] = await db.select({ count: count() }).from(declarations).where(where);
  const newest = await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(where)
    .orderBy(desc(declarations.number))
    .limit(1);
  const [latest] = await entriesById(
    db,
    newest.map((row) => row.id),
    language,
  );
  return { count: held?.count ?? 0, latest: latest ?? null };
}

/** The conditions of a filter, each as a condition on `declarations`. */
function conditionsOnHeld({ signatory, delegation, group, concerns, topic, words }: Filter): SQL[] {
  const signedBy = (condition: SQL) =>
    sql`exists (select 1 from signatures s where s.declaration_id = ${declarations.id} and s.edition = ${declarations.edition} and ${condition})`;
  return [
    ...(signatory === undefined ? [] : [signedBy(sql`s.signatory_id = ${signatory}`)]),
    ...(delegation === undefined ? [] : [signedBy(sql`s.delegation = ${delegation}`)]),
    ...(group === undefined ? [] : [signedBy(sql`s."group" = any(${sql.param(codesOf(group))}::text[])`)]),
    ...(concerns === undefined ? [] : [sql`${declarations.concerns} @> array[${concerns}]`]),
    ...(topic === undefined
      ? []
      : [
          sql`exists (select 1 from declaration_topics t where t.declaration_id = ${declarations.id} and t.topic = ${topic})`,
        ]),
    ...(words === undefined
      ? []
      : [
          sql`exists (select 1 from texts t where t.declaration_id = ${declarations.id} and t.tsv @@ hemicycle_query(t.language, ${words}))`,
        ]),
  ];
}

/** Every code a political family has had; a group the table does not know is its own family. */
function codesOf(family: string): string[] {
  return [...(families.find(({ id }) => id === family)?.codes ?? [family])];
}
