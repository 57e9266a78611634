import { sql } from 'drizzle-orm';
import { sqlState, type Database } from './database.ts';
import { StoreError } from './errors.ts';

/** Why the database takes no writes. */
export type WriteTrouble = 'full' | 'read-only';

/** Whether the database takes writes, as far as anybody has noticed. */
export interface Writable {
  /** `null` while nothing speaks against it. */
  readonly trouble: WriteTrouble | null;
  /** Tells of every error of the database: one of them may be about writes. */
  notice(error: unknown): void;
  /** @returns what ends the subscription. */
  subscribe(listener: (trouble: WriteTrouble | null) => void): () => void;
  stop(): void;
}

const probeMs = 5_000;

/** SQLSTATE disk_full, and read_only_sql_transaction. */
const causes: Readonly<Record<string, WriteTrouble>> = { '53100': 'full', '25006': 'read-only' };

/**
 * Notices by the errors of others that nothing can be written, and by writing that it can again.
 *
 * @param probe writes what needs room, and takes it back; rejects where that cannot be done.
 */
export function watchWrites(probe: () => Promise<unknown>, pauseMs = probeMs): Writable {
  const listeners = new Set<(trouble: WriteTrouble | null) => void>();
  let trouble: WriteTrouble | null = null;
  let timer: NodeJS.Timeout | undefined;

  const become = (next: WriteTrouble | null) => {
    if (next === trouble) return;
    trouble = next;
    for (const listener of listeners) listener(next);
  };
  const look = async () => {
    try {
      await probe();
      become(null);
    } catch {
      // Away, or as before: the next look tells.
      lookLater();
    }
  };
  function lookLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), pauseMs).unref();
  }
  return {
    get trouble() {
      return trouble;
    },
    notice: (error) => {
      const cause = causeOf(error);
      if (cause === null || trouble === cause) return;
      become(cause);
      lookLater();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => clearTimeout(timer),
  };
}

function causeOf(error: unknown): WriteTrouble | null {
  if (error instanceof StoreError && error.kind === 'full') return 'full';
  return causes[sqlState(error) ?? ''] ?? null;
}

/** Makes a table of half a megabyte and drops it. */
export async function writeAndForget(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      create temporary table hemicycle_room on commit drop as
        select md5(n::text) || md5((n + 1)::text) as x from generate_series(1, 4000) n`);
  });
}
