import { and, eq, inArray, ne } from 'drizzle-orm';
import { isMisspelt } from '../../assembly/misprint.ts';
import type { Signature } from '../../assembly/signatory.ts';
import type { Transaction } from '../db/database.ts';
import { forgetUnused, markAdded } from './name-variants.ts';
import { resolveSignatories } from './resolve-signatories.ts';
import { signatures } from '../db/schema.ts';

/** Which list is meant. */
interface ListKey {
  readonly declarationId: number;
  readonly edition: number;
}

/** A list as an edition of that day (`YYYY-MM-DD`) prints it. */
interface PrintedList {
  readonly date: string;
  readonly signatories: readonly Signature[];
}

type Row = typeof signatures.$inferSelect;

/** The names of an edition, in the order printed. */
export function listOf(tx: Transaction, { declarationId, edition }: ListKey): Promise<Row[]> {
  return tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.declarationId, declarationId), eq(signatures.edition, edition)))
    .orderBy(signatures.position);
}

/** Who stands in each place of the list in one language stands there in the other. */
export function sameLength(before: readonly Row[], signatories: readonly Signature[]): number[] {
  return before.length === signatories.length ? before.map((row) => row.signatoryId) : [];
}

/**
 * Whom a corrected list may mean in each place although the name is new: one whose name was misspelt there, and who is known
 * from nowhere else. Anybody else is another person, and the one named by mistake did not sign.
 */
export async function misspeltBefore(
  tx: Transaction,
  before: readonly Row[],
  signatories: readonly Signature[],
): Promise<(number | undefined)[]> {
  if (before.length !== signatories.length) return [];
  const near = before.map((row, at) => {
    const signature = signatories[at];
    return signature && isMisspelt(row.name, signature) ? row : undefined;
  });
  const possible = near.filter((row) => row !== undefined);
  const [some] = possible;
  if (!some) return [];
  const elsewhere = await tx
    .selectDistinct({ id: signatures.signatoryId })
    .from(signatures)
    .where(
      and(
        inArray(
          signatures.signatoryId,
          possible.map((row) => row.signatoryId),
        ),
        ne(signatures.declarationId, some.declarationId),
      ),
    );
  const others = new Set(elsewhere.map(({ id }) => id));
  return near.map((row) => (row === undefined || others.has(row.signatoryId) ? undefined : row.signatoryId));
}

/**
 * Puts a list in the place of the one an edition has; whom nothing names any more is forgotten.
 *
 * @param counterparts see {@link resolveSignatories}.
 */
export async function replaceList(
  tx: Transaction,
  { declarationId, edition }: ListKey,
  incoming: PrintedList,
  before: readonly Row[],
  counterparts: readonly (number | undefined)[],
): Promise<void> {
  await tx
    .delete(signatures)
    .where(and(eq(signatures.declarationId, declarationId), eq(signatures.edition, edition)));
  await saveList(tx, declarationId, edition, incoming, counterparts);
  await forgetUnused(
    tx,
    before.map((row) => row.signatoryId),
  );
  await markAdded(tx, [declarationId]);
}

/** Whether a list is printed as it is held, to the letter. */
export function isAsPrinted(
  held: readonly (typeof signatures.$inferSelect)[],
  list: readonly Signature[],
): boolean {
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

/** Stores the names of an edition that has none yet. */
export async function saveList(
  tx: Transaction,
  declarationId: number,
  edition: number,
  { date, signatories }: PrintedList,
  counterparts: readonly (number | undefined)[],
): Promise<void> {
  if (signatories.length === 0) return;
  const ids = await resolveSignatories(tx, signatories, date, counterparts);
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
