import { sql } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import { familyKey } from '../../assembly/person.ts';
import { rows, type Transaction } from '../db/database.ts';
import { refreshCounters } from '../stats/refresh-counters.ts';
import type { DeclarationData, EditionData, PersonRecord } from './record.ts';

type Row = Readonly<Record<string, unknown>>;

/** Inserts rows into some columns of a table, however many. */
async function insertRows(tx: Transaction, table: string, columns: readonly string[], given: readonly Row[]) {
  if (given.length === 0) return;
  const named = sql.raw(columns.map((name) => `"${name}"`).join(', '));
  const into = sql.raw(table);
  await tx.execute(sql`
    insert into ${into} (${named})
    select ${named} from jsonb_populate_recordset(null::${into}, ${JSON.stringify(given)}::jsonb)`);
}

/** Whether nothing is held that a data set could meet. */
export async function holdsNothing(tx: Transaction): Promise<boolean> {
  const found = await tx.execute(
    sql`select 1 where exists (select 1 from declarations) or exists (select 1 from signatories)`,
  );
  return rows(found).length === 0;
}

/** Stores people under the ids they have in the data set, for a store that holds nobody. */
export async function loadPeople(tx: Transaction, people: readonly PersonRecord[]): Promise<void> {
  await insertRows(
    tx,
    'signatories',
    ['id', 'delegation', 'name', 'folded'],
    people.map(({ id, delegation, name }) => ({ id, delegation, name, folded: fold(name) })),
  );
  await insertRows(
    tx,
    'signatory_forms',
    [
      'delegation',
      'folded',
      'gender',
      'name',
      'given_name',
      'family_name',
      'family_key',
      'first_on',
      'last_on',
      'signatory_id',
      'pinned',
      'since',
    ],
    people.flatMap(({ id, names }) =>
      names.map((one) => ({
        ...one,
        folded: fold(one.name),
        family_key: familyKey(one.delegation, one.family_name),
        signatory_id: id,
        // One name may have been two people's, one after the other.
        since: one.first_on,
      })),
    ),
  );
}

/** Whoever is stored after them gets an id of their own. */
export async function continueIds(tx: Transaction): Promise<void> {
  await tx.execute(
    sql`select setval(pg_get_serial_sequence('signatories', 'id'), (select max(id) from signatories)) where exists (select 1 from signatories)`,
  );
}

/**
 * Stores declarations that are not held, with everything that belongs to them, as imported and told to nobody.
 *
 * @returns their ids, by number.
 */
export async function loadDeclarations(
  tx: Transaction,
  declarations: readonly DeclarationData[],
  now: Date,
): Promise<ReadonlyMap<number, number>> {
  const ids = await loadHeads(tx, declarations, now);
  const under = <T extends object>(one: DeclarationData, values: readonly T[]) =>
    values.map((value) => ({ ...value, declaration_id: ids.get(one.number) }));
  const all = <T extends object>(of: (one: DeclarationData) => readonly T[]) =>
    declarations.flatMap((one) => under(one, of(one)));
  await insertRows(
    tx,
    'texts',
    ['declaration_id', 'language', 'title', 'paragraphs', 'summary', 'date'],
    all(({ texts }) => texts),
  );
  await insertRows(
    tx,
    'editions',
    ['declaration_id', 'edition', 'date', 'file_id', 'url', 'language', 'signatory_count', 'seen_at'],
    all(({ editions }) =>
      editions.map(({ signatures, ...one }) => ({ ...one, signatory_count: signatures.length })),
    ),
  );
  await insertRows(
    tx,
    'signatures',
    [
      'declaration_id',
      'edition',
      'position',
      'signatory_id',
      'honorific',
      'name',
      'delegation',
      'delegation_printed',
      'group',
      'group_printed',
      'added',
    ],
    all(({ editions }) => editions.flatMap(signaturesOf)),
  );
  await insertRows(
    tx,
    'declaration_topics',
    ['declaration_id', 'topic', 'language', 'evidence', 'position'],
    all(({ topics }) => topics),
  );
  await insertRows(
    tx,
    'corrections',
    ['declaration_id', 'edition', 'what', 'language', 'before', 'after', 'noticed_at'],
    all(({ corrections }) => corrections),
  );
  await refreshCounters(tx, [...ids.values()]);
  return ids;
}

const signaturesOf = ({ edition, signatures }: EditionData) =>
  signatures.map(({ person, ...one }) => ({ ...one, edition, signatory_id: person }));

async function loadHeads(
  tx: Transaction,
  declarations: readonly DeclarationData[],
  now: Date,
): Promise<ReadonlyMap<number, number>> {
  const given = declarations.map(({ number, document, tabled_on, date, url, ...one }) => {
    const newest = one.editions.at(-1);
    return {
      number,
      document,
      tabled_on,
      date,
      url,
      file_id: newest?.file_id ?? null,
      edition: newest?.edition ?? 1,
      signatory_count: newest?.signatures.length ?? 0,
      concerns: one.concerns,
      classified_with: one.classified_with,
      corrected: one.corrections.length,
      first_seen_at: now,
      unannounced: 'import',
    };
  });
  await insertRows(tx, 'declarations', Object.keys(given[0] ?? {}), given);
  const found = rows<{ id: number; number: number }>(
    await tx.execute(
      sql`select id, number from declarations where number = any(${sql.param(given.map(({ number }) => number))}::int[])`,
    ),
  );
  return new Map(found.map(({ id, number }) => [number, id]));
}
