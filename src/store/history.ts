import { asc, eq, and } from 'drizzle-orm';
import type { Membership } from '../assembly/record.ts';
import type { Database, Transaction } from './database.ts';
import { editions, signatures } from './schema.ts';

/** The delegations and groups of a signatory by date, oldest first. A group left out is no change of group. */
export async function historyOf(db: Database | Transaction, id: number): Promise<Membership[]> {
  const printed = await db
    .selectDistinct({
      date: editions.date,
      number: editions.declarationId,
      delegation: signatures.delegation,
      group: signatures.group,
    })
    .from(signatures)
    .innerJoin(
      editions,
      and(eq(editions.declarationId, signatures.declarationId), eq(editions.edition, signatures.edition)),
    )
    .where(eq(signatures.signatoryId, id))
    .orderBy(asc(editions.date), asc(editions.declarationId));
  const history: Membership[] = [];
  for (const { date, delegation, group } of printed) {
    const last = history.at(-1);
    const goesOn =
      last?.delegation === delegation && (last.group === group || last.group === null || group === null);
    if (last && goesOn) history[history.length - 1] = { ...last, group: last.group ?? group, to: date };
    else history.push({ delegation, group, from: date, to: date });
  }
  return history;
}
