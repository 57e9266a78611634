import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Store } from '../store/open.ts';

/** No look takes so long, however slow the site is: one that does hangs, and no other begins meanwhile. */
const maxLookMs = 60 * 60_000;
const patienceMs = 10_000;

/** Whether the process works, as against being there. */
export interface Pulse {
  lookBegan(): void;
  lookEnded(): void;
  /** `null` when it works; else what does not. Answers within ten seconds. */
  trouble(): Promise<string | null>;
}

/**
 * @param store what is open by now. A server that is away is no trouble of this process: a restart would not help it.
 */
export function createPulse(
  store: () => Pick<Store, 'db' | 'kind'> | null,
  { now = () => performance.now(), waitMs = patienceMs } = {},
): Pulse {
  let begun: number | null = null;

  async function answers({ db }: Pick<Store, 'db'>): Promise<boolean> {
    const asked = db.execute(sql`select 1`).then(
      () => true,
      // A refusal is an answer.
      () => true,
    );
    return Promise.race([asked, sleep(waitMs, false, { ref: false })]);
  }

  return {
    lookBegan: () => (begun = now()),
    lookEnded: () => (begun = null),
    trouble: async () => {
      if (begun !== null && now() - begun > maxLookMs) return 'A look has not ended for an hour.';
      const open = store();
      if (open?.kind === 'embedded' && !(await answers(open)))
        return 'The embedded database does not answer.';
      return null;
    },
  };
}
