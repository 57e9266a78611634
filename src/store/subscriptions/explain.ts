import { and, asc, eq, sql } from 'drizzle-orm';
import type { DeclarationRecord } from '../../assembly/record.ts';
import { examine, type Finding } from '../../subscriptions/match.ts';
import { rows, type Database } from '../db/database.ts';
import type { Owner } from './owner.ts';
import { declarations, deliveries, type Unannounced } from '../db/schema.ts';
import { subscriptionsOf, type SubscriptionEntry } from './subscriptions.ts';

/** A subscription held against one declaration. */
export interface Examined extends SubscriptionEntry {
  readonly findings: readonly Finding[];
  readonly matches: boolean;
}

/** The record of one alert. */
export type DeliveryRecord = Pick<
  typeof deliveries.$inferSelect,
  | 'edition'
  | 'form'
  | 'state'
  | 'attempts'
  | 'dueAt'
  | 'messageId'
  | 'threadId'
  | 'shownEdition'
  | 'editReason'
  | 'reason'
  | 'finishedAt'
>;

/** When a declaration was first seen, and why it alerted nobody where it was no news then. */
export async function arrivalOf(
  db: Database,
  declarationId: number,
): Promise<{
  readonly firstSeenAt: Date;
  readonly tabledOn: string;
  readonly unannounced: Unannounced | null;
}> {
  const [found] = await db
    .select({
      firstSeenAt: declarations.firstSeenAt,
      tabledOn: declarations.tabledOn,
      unannounced: declarations.unannounced,
    })
    .from(declarations)
    .where(eq(declarations.id, declarationId));
  if (!found) throw new Error(`No declaration has the id ${declarationId}.`);
  return found;
}

/** Every subscription of one channel, condition by condition. */
export async function explainChannel(
  db: Database,
  owner: Owner,
  channelId: string,
  declaration: DeclarationRecord,
): Promise<Examined[]> {
  const held = (await subscriptionsOf(db, owner)).filter((one) => one.channelId === channelId);
  const searches = await searchesOf(
    db,
    held.map(({ id }) => id),
    declaration.id,
  );
  return held.map((subscription) => {
    const found = searches.get(subscription.id);
    // Each may be in a text of its own: then neither text has what is asked for.
    const isApart = found !== undefined && found.words && found.topic && !found.both;
    const findings = [
      ...examine(subscription.filter, declaration, {
        hasWords: () => found?.words === true && !isApart,
        serverTopic: () => (found?.topic === true ? (subscription.serverTopicName ?? '') : null),
      }),
    ];
    return { ...subscription, findings, matches: findings.every(({ isMet }) => isMet) };
  });
}

interface Search {
  readonly id: number;
  /** Whether some text has the words, what the server's topic looks for, and both at once. */
  readonly words: boolean;
  readonly topic: boolean;
  readonly both: boolean;
}

async function searchesOf(
  db: Database,
  subscriptionIds: readonly number[],
  declarationId: number,
): Promise<Map<number, Search>> {
  if (subscriptionIds.length === 0) return new Map();
  const has = (query: string) =>
    sql`exists (select 1 from texts t where t.declaration_id = ${declarationId} and t.tsv @@ ${sql.raw(query)})`;
  const found = await db.execute(sql`
    select s.id,
      f.words is null or ${has('hemicycle_query(t.language, f.words)')} as words,
      o.id is null or ${has('hemicycle_query(t.language, o.words) and t.language = coalesce(o.language, t.language)')} as topic,
      ${has("(case t.language when 'fr' then f.words_fr else f.words_en end)")} as both
    from subscriptions s
    join filters f on f.id = s.filter_id and (f.words is not null or f.server_topic_id is not null)
    left join server_topics o on o.id = f.server_topic_id
    where s.id = any(${sql.param([...subscriptionIds])}::int[])`);
  return new Map(rows<Search>(found).map((one) => [one.id, one]));
}

/** The alerts of one declaration for one channel, a later edition after an earlier. */
export async function deliveriesOf(
  db: Database,
  declarationId: number,
  channelId: string,
): Promise<DeliveryRecord[]> {
  return db
    .select({
      edition: deliveries.edition,
      form: deliveries.form,
      state: deliveries.state,
      attempts: deliveries.attempts,
      dueAt: deliveries.dueAt,
      messageId: deliveries.messageId,
      threadId: deliveries.threadId,
      shownEdition: deliveries.shownEdition,
      editReason: deliveries.editReason,
      reason: deliveries.reason,
      finishedAt: deliveries.finishedAt,
    })
    .from(deliveries)
    .where(and(eq(deliveries.declarationId, declarationId), eq(deliveries.channelId, channelId)))
    .orderBy(asc(deliveries.edition));
}
