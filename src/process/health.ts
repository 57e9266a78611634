import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Gateway } from '../gateway.ts';
import type { Looked, Metrics } from '../ops/metrics.ts';
import { readStoredFigures } from '../ops/stored-figures.ts';
import type { Store } from '../store/open.ts';
import type { Pulse } from './pulse.ts';
import type { Health, Readiness } from './health-server.ts';

/** What the process has by now; it begins with nothing. */
export interface Running {
  store: Pick<Store, 'db' | 'kind' | 'leadership'> | null;
  gateway: Gateway | null;
  term: number;
}

const patienceMs = 2_000;

/** Answers of a process about itself, whatever state it is in. */
export function createHealth(
  running: Running,
  metrics: Metrics,
  { pulse, assemblyUrl }: { readonly pulse: Pulse; readonly assemblyUrl: string },
): Health {
  async function readiness(): Promise<Readiness> {
    const { store, gateway } = running;
    if (store === null || gateway === null)
      return { isReady: false, reason: 'The database is being opened.' };
    if ((await timed(() => store.db.execute(sql`select 1`))) === null)
      return { isReady: false, reason: 'The database does not answer.' };
    const { leading } = store.leadership;
    const { sharing } = gateway;
    const as = leading ? 'leading' : 'standing by';
    if (sharing?.reach === 'cut-off') return { isReady: false, reason: 'Discord cannot be reached.' };
    // More processes than shards: one without any has nothing to connect.
    if (sharing === null ? !leading : sharing.wanted.length === 0) return { isReady: true, as };
    const connected = gateway.shards().filter(({ state }) => state === 'Ready').length;
    if (connected === 0) return { isReady: false, reason: 'There is no connection to Discord.' };
    if (sharing === null || sharing.total === sharing.wanted.length) return { isReady: true, as };
    return { isReady: true, as: `${leading ? 'leading, ' : ''}${connected} of ${sharing.total} shards` };
  }

  async function look(): Promise<Looked> {
    const { store, gateway, term } = running;
    const answered = store && (await timed(() => store.db.execute(sql`select 1`)));
    const stored =
      store && answered ? await timed(() => readStoredFigures(store.db, assemblyUrl, new Date())) : null;
    return {
      leading: store?.leadership.leading ?? false,
      term,
      shards: gateway?.shards() ?? [],
      sharing: gateway?.sharing ?? null,
      identifiesLeft: gateway?.identifiesLeft ?? null,
      stored: stored?.value ?? null,
      storeSeconds: answered?.seconds ?? null,
    };
  }

  return {
    trouble: () => pulse.trouble(),
    ready: readiness,
    metrics: async () => ({ contentType: metrics.contentType, text: await metrics.render(await look()) }),
  };
}

/** `null` where it failed, or took too long. */
async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number } | null> {
  const begun = performance.now();
  const late = sleep(patienceMs, null, { ref: false });
  const done = work().then(
    (value) => ({ value, seconds: (performance.now() - begun) / 1000 }),
    () => null,
  );
  return Promise.race([done, late]);
}
