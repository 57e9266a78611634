import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../db/database.ts';

/** On which processes of one database tell each other what must be seen at once. */
export const signalChannel = 'hemicycle';

const signal = z.discriminatedUnion('kind', [
  /** Who holds which shard has changed, or who is to. */
  z.object({ kind: z.literal('shards') }),
  /** There may be something to post. */
  z.object({ kind: z.literal('due') }),
  /** In these servers permissions, roles or channels changed. */
  z.object({ kind: z.literal('servers'), ids: z.array(z.string()) }),
  /** Which servers have an outage has changed. */
  z.object({ kind: z.literal('outages') }),
  /** Connections of a process deliver nothing although they are open, or do again: the operator is told by whoever leads. */
  z.object({ kind: z.literal('deaf'), isDeaf: z.boolean() }),
  /** Discord closed a connection because there are too few shards. */
  z.object({ kind: z.literal('refused') }),
]);

export type Signal = z.infer<typeof signal>;

/** A payload holds 8,000 bytes at most (PostgreSQL's documentation of NOTIFY): more servers are told of one after the other. */
const idsAtOnce = 300;

/** Tells every process on the database, this one among them. Who is not connected does not hear: each of these is looked up as well. */
export async function publishSignal(db: Database, one: Signal): Promise<void> {
  const parts: Signal[] =
    one.kind === 'servers'
      ? Array.from({ length: Math.ceil(one.ids.length / idsAtOnce) }, (_, at) => ({
          kind: 'servers',
          ids: one.ids.slice(at * idsAtOnce, (at + 1) * idsAtOnce),
        }))
      : [one];
  for (const part of parts)
    await db.execute(sql`select pg_notify(${signalChannel}, ${JSON.stringify(part)})`);
}

/** `null` for what another version may say. */
export function readSignal(payload: string | undefined): Signal | null {
  try {
    return signal.safeParse(JSON.parse(payload ?? '')).data ?? null;
  } catch {
    return null;
  }
}
