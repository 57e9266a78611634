import { z } from 'zod';
import { filterSchema } from '../../subscriptions/filter.ts';
import { saveFilter } from '../subscriptions/filters.ts';
import { filters } from '../db/schema.ts';
import { BackupError, canonicalJson, type BackupRow } from './format.ts';
import { referenceTo } from './restore-people.ts';
import type { Restoring } from './put.ts';

const portable = z.object({
  key: z.string(),
  filter: z.looseObject({
    signatory: z.object({ delegation: z.string(), folded: z.string(), gender: z.string() }).optional(),
    serverTopic: z.object({ guild_id: z.string(), folded: z.string() }).optional(),
  }),
});

/** Stores filters under ids of this store. Returns how many were not there before. */
export async function restoreFilters(given: readonly BackupRow[], restoring: Restoring): Promise<number> {
  const { tx, people, topics } = restoring;
  const before = await tx.$count(filters);
  for (const row of given) {
    const { key, filter } = portable.parse(row);
    const { signatory, serverTopic, ...conditions } = filter;
    const own = filterSchema.safeParse({
      ...conditions,
      ...(signatory && { signatory: people.get(referenceTo(signatory)) }),
      ...(serverTopic && { serverTopic: topics.get(canonicalJson(serverTopic)) }),
    });
    if (!own.success) {
      throw new BackupError(
        'The backup has a subscription that this version cannot read: restore it with the version that made it. Nothing was restored.',
      );
    }
    restoring.filters.set(key, await saveFilter(tx, own.data));
  }
  return (await tx.$count(filters)) - before;
}
