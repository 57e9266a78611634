import { and, asc, eq, sql } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import type { Signature } from '../assembly/signatory.ts';
import { rows, type Database, type Transaction } from './database.ts';
import { forgetUnused, markAdded } from './forms.ts';
import { keepSignatories } from './identify.ts';
import { declarations, editions, signatures } from './schema.ts';
import { tallyDeclarations } from './tally.ts';

export interface EditionEntry {
  /** 1 for the first known. */
  readonly edition: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly fileId: number | null;
  readonly url: string | null;
  readonly signatoryCount: number;
  /** Names that are not on the edition before, in the order printed. */
  readonly added: readonly { readonly signatoryId: number; readonly name: string }[];
}

/** Every edition held of a declaration, the first one first. */
export async function editionsOf(db: Database | Transaction, declarationId: number): Promise<EditionEntry[]> {
  const held = await db
    .select()
    .from(editions)
    .where(eq(editions.declarationId, declarationId))
    .orderBy(asc(editions.edition));
  const added = await db
    .select({ edition: signatures.edition, signatoryId: signatures.signatoryId, name: signatures.name })
    .from(signatures)
    .where(and(eq(signatures.declarationId, declarationId), signatures.added))
    .orderBy(signatures.edition, signatures.position);
  return held.map(({ edition, date, fileId, url, signatoryCount }) => ({
    edition,
    date,
    fileId,
    url,
    signatoryCount,
    added: added.filter((row) => row.edition === edition).map(({ edition: _edition, ...row }) => row),
  }));
}

export interface IncomingEdition {
  readonly date: string;
  readonly fileId: number | null;
  readonly url: string | null;
  readonly language: Language;
  readonly signatories: readonly Signature[];
}

type Held = typeof editions.$inferSelect;

/**
 * Stores the list of an edition where there is none yet, and where there is one, what is better about it.
 * Editions are numbered by date and then by the number of names.
 *
 * @returns the ids of those whom only the newest edition names when it came now; `null` when no edition came.
 */
export async function keepEdition(
  tx: Transaction,
  declarationId: number,
  incoming: IncomingEdition,
  now: Date,
): Promise<number[] | null> {
  const held = await tx
    .select()
    .from(editions)
    .where(eq(editions.declarationId, declarationId))
    .orderBy(asc(editions.edition));
  const same = held.find((one) => isSame(one, incoming));
  if (same) {
    await improve(tx, same, incoming, held.at(-1)?.edition === same.edition);
    return null;
  }
  if (held.some((one) => isCut(one, incoming))) return null;
  const edition = 1 + held.filter((one) => isBefore(one, incoming)).length;
  await makeRoom(tx, declarationId, edition);
  const { date, fileId, url, language, signatories } = incoming;
  await tx.insert(editions).values({
    declarationId,
    edition,
    date,
    fileId,
    url,
    language,
    signatoryCount: signatories.length,
    seenAt: now,
  });
  await keepList(tx, declarationId, edition, incoming, []);
  await markAdded(tx, [declarationId]);
  await follow(tx, declarationId);
  return edition > held.length ? addedOn(tx, declarationId, edition) : [];
}

/** The same day and as many names; or one page in the other language, or with its day corrected. */
function isSame(held: Held, { date, fileId, language, signatories }: IncomingEdition): boolean {
  const isSamePage = fileId === held.fileId && fileId !== null;
  const isNoOtherPage = isSamePage || fileId === null || held.fileId === null;
  if (signatories.length === held.signatoryCount) return date === held.date || isSamePage;
  return date === held.date && isNoOtherPage && language !== held.language;
}

/** Signatures are never withdrawn: a later page with fewer names was cut. */
function isCut(held: Held, { date, fileId, signatories }: IncomingEdition): boolean {
  if (signatories.length >= held.signatoryCount) return false;
  return date > held.date || (date === held.date && fileId !== null && fileId === held.fileId);
}

function isBefore(held: Held, { date, signatories }: IncomingEdition): boolean {
  return held.date < date || (held.date === date && held.signatoryCount < signatories.length);
}

