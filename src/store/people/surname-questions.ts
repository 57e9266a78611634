import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';
import { channels, filters, servers, signatories, subscriptions, surnameQuestions } from '../db/schema.ts';
import { placeColumns, placeOf, type DeliveryTarget } from '../subscriptions/channels.ts';
import { filterOf } from '../subscriptions/conditions.ts';
import type { Owner } from '../subscriptions/owner.ts';
import { changeSubscription } from '../subscriptions/subscription-changes.ts';
import { maxValues } from '../../subscriptions/conditions/several.ts';
import { surnameTwins, type TwinPerson } from './surname-twins.ts';

const day = 24 * 60 * 60_000;
const lookedKey = 'surnames.looked';
/** Who has not signed for so long brings no alerts to anybody. */
const recentDays = 2 * 365;

/** Whether somebody who is followed may be somebody else who signs now, to be asked of one channel. */
export interface SurnameQuestion {
  readonly place: DeliveryTarget;
  readonly before: Pick<TwinPerson, 'id' | 'name' | 'delegation'>;
  readonly after: Pick<TwinPerson, 'id' | 'name' | 'delegation'>;
}

/**
 * Once a day, notes whom to ask: each channel that follows somebody of whom another, who has signed lately, may be a later
 * surname. Every pair is asked about once.
 */
export async function noteSurnameQuestions(db: Database, now: Date): Promise<void> {
  const last = await keyValue(db, lookedKey);
  // A clock that was ahead once must not put it off for ever.
  if (typeof last === 'string' && Math.abs(now.getTime() - Date.parse(last)) < day) return;
  // Who is followed no more is nobody's business.
  await db.execute(sql`
    delete from surname_questions q where not exists (
      select 1 from subscriptions s join filters f on f.id = s.filter_id
      where s.channel_id = q.channel_id and f.signatory_ids @> array[q.before_id])`);
  const recent = new Date(now.getTime() - recentDays * day).toISOString().slice(0, 10);
  const pairs = (await surnameTwins(db)).filter(({ after }) => after.lastOn >= recent);
  const ids = (of: 'before' | 'after') => sql`${sql.param(pairs.map((pair) => pair[of].id))}::int[]`;
  if (pairs.length > 0)
    await db.execute(sql`
      insert into surname_questions (channel_id, before_id, after_id)
      select distinct s.channel_id, p.before, p.after
      from unnest(${ids('before')}, ${ids('after')}) as p (before, after)
      join filters f on f.signatory_ids @> array[p.before] and not f.signatory_ids @> array[p.after]
      join subscriptions s on s.filter_id = f.id
      on conflict do nothing`);
  await setKeyValue(db, lookedKey, now.toISOString());
}

/** The first that nobody was asked yet, in a channel that takes messages. */
export async function nextSurnameQuestion(db: Database): Promise<SurnameQuestion | null> {
  const [found] = await db
    .select({
      ...placeColumns,
      serverZone: servers.timeZone,
      before: surnameQuestions.beforeId,
      after: surnameQuestions.afterId,
    })
    .from(surnameQuestions)
    .innerJoin(channels, and(eq(channels.id, surnameQuestions.channelId), eq(channels.state, 'active')))
    .leftJoin(servers, eq(servers.id, channels.guildId))
    .where(isNull(surnameQuestions.askedAt))
    .orderBy(asc(surnameQuestions.channelId), asc(surnameQuestions.beforeId), asc(surnameQuestions.afterId))
    .limit(1);
  if (!found) return null;
  const people = await namesOf(db, [found.before, found.after]);
  const [before, after] = [people.get(found.before), people.get(found.after)];
  if (!before || !after) throw new Error('A question is about somebody who is not held.');
  return { place: placeOf(found, found.serverZone), before, after };
}

async function namesOf(db: Database | Transaction, ids: readonly number[]) {
  const { id, name, delegation } = signatories;
  const found = await db
    .select({ id, name, delegation })
    .from(signatories)
    .where(sql`${id} = any(${sql.param([...ids])}::int[])`);
  return new Map(found.map((one) => [one.id, one]));
}

/** What a question is known by. */
export interface QuestionKey {
  readonly channelId: string;
  readonly before: number;
  readonly after: number;
}

const isQuestion = ({ channelId, before, after }: QuestionKey) =>
  and(
    eq(surnameQuestions.channelId, channelId),
    eq(surnameQuestions.beforeId, before),
    eq(surnameQuestions.afterId, after),
  );

/** @param askedAt `null` when it was not asked after all. */
export async function markAsked(db: Database, question: QuestionKey, askedAt: Date | null): Promise<void> {
  await db.update(surnameQuestions).set({ askedAt }).where(isQuestion(question));
}

export type Answered =
  /** `followed`: subscriptions that ask for the new name as well. */
  | { readonly kind: 'answered'; readonly followed: number; readonly name: string }
  /** Somebody has answered before, or the two are known to be one or two by now. */
  | { readonly kind: 'settled' };

/** What the followers say. With a yes every subscription of the channel that names the one names the other as well. */
export async function answerSurname(
  db: Database,
  owner: Owner,
  question: QuestionKey,
  isSame: boolean,
  now: Date,
): Promise<Answered> {
  const answered = await db
    .update(surnameQuestions)
    .set({ answer: isSame })
    .where(and(isQuestion(question), isNull(surnameQuestions.answer), ownsChannel(owner)))
    .returning({ after: surnameQuestions.afterId });
  if (answered.length === 0) return { kind: 'settled' };
  const name = (await namesOf(db, [question.after])).get(question.after)?.name ?? '';
  if (!isSame) return { kind: 'answered', followed: 0, name };
  const held = await db
    .select({ id: subscriptions.id, filter: filters })
    .from(subscriptions)
    .innerJoin(filters, eq(filters.id, subscriptions.filterId))
    .where(
      and(
        eq(subscriptions.channelId, question.channelId),
        sql`${filters.signatory} @> array[${question.before}]::int[]`,
      ),
    );
  let followed = 0;
  for (const { id, filter: row } of held) {
    const filter = filterOf(row);
    const people = [...(filter.signatory ?? []), question.after];
    if (people.length > maxValues) continue;
    const changed = await changeSubscription(db, owner, id, {
      filter: { ...filter, signatory: people },
      now,
    });
    if (changed === 'changed' || changed === 'double') followed += 1;
  }
  return { kind: 'answered', followed, name };
}

function ownsChannel(owner: Owner): SQL {
  return 'userId' in owner
    ? sql`channel_id in (select id from channels where user_id = ${owner.userId})`
    : sql`channel_id in (select id from channels where guild_id = ${owner.guildId} and guild_id <> '')`;
}
