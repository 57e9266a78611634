import type { Declaration } from '../assembly/declaration.ts';
import type { Database, Transaction } from '../store/database.ts';
import { keepDeclaration, type Kept } from '../store/keep.ts';
import { enqueueAlerts, enqueueEditionAlerts, scheduleEdits } from '../store/matching.ts';
import { settlePage } from '../store/pages.ts';

export interface Arrival {
  readonly declaration: Declaration;
  readonly fileId: number;
  readonly url: string;
  /** Stored without alerting anybody. */
  readonly baseline: boolean;
}

export interface Ingested extends Kept {
  /** Deliveries now pending because of it. */
  readonly alerts: number;
  /** Messages now to be brought to the newest edition, which alerts nobody. */
  readonly edits: number;
}

/**
 * Stores a declaration and the alerts it causes, in one transaction: either both are there after a
 * crash or neither is, and then the page is still waiting.
 */
export async function ingest(db: Database, arrival: Arrival, now: Date): Promise<Ingested> {
  const { declaration, fileId, url, baseline } = arrival;
  return db.transaction(async (tx) => {
    const kept = await keepDeclaration(tx, { declaration, fileId, url }, now);
    // Under a number that another declaration holds nothing was stored: the page is not done with.
    if (kept.disputed?.number === declaration.number) return { ...kept, alerts: 0, edits: 0 };
    await settlePage(tx, fileId, 'declaration', null, now);
    const alerts = baseline ? 0 : await enqueueFor(tx, kept, now);
    const edits = kept.change === 'edition' ? await scheduleEdits(tx, kept.id, now) : 0;
    return { ...kept, alerts, edits };
  });
}

/** The alerts that a change of what is held causes. */
async function enqueueFor(tx: Transaction, { id, change, added }: Kept, now: Date): Promise<number> {
  switch (change) {
    case 'new':
    case 'text':
      return enqueueAlerts(tx, id, { now, onlyEarlier: change === 'text' });
    case 'edition':
      return added.length === 0 ? 0 : enqueueEditionAlerts(tx, id, now);
    case 'none':
      return 0;
  }
}
