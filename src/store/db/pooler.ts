import pg from 'pg';
import { StoreError } from './errors.ts';

/** The server process behind a client, and the one the client was told of when it connected. */
interface Session {
  readonly told: number | null;
  readonly pid: number;
}

const answerMs = 3_000;
const looks = 5;

const refusal =
  'DATABASE_URL leads to a connection pooler in transaction mode (PgBouncer: pool_mode = transaction). ' +
  'Hemicycle needs sessions of its own: set pool_mode = session for this database, or name the server itself.';

/**
 * Makes sure that a connection is one session on the server, from its beginning to its end: a lock, a setting and
 * a lease of a session mean nothing where a pooler hands every transaction to another one.
 *
 * @throws {StoreError} of kind `refused`, with words.
 */
export async function refuseTransactionPooling(config: pg.ClientConfig): Promise<void> {
  const one = new pg.Client({ ...config, query_timeout: answerMs });
  const other = new pg.Client({ ...config, query_timeout: answerMs });
  for (const client of [one, other]) client.on('error', () => undefined);
  try {
    await one.connect();
    const first = await sessionOf(one);
    // A pooler invents the number by which a query is cancelled; without one in between it is the server process.
    if (first.told === first.pid) return;
    await other.connect();
    if (await isShared(one, first, other)) throw new StoreError('refused', refusal);
  } finally {
    await Promise.allSettled([one.end(), other.end()]);
  }
}

/** Whether two clients that are both connected come to one session, or one of them to several. */
async function isShared(one: pg.Client, first: Session, other: pg.Client): Promise<boolean> {
  try {
    await other.query('begin');
    const { pid } = await sessionOf(other);
    if (pid === first.pid) return true;
    for (let look = 0; look < looks; look += 1) {
      const again = await sessionOf(one);
      if (again.pid !== first.pid || again.pid === pid) return true;
    }
    return false;
  } catch {
    // Transactions are refused, or the open one keeps the others from their turn.
    return true;
  }
}

async function sessionOf(client: pg.Client): Promise<Session> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const told: unknown = Reflect.get(client, 'processID');
  return { told: typeof told === 'number' ? told : null, pid: rows[0]?.pid ?? 0 };
}
