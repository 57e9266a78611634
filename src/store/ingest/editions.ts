import { and, asc, eq, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { Signature } from '../../assembly/signatory.ts';
import { change, listChanges, shownOf, type Change } from './corrections.ts';
import { rows, type Transaction } from '../db/database.ts';
import { isAsPrinted, saveList, listOf, misspeltBefore, replaceList, sameLength } from './edition-lists.ts';
import { markAdded } from './name-variants.ts';
import { declarations, editions, signatures } from '../db/schema.ts';
import { forgetShorterList, noteShorterList, type ShorterList } from './shorter-lists.ts';
import { refreshCounters } from '../stats/refresh-counters.ts';

export interface IncomingEdition {
  readonly date: string;
  readonly fileId: number | null;
  readonly url: string | null;
  readonly language: TextLanguage;
  readonly signatories: readonly Signature[];
  /** Read from the Assembly just now. */
  readonly isLive: boolean;
}

/** What became of a list. */
export interface SavedEdition {
  /** The ids of those whom only the newest edition names when it came now; `null` when no edition came. */
  readonly added: number[] | null;
  readonly changes: readonly Change[];
  /** The list is shorter than the one held, which is not believed yet. */
  readonly shorter: ShorterList | null;
}

type Held = typeof editions.$inferSelect;

/**
 * Stores the list of an edition where there is none yet, and where there is one, what is better about it.
 * Editions are numbered by date and then by the number of names.
 */
export async function saveEdition(
  tx: Transaction,
  declarationId: number,
  incoming: IncomingEdition,
  now: Date,
): Promise<SavedEdition> {
  const held = await tx
    .select()
    .from(editions)
    .where(eq(editions.declarationId, declarationId))
    .orderBy(asc(editions.edition));
  const newest = held.at(-1);
  const same = held.find((one) => isSame(one, incoming));
  if (same) {
    const changes = await improve(tx, same, incoming, same === newest);
    if (same === newest) await forgetShorterList(tx, declarationId, incoming.fileId);
    return { added: null, changes, shorter: null };
  }
  if (held.some((one) => isCut(one, incoming))) return keepShorter(tx, newest as Held, incoming, now);
  await forgetShorterList(tx, declarationId, incoming.fileId);
  // What the newest page itself shows now comes after what it showed before, whatever day it prints.
  const isOnTop = newest !== undefined && isReadAgain(newest, incoming);
  const edition = 1 + (isOnTop ? held.length : held.filter((one) => isBefore(one, incoming)).length);
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
  await saveList(tx, declarationId, edition, incoming, []);
  await markAdded(tx, [declarationId]);
  await follow(tx, declarationId);
  const added = edition > held.length ? await addedOn(tx, declarationId, edition) : [];
  return { added, changes: [], shorter: null };
}

/** The page that is held, read anew. */
function isReadAgain(held: Held, { fileId, isLive, language }: IncomingEdition): boolean {
  return isLive && fileId !== null && fileId === held.fileId && language === held.language;
}

/** The same day and as many names; or one page in the other language, or with its day corrected. */
function isSame(held: Held, { date, fileId, language, signatories }: IncomingEdition): boolean {
  const isSamePage = fileId === held.fileId && fileId !== null;
  const isNoOtherPage = isSamePage || fileId === null || held.fileId === null;
  if (signatories.length === held.signatoryCount) return date === held.date || isSamePage;
  return date === held.date && isNoOtherPage && language !== held.language;
}

/** Signatures are never withdrawn: a later page with fewer names was cut. */
function isCut(held: Held, incoming: IncomingEdition): boolean {
  const { date, fileId, signatories } = incoming;
  if (signatories.length >= held.signatoryCount) return false;
  if (isReadAgain(held, incoming)) return true;
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

/**
 * Signatures cannot be withdrawn, yet a list may have been wrong: a shorter one that the Assembly shows is kept in mind,
 * and takes the place of the newest edition's when a look days later confirms it.
 */
async function keepShorter(
  tx: Transaction,
  newest: Held,
  incoming: IncomingEdition,
  now: Date,
): Promise<SavedEdition> {
  const { declarationId, edition, signatoryCount } = newest;
  const { fileId, date, url, language, signatories, isLive } = incoming;
  const isOfNewest = date >= newest.date || isReadAgain(newest, incoming);
  const isShorter = signatories.length < signatoryCount && signatories.length > 0;
  if (!isLive || fileId === null || !isOfNewest || !isShorter || language !== newest.language) {
    return { added: null, changes: [], shorter: null };
  }
  const seen = { declarationId, fileId, names: signatories, held: signatoryCount };
  const shorter = await noteShorterList(tx, seen, now);
  if (shorter !== null) return { added: null, changes: [], shorter };
  const before = await listOf(tx, newest);
  await tx
    .update(editions)
    .set({ date, fileId, url, signatoryCount: signatories.length })
    .where(and(eq(editions.declarationId, declarationId), eq(editions.edition, edition)));
  await replaceList(tx, newest, incoming, before, []);
  await follow(tx, declarationId);
  const fewer = change('fewer', String(signatoryCount), String(signatories.length));
  const first = listChanges(before, signatories.map(shownOf)).filter(({ what }) => what === 'first');
  return { added: null, changes: [fewer, ...first], shorter: null };
}

/** The English list is the one to show; a list of one language is replaced by a corrected one. */
async function improve(
  tx: Transaction,
  held: Held,
  incoming: IncomingEdition,
  isNewest: boolean,
): Promise<readonly Change[]> {
  const { declarationId, edition } = held;
  const { fileId, url, date, language, signatories } = incoming;
  const isAgain = isReadAgain(held, incoming);
  const isBetter = language === 'en' && held.language === 'fr';
  const isCorrection = language === held.language && fileId === held.fileId && (date >= held.date || isAgain);
  const isDated = isNewest && (date > held.date || (isAgain && date !== held.date));
  if (isDated || isBetter || (held.fileId === null && fileId !== null)) {
    await tx
      .update(editions)
      .set({
        ...(isDated && { date }),
        ...(isBetter && { language, url, signatoryCount: signatories.length }),
        ...(held.fileId === null && { fileId, url }),
      })
      .where(and(eq(editions.declarationId, declarationId), eq(editions.edition, edition)));
  }
  const before = await listOf(tx, held);
  const isReplaced = isBetter || (isCorrection && !isAsPrinted(before, signatories));
  if (isReplaced) {
    const meant = isBetter ? sameLength(before, signatories) : await misspeltBefore(tx, before, signatories);
    const printed = { signatories, date: isDated ? date : held.date };
    await replaceList(tx, held, printed, before, meant);
  }
  await follow(tx, declarationId);
  if (!isNewest) return [];
  return [
    ...(isDated ? [change('date', held.date, date)] : []),
    // The list in the other language says the same in its own words.
    ...(isReplaced && !isBetter ? listChanges(before, signatories.map(shownOf)) : []),
  ];
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
  await refreshCounters(tx, [declarationId]);
}

async function addedOn(tx: Transaction, declarationId: number, edition: number): Promise<number[]> {
  const found = await tx.execute(sql`
    select signatory_id as id from ${signatures}
    where declaration_id = ${declarationId} and edition = ${edition} and added
    group by signatory_id order by min(position)`);
  return rows<{ id: number }>(found).map(({ id }) => id);
}
