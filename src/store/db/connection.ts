import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { applicationName } from '../leadership/lease.ts';

const connectMs = 10_000;
const endingMs = 2_000;

/** How every connection of ours is made, the pool's and the leader's. */
export function connectionOptions(databaseUrl: string, holder?: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: holder === undefined ? 'hemicycle' : applicationName(holder),
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
  };
}

/** Ends a connection; one that does not even end is cut. */
export async function endImpatiently(client: pg.Client): Promise<void> {
  await Promise.race([client.end().catch(() => undefined), sleep(endingMs, undefined, { ref: false })]);
  cutConnection(client);
}

/** Ends a pool; what waits for a server that does not answer is cut off after a while. */
export async function endPool(pool: pg.Pool, cutAll: () => void): Promise<void> {
  const timer = setTimeout(cutAll, endingMs);
  await pool.end();
  clearTimeout(timer);
}

/** Whatever waits for an answer on this connection fails now. */
export function cutConnection(client: pg.ClientBase): void {
  const { connection } = client as unknown as {
    readonly connection?: { readonly stream?: { destroy(): void } };
  };
  connection?.stream?.destroy();
}

/** Lets what is asked on this connection take as long as it takes; the server has a time-out of its own. */
export function waitWithoutEnd(client: pg.ClientBase): void {
  const { connectionParameters } = client as unknown as {
    readonly connectionParameters?: { query_timeout?: number };
  };
  if (connectionParameters) connectionParameters.query_timeout = 0;
}