/** Numbers from this one on are moved up by one; through negative numbers, since each must stay unique. */
async function makeRoom(tx: Transaction, declarationId: number, edition: number): Promise<void> {
  for (const table of [editions, signatures]) {
    await tx.execute(
      sql`update ${table} set edition = -edition - 1 where declaration_id = ${declarationId} and edition >= ${edition}`,
    );
    await tx.execute(
      sql`update ${table} set edition = -edition where declaration_id = ${declarationId} and edition < 0`,
    );
  }
}

/** The English list is the one to show; a list of one language is replaced by a corrected one. */
async function improve(
  tx: Transaction,
  held: Held,
  incoming: IncomingEdition,
  isNewest: boolean,
): Promise<void> {
  const { declarationId, edition } = held;
  const { fileId, url, date, language, signatories } = incoming;
  const isBetter = language === 'en' && held.language === 'fr';
  const isCorrection = language === held.language && fileId === held.fileId && date >= held.date;
  const isLater = date > held.date && isNewest;
  if (isLater || isBetter || (held.fileId === null && fileId !== null)) {
    await tx
      .update(editions)
      .set({
        ...(isLater && { date }),
        ...(isBetter && { language, url, signatoryCount: signatories.length }),
        ...(held.fileId === null && { fileId, url }),
      })
      .where(and(eq(editions.declarationId, declarationId), eq(editions.edition, edition)));
  }
  const before = await tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.declarationId, declarationId), eq(signatures.edition, edition)))
    .orderBy(signatures.position);
  if (isBetter || (isCorrection && !isAsPrinted(before, signatories))) {
    const ids = before.map((row) => row.signatoryId);
    const fits = before.length === signatories.length;
    await tx
      .delete(signatures)
      .where(and(eq(signatures.declarationId, declarationId), eq(signatures.edition, edition)));
    await keepList(
      tx,
      declarationId,
      edition,
      { ...incoming, date: isLater ? date : held.date },
      fits ? ids : [],
    );
    await forgetUnused(tx, ids);
    await markAdded(tx, [declarationId]);
  }
  await follow(tx, declarationId);
}

function isAsPrinted(held: readonly (typeof signatures.$inferSelect)[], list: readonly Signature[]): boolean {
  return (
    held.length === list.length &&
    list.every((signature, at) => {
      const row = held[at];
      return (
        row?.name === signature.name &&
        row.honorific === signature.honorific &&
        row.delegationPrinted === signature.delegationPrinted &&
        row.groupPrinted === signature.groupPrinted &&
        row.delegation === (signature.delegation ?? signature.delegationPrinted) &&
        row.group === signature.group
      );
    })
  );
}

async function keepList(
  tx: Transaction,
  declarationId: number,
  edition: number,
  { date, signatories }: Pick<IncomingEdition, 'date' | 'signatories'>,
  counterparts: readonly number[],
): Promise<void> {
  if (signatories.length === 0) return;
  const ids = await keepSignatories(tx, signatories, date, counterparts);
  await tx.insert(signatures).values(
    signatories.map((signature, at) => ({
      declarationId,
      edition,
      position: signature.position,
      signatoryId: ids[at] as number,
      honorific: signature.honorific,
      name: signature.name,
      delegation: signature.delegation ?? signature.delegationPrinted,
      delegationPrinted: signature.delegationPrinted,
      group: signature.group,
      groupPrinted: signature.groupPrinted,
    })),
  );
}

/** The declaration shows its newest edition. */
async function follow(tx: Transaction, declarationId: number): Promise<void> {
  await tx.execute(sql`
    update ${declarations} as d
    set edition = e.edition, date = e.date, file_id = e.file_id, url = e.url, signatory_count = e.signatory_count,
      tabled_on = (select min(date) from ${editions} where declaration_id = ${declarationId})
    from (
      select * from ${editions} where declaration_id = ${declarationId} order by edition desc limit 1
    ) as e
    where d.id = ${declarationId}`);
  await tallyDeclarations(tx, [declarationId]);
}

async function addedOn(tx: Transaction, declarationId: number, edition: number): Promise<number[]> {
  const found = await tx.execute(sql`
    select signatory_id as id from ${signatures}
    where declaration_id = ${declarationId} and edition = ${edition} and added
    group by signatory_id order by min(position)`);
  return rows<{ id: number }>(found).map(({ id }) => id);
}
