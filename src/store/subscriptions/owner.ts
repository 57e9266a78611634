import { and, eq, type SQL } from 'drizzle-orm';
import { channels } from '../db/schema.ts';

/**
 * Whose channels and subscriptions these are: a server's, or one person's who is told directly. Direct
 * messages have no server, so nothing of theirs may ever be looked up by one.
 */
export type Owner = { readonly guildId: string } | { readonly userId: string };

/** A condition on `channels`: those of the owner, and nobody else's. */
export function ownedBy(owner: Owner): SQL | undefined {
  return 'userId' in owner
    ? and(eq(channels.guildId, ''), eq(channels.userId, ownerColumns(owner.userId)))
    : eq(channels.guildId, ownerColumns(owner.guildId));
}

/**
 * The id of a server or a person.
 *
 * @throws for an empty one, which would stand for every direct message there is.
 */
export function ownerColumns(id: string): string {
  if (id === '') throw new Error('A server or a person has an id.');
  return id;
}
