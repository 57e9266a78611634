import { and, arrayOverlaps, eq, sql, type SQL } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import { familyOf } from '../../assembly/group.ts';
import { keysOfLexemes } from '../../words/query.ts';
import { rows, type Transaction } from '../db/database.ts';
import { declarationById } from '../declarations/declarations.ts';
import { asksForAdded, matchesDeclaration, type DeclarationKeys } from '../subscriptions/conditions.ts';
import { serverTopicsOn } from '../subscriptions/filter-names.ts';
import { namedBy } from '../subscriptions/own/people-asked.ts';
import { restoredSince } from '../backup/restored.ts';
import { declarations, serverTopics, signatures, texts } from '../db/schema.ts';

/**
 * Writes one pending delivery for every channel with a subscription that matches the declaration, in
 * the caller's transaction. One that waits already comes for these reasons as well; one that was posted, or
 * never will be, stays as it is; one that was dropped as nobody asked for it is made anew.
 *
 * @param options.onlyEarlier only for subscriptions that asked this before the declaration came: a text in
 *   a second language is no news to someone who subscribed, or ended a pause, after the first.
 * @returns how many deliveries were added.
 */
export async function enqueueAlerts(
  tx: Transaction,
  declarationId: number,
  options: { now: Date; onlyEarlier: boolean },
): Promise<number> {
  const keys = await keysOf(tx, declarationId);
  const earlier = options.onlyEarlier
    ? sql`and s.active_since <= (select first_seen_at from declarations where id = ${declarationId})`
    : sql``;
  const fresh = sql`not exists (
    select 1 from deliveries d where d.declaration_id = ${declarationId} and d.channel_id = c.id
      and d.state <> 'dropped')`;
  return enqueue(tx, keys, { matches: sql`${matchesDeclaration(keys)} ${earlier}`, fresh }, options.now);
}

/**
 * Makes due the edits of messages that show an earlier edition than the newest.
 *
 * @returns how many messages that are.
 */
export async function scheduleEdits(tx: Transaction, declarationId: number, now: Date): Promise<number> {
  const due = await tx.execute(sql`
    update deliveries d set edit_due_at = ${now.toISOString()}::timestamptz, edits = 0
    from declarations l
    where l.id = d.declaration_id and d.declaration_id = ${declarationId} and d.state = 'sent' and d.form = 'alert'
      and coalesce(d.shown_edition, 1) < l.edition and d.muted_at is null
    returning d.id`);
  return rows(due).length;
}

/**
 * The same for a later edition: only for filters that name a signatory, by a list too, a delegation or a group that was
 * not under the edition before, or ask for as many signatories as it has only now.
 */
export async function enqueueEditionAlerts(
  tx: Transaction,
  declarationId: number,
  now: Date,
): Promise<number> {
  const signed = await tx
    .select({
      signatoryId: signatures.signatoryId,
      delegation: signatures.delegation,
      group: signatures.group,
      added: signatures.added,
    })
    .from(signatures)
    .innerJoin(declarations, eq(declarations.id, signatures.declarationId))
    .where(and(eq(signatures.declarationId, declarationId), eq(signatures.edition, declarations.edition)));
  const named = await namedBy(
    tx,
    signed.map(({ signatoryId }) => signatoryId),
  );
  const onlyAdded = <T>(of: (signature: (typeof signed)[number]) => readonly T[]): T[] => {
    const before = new Set(signed.filter(({ added }) => !added).flatMap(of));
    return [...new Set(signed.filter(({ added }) => added).flatMap(of))].filter((one) => !before.has(one));
  };
  const keys = await keysOf(tx, declarationId);
  const asked = asksForAdded({
    signatories: onlyAdded(({ signatoryId }) => [signatoryId]),
    delegations: onlyAdded(({ delegation }) => [delegation]),
    groups: onlyAdded(({ group }) => (group === null ? [] : [familyOf(group)])),
    lists: onlyAdded(({ signatoryId }) => named.get(signatoryId)?.lists ?? []),
    newcomers: onlyAdded(({ signatoryId }) => named.get(signatoryId)?.newcomers ?? []),
    signatoryCountBefore: signed.filter(({ added }) => !added).length,
  });
  // Who waits for the alert will see the newest edition in it.
  const fresh = sql`not exists (
    select 1 from deliveries d where d.declaration_id = ${declarationId} and d.channel_id = c.id
      and ((d.edition = ${keys.edition} and d.state <> 'dropped') or d.state in ${waiting} or d.muted_at is not null))`;
  return enqueue(tx, keys, { matches: sql`${matchesDeclaration(keys)} and ${asked}`, fresh }, now);
}

/** States of what has not been posted yet. */
const waiting = sql`('pending', 'sending', 'held')`;

