import { and, eq, or } from 'drizzle-orm';
import type { Declaration } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';
import { classifyStored } from './classify-stored.ts';
import type { Transaction } from '../db/database.ts';
import { saveCorrections, type Change } from './corrections.ts';
import { saveEdition } from './editions.ts';
import type { ShorterList } from './shorter-lists.ts';
import { declarations, signatures, texts } from '../db/schema.ts';

export interface Incoming {
  readonly declaration: Declaration;
  readonly fileId: number | null;
  readonly url: string | null;
  /** Read from the Assembly just now, so that it is newer than what is held; a saved page may be of any day. */
  readonly isLive?: boolean;
}

export interface SavedDeclaration {
  readonly id: number;
  /**
   * What storing changed: a number not held before, one more edition, a text in the other language, something
   * that was corrected, or nothing a reader would notice.
   */
  readonly change: 'new' | 'edition' | 'text' | 'correction' | 'none';
  /**
   * Ids of the signatories whom this edition added, in the order printed. None for the first edition,
   * nor for one that came after a later one.
   */
  readonly added: readonly number[];
  /**
   * A declaration held whose No. or Doc. this one bears as well, though they agree neither in title nor
   * in names: one of the two is misprinted. With the same No. nothing was stored.
   */
  readonly disputed: { readonly number: number; readonly document: number } | null;
  /** What was corrected, beside a new edition or a new text too. */
  readonly corrections?: readonly Change[];
  /** The page shows fewer names than are held, which is not believed yet. */
  readonly shorter?: ShorterList & { readonly isHeldPage: boolean };
}

type Row = typeof declarations.$inferSelect;

/** Stores a declaration, whole, inside the caller's transaction. Its identity is the number, then the document. */
export async function saveDeclaration(
  tx: Transaction,
  incoming: Incoming,
  now: Date,
): Promise<SavedDeclaration> {
  const { number } = incoming.declaration;
  const before = await findExisting(tx, incoming);
  if (before.known) return keepAgain(tx, before.known, incoming, now);
  if (before.disputed?.number === number) {
    return { id: before.disputed.id, change: 'none', added: [], disputed: partsOf(before.disputed) };
  }
  const id = await create(tx, incoming, now);
  if (id === null) {
    // Another process stored it between the two statements.
    const since = await findExisting(tx, incoming);
    if (since.known) return keepAgain(tx, since.known, incoming, now);
    throw new Error(`Declaration No. ${number} vanished while it was being stored.`);
  }
  await keepText(tx, { id, fileId: incoming.fileId }, incoming);
  await saveEdition(tx, id, editionOf(incoming), now);
  await classifyStored(tx, id);
  return { id, change: 'new', added: [], disputed: before.disputed && partsOf(before.disputed) };
}

function partsOf({ number, document }: Row): { number: number; document: number } {
  return { number, document };
}

function editionOf({ declaration, fileId, url, isLive = false }: Incoming) {
  const { date, language, signatories } = declaration;
  return { date, language, signatories, fileId, url, isLive };
}

/** @returns `null` when the number is held already. */
async function create(tx: Transaction, incoming: Incoming, now: Date): Promise<number | null> {
  const { declaration, fileId, url } = incoming;
  const [created] = await tx
    .insert(declarations)
    .values({
      number: declaration.number,
      document: declaration.document,
      tabledOn: declaration.date,
      date: declaration.date,
      fileId,
      url,
      signatoryCount: declaration.signatories.length,
      firstSeenAt: now,
    })
    .onConflictDoNothing({ target: declarations.number })
    .returning({ id: declarations.id });
  return created?.id ?? null;
}

/**
 * The declaration that is held under this number, or under this document where the number is misprinted.
 * Where only one of the two agrees, so must the title or most of the names.
 */
async function findExisting(
  tx: Transaction,
  incoming: Incoming,
): Promise<{ known: Row | null; disputed: Row | null }> {
  const { number, document } = incoming.declaration;
  const found = await tx
    .select()
    .from(declarations)
    .where(or(eq(declarations.number, number), eq(declarations.document, document)))
    .orderBy(declarations.id)
    .for('update');
  found.sort((a, b) => Number(b.number === number) - Number(a.number === number));
  for (const row of found) {
    const isSure = row.number === number && row.document === document;
    if (isSure || (await agrees(tx, row, incoming))) return { known: row, disputed: null };
  }
  return { known: null, disputed: found[0] ?? null };
}

