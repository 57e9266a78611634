import * as z from 'zod';
import { filterSchema } from '../../subscriptions/filter.ts';
import { saveFilter } from '../subscriptions/filters.ts';
import { filters } from '../db/schema.ts';
import { BackupError, canonicalJson, type BackupRow } from './format.ts';
import { personReference, referenceTo } from './restore-people.ts';
import type { Restoring } from './put.ts';

/** A topic or a list of a server's own. */
const own = z.object({ guild_id: z.string(), folded: z.string() });

/** Earlier versions knew one value of each condition. */
const several = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])]).optional();

const portable = z.object({
  key: z.string(),
  filter: z.looseObject({
    signatory: several(personReference),
    notSignatory: several(personReference),
    list: several(own),
    notList: several(own),
    serverTopic: several(own),
    notServerTopic: several(own),
  }),
});

/** Stores filters under ids of this store. Returns how many were not there before. */
export async function restoreFilters(given: readonly BackupRow[], restoring: Restoring): Promise<number> {
  const { tx, people, topics, lists } = restoring;
  const before = await tx.$count(filters);
  for (const row of given) {
    const { key, filter } = portable.parse(row);
    const personIds = (some: readonly z.output<typeof personReference>[] | undefined) =>
      some?.map((one) => people.get(referenceTo(one)));
    const ownIds = (ids: ReadonlyMap<string, number>, some: readonly z.output<typeof own>[] | undefined) =>
      some?.map((one) => ids.get(canonicalJson(one)));
    const asked = filterSchema.safeParse({
      ...filter,
      signatory: personIds(filter.signatory),
      notSignatory: personIds(filter.notSignatory),
      list: ownIds(lists, filter.list),
      notList: ownIds(lists, filter.notList),
      serverTopic: ownIds(topics, filter.serverTopic),
      notServerTopic: ownIds(topics, filter.notServerTopic),
    });
    if (!asked.success) {
      throw new BackupError(
        'The backup has a subscription that this version cannot read: restore it with the version that made it. Nothing was restored.',
      );
    }
    restoring.filters.set(key, await saveFilter(tx, asked.data));
  }
  return (await tx.$count(filters)) - before;
}
