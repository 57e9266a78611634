import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { rows } from '../db/database.ts';
import type { BackupRow } from './format.ts';
import { putRows, type Restoring } from './put.ts';

const given = z.looseObject({
  number: z.number(),
  channel_id: z.string(),
  guild_id: z.string(),
  edition: z.number(),
  state: z.string(),
  due_at: z.string(),
  unsure_since: z.string().nullable(),
  filters: z.array(z.string()),
  parcel: z.object({ number: z.number(), edition: z.number() }).nullable(),
});

type Given = z.infer<typeof given>;

/** Stores deliveries, those of declarations that are not held to wait for them. Returns how many were not there before. */
export async function restoreDeliveries(batch: readonly BackupRow[], restoring: Restoring): Promise<number> {
  const { tx } = restoring;
  const all = batch.map((row) => given.parse(row));
  const declarations = new Map(
    rows<{ id: number; number: number }>(
      await tx.execute(sql`
        select id, number from declarations where number = any(${sql.param([...new Set(all.map(({ number }) => number))])}::int[])`),
    ).map(({ id, number }) => [number, id]),
  );
  const parcels = new Map(
    all.flatMap((one) => {
      const id = declarations.get(one.number);
      return one.parcel === null || id === undefined
        ? []
        : [[keyOf(id, one.channel_id, one.edition), one.parcel] as const];
    }),
  );
  const held = all.filter(({ number }) => declarations.has(number));
  const made = await putRows(
    tx,
    'deliveries',
    held.map((one) => ({ ...deliveryOf(one, restoring), declaration_id: declarations.get(one.number) })),
  );
  for (const { id, declaration_id: declaration, channel_id: channel, edition } of made) {
    const parcel = parcels.get(keyOf(Number(declaration), String(channel), Number(edition)));
    if (parcel) restoring.parcels.push({ id: Number(id), channel_id: String(channel), ...parcel });
  }
  const awaited = await putRows(
    tx,
    'awaited_deliveries',
    all
      .filter(({ number }) => !declarations.has(number))
      .map((one) => {
        const { number, channel_id, guild_id, edition } = one;
        return { number, channel_id, guild_id, edition, delivery: deliveryOf(one, restoring) };
      }),
  );
  restoring.awaited += awaited.length;
  return made.length + awaited.length;
}

const keyOf = (declaration: number, channel: string, edition: number) =>
  `${declaration} ${channel} ${edition}`;

/** What is not done may have been done since the backup was made, unless it was not due yet: it is looked for first. */
function deliveryOf(one: Given, { filters, copiedAt, now }: Restoring): BackupRow {
  const { number: _number, filters: keys, parcel: _parcel, ...row } = one;
  const isOpen = ['pending', 'sending', 'held'].includes(one.state);
  const before = one.unsure_since === null ? copiedAt : new Date(one.unsure_since);
  return {
    ...row,
    filter_ids: keys.flatMap((key) => filters.get(key) ?? []),
    state: one.state === 'sending' ? 'pending' : one.state,
    ...(isOpen &&
      new Date(one.due_at) <= now && { unsure_since: sqlInstant(before < copiedAt ? before : copiedAt) }),
  };
}

/** As `to_jsonb` prints it. */
function sqlInstant(at: Date): string {
  return at.toISOString().replace(/\.?0*Z$/u, '+00:00');
}

/** What was tried in one message is tried again in one. */
export async function joinBatches({ tx, parcels }: Restoring): Promise<void> {
  await tx.execute(sql`
    update deliveries d set parcel = f.id
    from jsonb_to_recordset(${JSON.stringify(parcels)}::jsonb) as g (id bigint, channel_id text, number int, edition int)
    join declarations l on l.number = g.number
    join deliveries f on f.declaration_id = l.id and f.channel_id = g.channel_id and f.edition = g.edition
    where d.id = g.id`);
}