async function agrees(tx: Transaction, { id, edition }: Row, { declaration }: Incoming): Promise<boolean> {
  const [text] = await tx
    .select({ title: texts.title })
    .from(texts)
    .where(and(eq(texts.declarationId, id), eq(texts.language, declaration.language)));
  if (text && fold(text.title) === fold(declaration.title)) return true;
  const signed = await tx
    .select({ name: signatures.name })
    .from(signatures)
    .where(and(eq(signatures.declarationId, id), eq(signatures.edition, edition)));
  const held = new Set(signed.map(({ name }) => fold(name)));
  const names = new Set(declaration.signatories.map(({ name }) => fold(name)));
  const common = [...names].filter((name) => held.has(name)).length;
  return common > Math.min(held.size, names.size) / 2;
}

/** A page of a declaration that is held already: signatures may have been added (Rule 56), none is ever withdrawn. */
async function keepAgain(
  tx: Transaction,
  known: Row,
  incoming: Incoming,
  now: Date,
): Promise<SavedDeclaration> {
  const { id } = known;
  const text = await keepText(tx, known, incoming);
  const { added, changes, shorter } = await saveEdition(tx, id, editionOf(incoming), now);
  if (text === 'new' || text.isStored) await classifyStored(tx, id);
  const corrections = [...(text === 'new' ? [] : text.changes), ...changes];
  await saveCorrections(tx, id, corrections, now);
  const isCorrected = corrections.length > 0;
  const change = added !== null ? 'edition' : text === 'new' ? 'text' : isCorrected ? 'correction' : 'none';
  return {
    id,
    change,
    added: added ?? [],
    disputed: null,
    ...(isCorrected && { corrections }),
    ...(shorter && { shorter: { ...shorter, isHeldPage: incoming.fileId === known.fileId } }),
  };
}

/**
 * Stores the text of a declaration in another language than that of its page, and nothing else of what it stands on. What is
 * held in that language is replaced, and what of it changed is recorded.
 *
 * @returns what that came to: `none` when the very same is held, or no such declaration is.
 */
export async function saveTranslation(
  tx: Transaction,
  id: number,
  declaration: Declaration,
  now: Date,
): Promise<Pick<SavedDeclaration, 'id' | 'change' | 'corrections'>> {
  const [known] = await tx.select().from(declarations).where(eq(declarations.id, id)).for('update');
  if (!known) return { id, change: 'none' };
  const { fileId } = known;
  const text = await keepText(tx, known, { declaration, fileId, url: null, isLive: true });
  if (text === 'new' || text.isStored) await classifyStored(tx, id);
  if (text === 'new') return { id, change: 'text' };
  await saveCorrections(tx, id, text.changes, now);
  return text.isStored ? { id, change: 'correction', corrections: text.changes } : { id, change: 'none' };
}

/** A text of the same or a newer day, or one read from the very page now, takes the place of the one held in its language. */
async function keepText(
  tx: Transaction,
  { id, fileId }: Pick<Row, 'id' | 'fileId'>,
  { declaration, fileId: from, isLive }: Incoming,
): Promise<'new' | { readonly isStored: boolean; readonly changes: readonly Change[] }> {
  const { language, title, paragraphs, date } = declaration;
  const text = { title, paragraphs: [...paragraphs], date };
  const added = await tx
    .insert(texts)
    .values({ declarationId: id, language, ...text })
    .onConflictDoNothing()
    .returning({ language: texts.language });
  if (added.length > 0) return 'new';
  const where = and(eq(texts.declarationId, id), eq(texts.language, language));
  const [held] = await tx.select().from(texts).where(where);
  const isNewest = held?.date == null || held.date <= date || (isLive === true && from === fileId);
  const before = held?.paragraphs.join('\n\n') ?? '';
  const after = paragraphs.join('\n\n');
  const isSame = held?.title === title && before === after;
  if (!held || !isNewest || (isSame && held.date === date)) return { isStored: false, changes: [] };
  await tx.update(texts).set(text).where(where);
  return {
    isStored: !isSame,
    changes: [
      ...(differ(held.title, title)
        ? [{ what: 'title', language, before: held.title, after: title } as const]
        : []),
      ...(differ(before, after) ? [{ what: 'text', language, before, after } as const] : []),
    ],
  };
}

/** Whether more than the space between words differs. */
function differ(a: string, b: string): boolean {
  const squeezed = (text: string) => text.replace(/\s+/gu, ' ').trim();
  return squeezed(a) !== squeezed(b);
}
