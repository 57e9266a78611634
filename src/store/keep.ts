import { and, eq, sql } from 'drizzle-orm';
import type { Declaration } from '../assembly/declaration.ts';
import type { Classification } from '../classify/classify.ts';
import type { Transaction } from './database.ts';
import { declarations, declarationTopics, editions, signatures, texts } from './schema.ts';
import { keepSignatories } from './signatories.ts';

export interface Incoming {
  readonly declaration: Declaration;
  readonly classification: Classification;
  readonly fileId: number | null;
  readonly url: string | null;
}

/**
 * What storing changed: a number not held before, a later edition with more signatories, a text in
 * the other language, or nothing a reader would notice.
 */
export type Kept = { readonly id: number; readonly change: 'new' | 'edition' | 'text' | 'none' };

type Row = typeof declarations.$inferSelect;

/** Stores a declaration, whole, inside the caller's transaction. Its identity is the number. */
export async function keepDeclaration(tx: Transaction, incoming: Incoming, now: Date): Promise<Kept> {
  const { declaration, classification, fileId, url } = incoming;
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
      concerns: [...classification.concerns],
      firstSeenAt: now,
    })
    .onConflictDoNothing({ target: declarations.number })
    .returning({ id: declarations.id });

  if (created) {
    await keepText(tx, created.id, incoming);
    await keepEdition(tx, created.id, 1, incoming, now);
    await keepTopics(tx, created.id, classification);
    return { id: created.id, change: 'new' };
  }
  const [known] = await tx
    .select()
    .from(declarations)
    .where(eq(declarations.number, declaration.number))
    .for('update');
  if (!known) throw new Error(`Declaration No. ${declaration.number} vanished while it was being stored.`);
  return { id: known.id, change: await keepAgain(tx, known, incoming, now) };
}

/** A page of a declaration that is held already: signatures may have been added (Rule 56), none is ever withdrawn. */
async function keepAgain(
  tx: Transaction,
  known: Row,
  incoming: Incoming,
  now: Date,
): Promise<Kept['change']> {
  const { declaration, classification, fileId, url } = incoming;
  if (declaration.date < known.tabledOn) {
    await tx.update(declarations).set({ tabledOn: declaration.date }).where(eq(declarations.id, known.id));
  }
  const textIsNew = await keepText(tx, known.id, incoming, declaration.date >= known.date);
  const isEdition = declaration.signatories.length > known.signatoryCount && declaration.date >= known.date;
  if (isEdition) {
    const edition = known.edition + 1;
    await keepEdition(tx, known.id, edition, incoming, now);
    await tx
      .update(declarations)
      .set({ date: declaration.date, fileId, url, edition, signatoryCount: declaration.signatories.length })
      .where(eq(declarations.id, known.id));
  }
  if (textIsNew || isEdition) {
    const concerns = [...new Set([...known.concerns, ...classification.concerns])];
    await tx.update(declarations).set({ concerns }).where(eq(declarations.id, known.id));
    await keepTopics(tx, known.id, classification);
  }
  if (isEdition) return 'edition';
  return textIsNew ? 'text' : 'none';
}

/** @returns whether the declaration had no text in this language before. */
async function keepText(tx: Transaction, id: number, incoming: Incoming, replace = false): Promise<boolean> {
  const { language, title, paragraphs } = incoming.declaration;
  const text = { title, paragraphs: [...paragraphs], summary: incoming.classification.summary };
  const added = await tx
    .insert(texts)
    .values({ declarationId: id, language, ...text })
    .onConflictDoNothing()
    .returning({ language: texts.language });
  if (added.length === 0 && replace) {
    await tx
      .update(texts)
      .set(text)
      .where(and(eq(texts.declarationId, id), eq(texts.language, language)));
  }
  return added.length > 0;
}

async function keepEdition(
  tx: Transaction,
  id: number,
  edition: number,
  incoming: Incoming,
  now: Date,
): Promise<void> {
  const { date, signatories } = incoming.declaration;
  await tx.insert(editions).values({
    declarationId: id,
    edition,
    date,
    fileId: incoming.fileId,
    signatoryCount: signatories.length,
    seenAt: now,
  });
  if (signatories.length === 0) return;
  const ids = await keepSignatories(tx, signatories);
  await tx.insert(signatures).values(
    signatories.map((signature, at) => ({
      declarationId: id,
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

async function keepTopics(tx: Transaction, id: number, classification: Classification): Promise<void> {
  if (classification.topics.length === 0) return;
  await tx
    .insert(declarationTopics)
    .values(
      classification.topics.map(({ id: topic, evidence }) => ({
        declarationId: id,
        topic,
        evidence: [...evidence],
      })),
    )
    .onConflictDoUpdate({
      target: [declarationTopics.declarationId, declarationTopics.topic],
      set: { evidence: sql`excluded.evidence` },
    });
}