async function enqueue(
  tx: Transaction,
  { id, edition }: DeclarationKeys,
  { matches, fresh }: { readonly matches: SQL; readonly fresh: SQL },
  at: Date,
): Promise<number> {
  const now = at.toISOString();
  await joinWaiting(tx, id, matches);
  const [newest] = await tx
    .select({ date: declarations.date })
    .from(declarations)
    .where(eq(declarations.id, id));
  // A digest is looked for by what it holds, which may have been more.
  const unsure = newest ? ((await restoredSince(tx, newest.date))?.toISOString() ?? null) : null;
  const added = await tx.execute(sql`
    with added as (
      insert into deliveries
        (declaration_id, channel_id, guild_id, edition, filter_ids, state, form, reason, due_at, unsure_since, created_at)
      select ${id}, c.id, c.guild_id, ${edition}, array_agg(f.id order by f.id),
        case c.state when 'suspended' then 'held' else 'pending' end,
        case c.pace when 'once' then 'alert' else 'digest' end,
        case c.state when 'suspended' then c.reason end,
        case c.pace when 'once' then ${now}::timestamptz
          else hemicycle_next(${now}::timestamptz, coalesce(z.time_zone, c.time_zone, 'UTC'), c.pace, c.hour, c.weekday) end,
        case c.pace when 'once' then ${unsure}::timestamptz end,
        ${now}::timestamptz
      from filters f
      join subscriptions s on s.filter_id = f.id and s.paused_at is null
      join channels c on c.id = s.channel_id and c.state <> 'ended'
      left join servers z on z.id = c.guild_id
      where ${matches} and ${fresh}
      group by c.id, z.time_zone
      on conflict (declaration_id, channel_id, edition) do update
        set filter_ids = excluded.filter_ids, state = excluded.state, form = excluded.form, reason = excluded.reason,
          due_at = excluded.due_at, attempts = 0, parcel = null, claim = null, finished_at = null
        where deliveries.state = 'dropped'
      returning 1
    )
    select count(*)::int as added from added`);
  return rows<{ added: number }>(added)[0]?.added ?? 0;
}

/**
 * What waits to be posted comes for what matches now as well, and so does what was told by a store of which this one is an older
 * copy, which is recorded without the filters. It is locked, so that whoever drops it has done so
 * before, and it is made anew, or sees these reasons.
 */
async function joinWaiting(tx: Transaction, declarationId: number, matches: SQL): Promise<void> {
  // As writing does, before any row: whoever locks the table is not met half-way.
  await tx.execute(sql`lock table deliveries in row exclusive mode`);
  const locked = rows<{ channel: string }>(
    await tx.execute(sql`
      select channel_id as channel from deliveries d
      where d.declaration_id = ${declarationId} and (d.state in ${waiting} or d.filter_ids = '{}') order by d.id for update`),
  );
  if (locked.length === 0) return;
  const channels = sql`${sql.param([...new Set(locked.map(({ channel }) => channel))])}::text[]`;
  await tx.execute(sql`
    update deliveries d
    set filter_ids = array(select distinct unnest(d.filter_ids || m.ids) as filter order by filter)
    from (
      select c.id as channel, array_agg(f.id) as ids
      from filters f
      join subscriptions s on s.filter_id = f.id and s.paused_at is null
      join channels c on c.id = s.channel_id and c.state <> 'ended'
      where c.id = any(${channels}) and ${matches}
      group by c.id
    ) m
    where d.declaration_id = ${declarationId} and d.channel_id = m.channel and (d.state in ${waiting} or d.filter_ids = '{}')
      and not d.filter_ids @> m.ids`);
}

async function keysOf(tx: Transaction, declarationId: number): Promise<DeclarationKeys> {
  const declaration = await declarationById(tx, declarationId, 'en');
  if (!declaration) throw new Error(`No declaration has the id ${declarationId}.`);
  const lexemes = await tx
    .select({ lexeme: sql<string>`unnest(tsvector_to_array(${texts.tsv}))` })
    .from(texts)
    .where(eq(texts.declarationId, declarationId));
  const distinct = <T>(values: readonly T[]) => [...new Set(values)];
  const signatories = distinct(declaration.signatories.map((signature) => signature.signatoryId));
  const delegations = distinct(declaration.signatories.map((signature) => signature.delegation));
  const groups = distinct(
    declaration.signatories.flatMap(({ group }) => (group === null ? [] : [familyOf(group)])),
  );
  const { concerns } = declaration;
  const words = keysOfLexemes(lexemes.map(({ lexeme }) => lexeme));
  const serverTopics = await serverTopicsFor(tx, declarationId, words);
  const topics = declaration.topics.map((topic) => topic.id);
  const named = [...(await namedBy(tx, signatories)).values()];
  const lists = distinct(named.flatMap((one) => one.lists));
  const newcomers = distinct(named.flatMap((one) => one.newcomers));
  return {
    id: declarationId,
    number: declaration.number,
    edition: declaration.edition,
    signatories,
    delegations,
    groups,
    lists,
    newcomers,
    concerns,
    topics,
    serverTopics,
    signatoryCount: declaration.signatories.length,
    anchors: [
      '*',
      `i:${declaration.number}`,
      ...signatories.map((id) => `m:${id}`),
      ...lists.map((id) => `l:${id}`),
      ...newcomers.map((key) => `n:${key}`),
      ...delegations.map((code) => `d:${code}`),
      ...groups.map((family) => `g:${family}`),
      ...concerns.map((code) => `c:${code}`),
      ...topics.map((id) => `t:${id}`),
      ...distinct([...serverTopics.en, ...serverTopics.fr].map((id) => `o:${id}`)),
      ...words,
    ],
  };
}

/** The servers' topics of which a text of the declaration has the words, by the language of the text. */
async function serverTopicsFor(
  tx: Transaction,
  declarationId: number,
  words: readonly string[],
): Promise<DeclarationKeys['serverTopics']> {
  const anchored = await tx
    .select({ id: serverTopics.id })
    .from(serverTopics)
    .where(arrayOverlaps(serverTopics.anchors, ['*', ...words]));
  const found = await serverTopicsOn(
    tx,
    [declarationId],
    anchored.map(({ id }) => id),
  );
  const inOne = (language: TextLanguage) =>
    found.filter(({ languages }) => languages.includes(language)).map(({ id }) => id);
  return { en: inOne('en'), fr: inOne('fr') };
}
