import { and, asc, eq, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationRecord } from '../../assembly/record.ts';
import { examine, type ConditionFinding } from '../../subscriptions/match.ts';
import { searchedPeople, serverTopicsIn } from '../../subscriptions/names.ts';
import { rows, type Database } from '../db/database.ts';
import { namesOn, serverTopicsOn } from './filter-names.ts';
import type { Owner } from './owner.ts';
import { peopleAsked } from './own/people-asked.ts';
import { declarations, deliveries, type Unannounced } from '../db/schema.ts';
import { subscriptionsOf, type SubscriptionEntry } from './subscriptions.ts';

/** A subscription held against one declaration. */
export interface Examined extends SubscriptionEntry {
  readonly findings: readonly ConditionFinding[];
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
  | 'mutedAt'
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
  const words = await wordsIn(
    db,
    held.map(({ id }) => id),
    declaration.id,
  );
  const found = await serverTopicsOn(db, [declaration.id], serverTopicsIn(held.map(({ filter }) => filter)));
  const names = namesOn(found, declaration.id);
  const people = await peopleAsked(
    db,
    held.map(({ filter }) => filter),
  );
  return held.map((subscription) => {
    const { topic = [], serverTopic } = subscription.filter;
    const own = found.filter(({ id }) => serverTopic?.includes(id));
    const isOnOther = declaration.topics.some(({ id }) => topic.includes(id));
    // Each may be in a text of its own: then neither text has what is asked for.
    const isTogether = (language: TextLanguage) =>
      own.length === 0 || isOnOther || own.some(({ languages }) => languages.includes(language));
    const findings = examine(subscription.filter, declaration, {
      hasWords: () => words.get(subscription.id)?.some(isTogether) ?? false,
      serverTopic: (id) => names.get(id) ?? null,
      ...searchedPeople(people),
    });
    return { ...subscription, findings, matches: findings.every(({ isMet }) => isMet) };
  });
}

/** The languages of the texts that have the words of a subscription, by its id. */
async function wordsIn(
  db: Database,
  subscriptionIds: readonly number[],
  declarationId: number,
): Promise<Map<number, readonly TextLanguage[]>> {
  if (subscriptionIds.length === 0) return new Map();
  const found = rows<{ id: number; languages: readonly TextLanguage[] }>(
    await db.execute(sql`
      select s.id, array_agg(t.language) as languages
      from subscriptions s
      join filters f on f.id = s.filter_id
      join texts t on t.declaration_id = ${declarationId}
        and t.tsv @@ (case t.language when 'fr' then f.words_fr else f.words_en end)
      where s.id = any(${sql.param([...subscriptionIds])}::int[])
      group by s.id`),
  );
  return new Map(found.map(({ id, languages }) => [id, languages]));
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
      mutedAt: deliveries.mutedAt,
      reason: deliveries.reason,
      finishedAt: deliveries.finishedAt,
    })
    .from(deliveries)
    .where(and(eq(deliveries.declarationId, declarationId), eq(deliveries.channelId, channelId)))
    .orderBy(asc(deliveries.edition));
}
