import { asc, eq, sql } from 'drizzle-orm';
import type { Correction } from '../../assembly/record.ts';
import type { Signature } from '../../assembly/signatory.ts';
import type { Database, Transaction } from '../db/database.ts';
import { corrections, declarations, type CorrectionKind } from '../db/schema.ts';
import type { TextLanguage } from '../../assembly/declaration.ts';

/** What changed, as it was and as it is now. */
export interface Change {
  readonly what: CorrectionKind;
  /** Of the text; `null` for what belongs to no language. */
  readonly language: TextLanguage | null;
  readonly before: string;
  readonly after: string;
}

/** Keeps what was corrected, for the history and for the messages that show it. */
export async function saveCorrections(
  tx: Transaction,
  declarationId: number,
  changes: readonly Change[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const [held] = await tx
    .update(declarations)
    .set({ corrected: sql`${declarations.corrected} + ${changes.length}` })
    .where(eq(declarations.id, declarationId))
    .returning({ edition: declarations.edition });
  const edition = held?.edition ?? 1;
  await tx
    .insert(corrections)
    .values(changes.map((change) => ({ ...change, declarationId, edition, noticedAt: now })));
}

/** Everything that was corrected of a declaration, the first correction first. */
export async function correctionsOf(db: Database, declarationId: number): Promise<Correction[]> {
  return db
    .select({
      what: corrections.what,
      language: corrections.language,
      before: corrections.before,
      after: corrections.after,
      noticedAt: corrections.noticedAt,
    })
    .from(corrections)
    .where(eq(corrections.declarationId, declarationId))
    .orderBy(asc(corrections.id));
}

/** A name as it is shown on a list. */
interface Shown {
  readonly honorific: string | null;
  readonly name: string;
  readonly delegation: string;
  readonly group: string | null;
}

/** The shown parts of a printed name, with the delegation under the code it is stored under. */
export const shownOf = ({ honorific, name, delegation, delegationPrinted, group }: Signature): Shown => ({
  honorific,
  name,
  delegation: delegation ?? delegationPrinted,
  group,
});

/** What a reader would notice between two lists of the same edition: who comes first, and the rest of it. */
export function listChanges(before: readonly Shown[], after: readonly Shown[]): Change[] {
  const [was, is] = [before.map(inWords), after.map(inWords)];
  const first = was[0] === is[0] ? [] : [change('first', was[0] ?? '', is[0] ?? '')];
  const [rest, now] = [was.slice(1), is.slice(1)];
  const gone = rest.filter((name) => !now.includes(name));
  const come = now.filter((name) => !rest.includes(name));
  const moved = rest.join('\n') !== now.join('\n');
  return moved && (gone.length > 0 || come.length > 0 || first.length === 0)
    ? [...first, change('list', gone.join('; '), come.join('; '))]
    : first;
}

export const change = (what: Exclude<CorrectionKind, 'title' | 'text'>, before: string, after: string) => ({
  what,
  language: null,
  before,
  after,
});

const inWords = ({ honorific, name, delegation, group }: Shown): string =>
  `${honorific === null ? '' : `${honorific} `}${name}, ${delegation}${group === null ? '' : `, ${group}`}`;
