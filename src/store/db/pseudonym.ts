import { createHmac, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import { ownerColumns } from '../subscriptions/owner.ts';
import { facts } from './schema.ts';

const key = 'pseudonyms.key';

/**
 * What stands for a person or a server where it must be found again by who knows the id, and by nobody else: an
 * HMAC-SHA-256 of the id, truncated to 128 bits, with a random key of this installation that no backup of ours holds. For people
 * and servers apart, so that none is taken for the other.
 */
export async function pseudonym(
  db: Database | Transaction,
  kind: 'person' | 'server',
  id: string,
): Promise<string> {
  const secret = (await readKey(db)) ?? (await makeKey(db));
  const digest = createHmac('sha256', Buffer.from(secret, 'base64url'))
    .update(`${kind}:${ownerColumns(id)}`)
    .digest();
  return digest.subarray(0, 16).toString('base64url');
}

async function readKey(db: Database | Transaction): Promise<string | null> {
  const [found] = await db.select({ value: facts.value }).from(facts).where(eq(facts.key, key));
  return typeof found?.value === 'string' ? found.value : null;
}

/** Whoever comes first: two processes that begin at once have the same. */
async function makeKey(db: Database | Transaction): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  await db.insert(facts).values({ key, value }).onConflictDoNothing();
  return (await readKey(db)) ?? value;
}
