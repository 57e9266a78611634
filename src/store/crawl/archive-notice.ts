import { and, asc, eq, exists, gt, gte, isNull, lt } from 'drizzle-orm';
import * as z from 'zod';
import { placeColumns, placeOf, type DeliveryTarget } from '../subscriptions/channels.ts';
import type { Database } from '../db/database.ts';
import { keyValue, setKeyValue } from '../db/key-value.ts';
import { channels, servers, subscriptions } from '../db/schema.ts';
import { walkState } from './walk-state.ts';

const notice = z.discriminatedUnion('state', [
  /** The archive is being read, and who subscribes meanwhile is told so. */
  z.object({ state: z.literal('reading'), since: z.coerce.date() }),
  z.object({
    state: z.literal('telling'),
    since: z.coerce.date(),
    until: z.coerce.date(),
    /** Channels are told in the order of their ids; those up to this one are done. */
    after: z.string(),
    /** The channel that is being told, and since when: after a crash it may have been. */
    trying: z.object({ channelId: z.string(), since: z.coerce.date() }).nullable(),
    failures: z.number(),
  }),
  z.object({ state: z.literal('told') }),
]);

/** How far the channels are told that the archive is read to its end. */
export type ArchiveNotice = z.infer<typeof notice>;

const keyOf = (assemblyUrl: string) => `archive:${assemblyUrl}`;

/** `null` where the archive was read before anybody could be told that it was not. */
export async function archiveNotice(db: Database, assemblyUrl: string): Promise<ArchiveNotice | null> {
  return notice.safeParse(await keyValue(db, keyOf(assemblyUrl))).data ?? null;
}

export async function setArchiveNotice(
  db: Database,
  assemblyUrl: string,
  value: ArchiveNotice,
): Promise<void> {
  await setKeyValue(db, keyOf(assemblyUrl), value);
}

/** Remembers, before a look, that the archive is not read to its end. */
export async function noteReading(db: Database, assemblyUrl: string, now: Date): Promise<void> {
  if ((await archiveNotice(db, assemblyUrl)) !== null) return;
  const walked = await walkState(db, assemblyUrl);
  if (walked !== null && walked.frontierAt !== null) return;
  await setArchiveNotice(db, assemblyUrl, { state: 'reading', since: walked?.startedAt ?? now });
}

/** The next channel that takes alerts and was subscribed while the archive was read; `null` when all are done. */
export async function nextToTell(
  db: Database,
  { since, until, after }: { readonly since: Date; readonly until: Date; readonly after: string },
): Promise<DeliveryTarget | null> {
  const subscribed = db
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.channelId, channels.id),
        isNull(subscriptions.pausedAt),
        gte(subscriptions.createdAt, since),
        lt(subscriptions.createdAt, until),
      ),
    );
  const [found] = await db
    .select({ ...placeColumns, serverZone: servers.timeZone })
    .from(channels)
    .leftJoin(servers, eq(servers.id, channels.guildId))
    .where(and(eq(channels.state, 'active'), gt(channels.id, after), exists(subscribed)))
    .orderBy(asc(channels.id))
    .limit(1);
  return found ? placeOf(found, found.serverZone) : null;
}
