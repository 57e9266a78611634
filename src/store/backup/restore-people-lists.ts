import { inArray } from 'drizzle-orm';
import * as z from 'zod';
import { peopleListMembers, peopleLists } from '../db/schema.ts';
import { keepNewcomers } from '../ingest/newcomers.ts';
import { canonicalJson, type BackupRow } from './format.ts';
import { putRows, type Restoring } from './put.ts';
import { personReference, referenceTo } from './restore-people.ts';

const list = z.looseObject({
  guild_id: z.string(),
  folded: z.string(),
  people: z.array(personReference),
  newcomers: z.array(z.string()),
});

/** Stores lists that are not there yet, with who is on them. Returns how many. */
export async function restorePeopleLists(
  given: readonly BackupRow[],
  { tx, people, lists }: Restoring,
): Promise<number> {
  const parsed = given.map((row) => list.parse(row));
  const made = await putRows(
    tx,
    'people_lists',
    parsed.map(({ people: _people, newcomers: _newcomers, ...row }) => row),
  );
  const held = await tx
    .select()
    .from(peopleLists)
    .where(
      inArray(
        peopleLists.guildId,
        parsed.map((one) => one.guild_id),
      ),
    );
  for (const { id, guildId, folded } of held) lists.set(canonicalJson({ guild_id: guildId, folded }), id);
  const added = new Set(made.map(({ guild_id, folded }) => canonicalJson({ guild_id, folded })));
  for (const { guild_id, folded, people: on, newcomers } of parsed) {
    const listId = lists.get(canonicalJson({ guild_id, folded }));
    if (listId === undefined || !added.has(canonicalJson({ guild_id, folded }))) continue;
    const signatories = on.flatMap((one) => people.get(referenceTo(one)) ?? []);
    const members = [
      ...signatories.map((signatoryId) => ({ listId, signatoryId })),
      ...newcomers.map((newcomer) => ({ listId, newcomer })),
    ];
    await keepNewcomers(tx, newcomers);
    if (members.length > 0) await tx.insert(peopleListMembers).values(members).onConflictDoNothing();
  }
  return made.length;
}
