import { and, asc, count, countDistinct, eq, inArray, ne, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { fold } from '../../../assembly/fold.ts';
import { newcomerOf } from '../../../subscriptions/newcomer.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { filters, peopleListMembers, peopleLists, signatories, subscriptions } from '../../db/schema.ts';
import { keepNewcomers, sweepNewcomers } from '../../ingest/newcomers.ts';

/** More than anybody can tell apart; keeps one server from filling the database. */
const perGuild = 50;
/** More people than a delegation of the Assembly has, or a message names. */
const perList = 100;

/** A list of people that a server keeps under a name of its own. */
export interface PeopleList {
  readonly id: number;
  readonly name: string;
  readonly members: number;
  /** How many subscriptions follow it. */
  readonly subscriptions: number;
}

/** People as filters name them: ids of signatories, keys of newcomers. */
export interface ListedPeople {
  readonly signatories: readonly number[];
  readonly newcomers: readonly string[];
}

/** Somebody on a list. */
export type ListMember = { readonly name: string; readonly delegation: string } & (
  | { readonly signatory: number }
  /** Has signed nothing yet. */
  | { readonly newcomer: string }
);

type Full = { readonly kind: 'full' | 'long'; readonly limit: number };

export type ListCreated =
  | { readonly kind: 'created'; readonly id: number }
  /** The server has that name already. */
  | { readonly kind: 'taken' }
  /** `full`: of lists; `long`: the list would be. */
  | Full;

export async function createPeopleList(
  db: Database,
  { guildId, name: typed, people }: { guildId: string; name: string; people: ListedPeople },
): Promise<ListCreated> {
  const name = tidyName(typed);
  return db.transaction(async (tx) => {
    const held = await tx.$count(peopleLists, eq(peopleLists.guildId, guildId));
    if (held >= perGuild) return { kind: 'full', limit: perGuild };
    if (people.signatories.length + people.newcomers.length > perList)
      return { kind: 'long', limit: perList };
    const [created] = await tx
      .insert(peopleLists)
      .values({ guildId, name, folded: fold(name) })
      .onConflictDoNothing()
      .returning({ id: peopleLists.id });
    if (!created) return { kind: 'taken' };
    await add(tx, created.id, people);
    return { kind: 'created', id: created.id };
  });
}

const tidyName = (typed: string) => typed.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');

async function add(tx: Transaction, listId: number, people: ListedPeople): Promise<void> {
  await keepNewcomers(tx, people.newcomers);
  const members = [
    ...people.signatories.map((signatoryId) => ({ listId, signatoryId })),
    ...people.newcomers.map((newcomer) => ({ listId, newcomer })),
  ];
  if (members.length > 0) await tx.insert(peopleListMembers).values(members).onConflictDoNothing();
}

export type ListEdited = { readonly kind: 'edited' | 'unknown' | 'taken' } | Full;

/** Gives a list another name, takes people off it and puts people on it; all of it or nothing. */
export async function editPeopleList(
  db: Database,
  guildId: string,
  id: number,
  change: {
    readonly name?: string | undefined;
    readonly add: ListedPeople;
    readonly remove: ListedPeople;
  },
): Promise<ListEdited> {
  return db.transaction(async (tx) => {
    if (!(await locked(tx, guildId, id))) return { kind: 'unknown' };
    if ((await sizeAfter(tx, id, change)) > perList) return { kind: 'long', limit: perList };
    if (change.name !== undefined) {
      const name = tidyName(change.name);
      const folded = fold(name);
      const same = and(
        eq(peopleLists.guildId, guildId),
        eq(peopleLists.folded, folded),
        ne(peopleLists.id, id),
      );
      if ((await tx.$count(peopleLists, same)) > 0) return { kind: 'taken' };
      await tx.update(peopleLists).set({ name, folded }).where(eq(peopleLists.id, id));
    }
    await take(tx, id, change.remove);
    await add(tx, id, change.add);
    return { kind: 'edited' };
  });
}

/** How many are on a list once it is changed. */
async function sizeAfter(
  tx: Transaction,
  id: number,
  change: { readonly add: ListedPeople; readonly remove: ListedPeople },
): Promise<number> {
  const held = await tx.select().from(peopleListMembers).where(eq(peopleListMembers.listId, id));
  const all = (people: ListedPeople) => [...people.signatories, ...people.newcomers];
  const members = new Set(held.map(({ signatoryId, newcomer }) => signatoryId ?? newcomer));
  for (const one of all(change.remove)) members.delete(one);
  for (const one of all(change.add)) members.add(one);
  return members.size;
}

async function locked(tx: Transaction, guildId: string, id: number): Promise<boolean> {
  const [list] = await tx
    .select({ id: peopleLists.id })
    .from(peopleLists)
    .where(and(eq(peopleLists.id, id), eq(peopleLists.guildId, guildId)))
    .for('update');
  return list !== undefined;
}

async function take(tx: Transaction, listId: number, people: ListedPeople): Promise<void> {
  const { signatories: ids, newcomers: keys } = people;
  await tx.delete(peopleListMembers).where(
    and(
      eq(peopleListMembers.listId, listId),
      sql`(${peopleListMembers.signatoryId} = any(${sql.param([...ids])}::int[])
        or ${peopleListMembers.newcomer} = any(${sql.param([...keys])}::text[]))`,
    ),
  );
  await sweepNewcomers(tx, keys);
}

/** Of `filters`: whether one asks for somebody on any of these lists, or for nobody on them. */
export function asksForLists(ids: readonly (number | AnyColumn)[]): SQL {
  const wanted = sql`array[${sql.join([...ids], sql`, `)}]::int[]`;
  return sql`(${filters.list} && ${wanted} or ${filters.notList} && ${wanted})`;
}

/** Those of one server, by name. */
export async function peopleListsOf(db: Database, guildId: string): Promise<PeopleList[]> {
  const members = db
    .select({ id: peopleListMembers.listId, members: count().as('members') })
    .from(peopleListMembers)
    .groupBy(peopleListMembers.listId)
    .as('counted');
  return db
    .select({
      id: peopleLists.id,
      name: peopleLists.name,
      members: sql<number>`coalesce(${members.members}, 0)::int`,
      subscriptions: countDistinct(subscriptions.id),
    })
    .from(peopleLists)
    .leftJoin(members, eq(members.id, peopleLists.id))
    .leftJoin(filters, asksForLists([peopleLists.id]))
    .leftJoin(subscriptions, eq(subscriptions.filterId, filters.id))
    .where(eq(peopleLists.guildId, guildId))
    .groupBy(peopleLists.id, members.members)
    .orderBy(asc(peopleLists.folded));
}

/** Who is on a list, by delegation and name. */
export async function membersOfList(db: Database, id: number): Promise<ListMember[]> {
  const found = await db
    .select({
      signatory: signatories.id,
      name: signatories.name,
      delegation: signatories.delegation,
      newcomer: peopleListMembers.newcomer,
    })
    .from(peopleListMembers)
    .leftJoin(signatories, eq(signatories.id, peopleListMembers.signatoryId))
    .where(eq(peopleListMembers.listId, id))
    .orderBy(asc(signatories.delegation), asc(signatories.folded), asc(peopleListMembers.newcomer));
  return found.flatMap(({ signatory, name, delegation, newcomer }): ListMember[] => {
    if (newcomer !== null) {
      const { printed, delegation: of } = newcomerOf(newcomer);
      return [{ newcomer, name: printed, delegation: of }];
    }
    return signatory === null || name === null || delegation === null
      ? []
      : [{ signatory, name, delegation }];
  });
}

export type ListRemoved =
  { readonly kind: 'removed' | 'unknown' } | { readonly kind: 'followed'; readonly subscriptions: number };

/** Removes a server's list that no subscription follows. Another server's is never touched. */
export async function removePeopleList(db: Database, guildId: string, id: number): Promise<ListRemoved> {
  return db.transaction(async (tx) => {
    if (!(await locked(tx, guildId, id))) return { kind: 'unknown' };
    // Locked, so that a subscription being made is either counted or comes too late to be made.
    const asking = await tx
      .select({ id: filters.id })
      .from(filters)
      .where(asksForLists([id]))
      .for('update');
    const ids = asking.map((filter) => filter.id);
    const followed = await tx.$count(subscriptions, inArray(subscriptions.filterId, ids));
    if (followed > 0) return { kind: 'followed', subscriptions: followed };
    await tx.delete(filters).where(inArray(filters.id, ids));
    await forgetLists(tx, [id]);
    return { kind: 'removed' };
  });
}

/** Deletes all lists of a server, and what filters ask for them. */
export async function forgetListsOf(tx: Transaction, guildId: string): Promise<void> {
  const own = await tx
    .select({ id: peopleLists.id })
    .from(peopleLists)
    .where(eq(peopleLists.guildId, guildId));
  const ids = own.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.delete(filters).where(asksForLists(ids));
  await forgetLists(tx, ids);
}

async function forgetLists(tx: Transaction, ids: readonly number[]): Promise<void> {
  const gone = await tx
    .delete(peopleListMembers)
    .where(inArray(peopleListMembers.listId, [...ids]))
    .returning({ newcomer: peopleListMembers.newcomer });
  await tx.delete(peopleLists).where(inArray(peopleLists.id, [...ids]));
  await sweepNewcomers(
    tx,
    gone.flatMap(({ newcomer }) => newcomer ?? []),
  );
}
