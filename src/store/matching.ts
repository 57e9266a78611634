import { eq, sql } from 'drizzle-orm';
import { familyOf } from '../assembly/group.ts';
import { rows, type Transaction } from './database.ts';
import { declarationById } from './declarations.ts';
import { matchesDeclaration, type DeclarationKeys } from './filters.ts';
import { texts } from './schema.ts';

/**
 * Writes one pending delivery for every channel with a subscription that matches the declaration, in
 * the caller's transaction. A channel that has one already keeps it, whatever its state.
 *
 * @param options.onlyEarlier only for subscriptions older than the declaration: a text in a second
 *   language is no news to someone who subscribed after the first.
 * @returns how many deliveries were added.
 */
export async function enqueueAlerts(
  tx: Transaction,
  declarationId: number,
  options: { now: Date; onlyEarlier: boolean },
): Promise<number> {
  const keys = await keysOf(tx, declarationId);
  const now = options.now.toISOString();
  const earlier = options.onlyEarlier
    ? sql`and s.created_at <= (select first_seen_at from declarations where id = ${declarationId})`
    : sql``;
  const added = await tx.execute(sql`
    with added as (
      insert into deliveries (declaration_id, channel_id, guild_id, filter_ids, due_at, created_at)
      select ${declarationId}, c.id, c.guild_id, array_agg(f.id order by f.id), ${now}::timestamptz, ${now}::timestamptz
      from filters f
      join subscriptions s on s.filter_id = f.id
      join channels c on c.id = s.channel_id
      where ${matchesDeclaration(keys)} ${earlier}
      group by c.id, c.guild_id
      on conflict (declaration_id, channel_id) do nothing
      returning 1
    )
    select count(*)::int as added from added`);
  return rows<{ added: number }>(added)[0]?.added ?? 0;
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
  const { concerns, topics } = declaration;
  return {
    id: declarationId,
    signatories,
    delegations,
    groups,
    concerns,
    topics,
    anchors: [
      '*',
      ...signatories.map((id) => `m:${id}`),
      ...delegations.map((code) => `d:${code}`),
      ...groups.map((family) => `g:${family}`),
      ...concerns.map((code) => `c:${code}`),
      ...topics.map((id) => `t:${id}`),
      ...distinct(lexemes.map(({ lexeme }) => `w:${lexeme}`)),
    ],
  };
}
