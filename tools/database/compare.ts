import { sql, TransactionRollbackError } from 'drizzle-orm';
import type { Database } from '../../src/store/db/database.ts';
import { storedCode, type StoredCode } from './catalog.ts';
import { statementsOf, type CodeKind, type CodeObject } from './code.ts';

/** A thing whose file and database do not agree. */
export interface CodeDifference {
  readonly kind: CodeKind;
  readonly name: string;
  /** `null` for what the database has and no file. */
  readonly object: CodeObject | null;
  readonly stored: readonly StoredCode[];
  /** Of `stored`, what the file does not replace: another signature, or all of it when there is no file. */
  readonly obsolete: readonly StoredCode[];
}

/**
 * Runs the files on the database in a transaction that is undone, and compares what it has before and after: the engine
 * itself says whether two texts mean the same. In the order in which they can be run.
 *
 * @throws {Error} that names the files which the engine refuses.
 */
export async function compareCode(db: Database, objects: readonly CodeObject[]): Promise<CodeDifference[]> {
  const found: CodeDifference[] = [];
  await undone(db, async (tx) => {
    const before = await storedCode(tx);
    await setAside(tx, before);
    const run = await runCode(tx, objects);
    const after = await storedCode(tx);
    const of = (stored: StoredCode[], { kind, name }: Named) =>
      stored.filter((code) => code.kind === kind && code.name === name);
    for (const object of run) {
      const [old, now] = [of(before, object), of(after, object)];
      if (now.length === 1 && old.length === 1 && old[0]?.definition === now[0]?.definition) continue;
      const obsolete = now.length > 1 ? old : [];
      found.push({ kind: object.kind, name: object.name, object, stored: old, obsolete });
    }
    const described = ({ kind, name }: Named) => objects.some((o) => o.kind === kind && o.name === name);
    for (const code of before.filter((stored) => !described(stored))) {
      found.push({ kind: code.kind, name: code.name, object: null, stored: [code], obsolete: [code] });
    }
  });
  return found;
}

type Named = Pick<StoredCode, 'kind' | 'name'>;

async function undone(db: Database, work: (tx: Database) => Promise<void>): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      await work(tx);
      tx.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
}

/** A dictionary or a configuration cannot be replaced while something uses it: it makes way under another name. */
async function setAside(tx: Database, stored: readonly StoredCode[]): Promise<void> {
  for (const { kind, name, identity } of stored) {
    if (!kind.startsWith('text search')) continue;
    await tx.execute(sql.raw(`alter ${kind} ${identity} rename to ${name.slice(0, 50)}_before`));
  }
}

const order: readonly CodeKind[] = [
  'text search dictionary',
  'text search configuration',
  'function',
  'trigger',
];

/** Runs the files, each after those it needs; the order in which that went well. */
async function runCode(tx: Database, objects: readonly CodeObject[]): Promise<CodeObject[]> {
  const run: CodeObject[] = [];
  let waiting = objects.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  while (waiting.length > 0) {
    const refused: { readonly object: CodeObject; readonly error: unknown }[] = [];
    for (const object of waiting) {
      try {
        await tx.transaction(async (savepoint) => {
          for (const statement of statementsOf(object)) await savepoint.execute(sql.raw(statement));
        });
        run.push(object);
      } catch (error) {
        refused.push({ object, error });
      }
    }
    const [first] = refused;
    if (first && refused.length === waiting.length) {
      const names = refused.map(({ object }) => object.file).join(', ');
      throw new Error(`The database refuses ${names}.`, { cause: first.error });
    }
    waiting = refused.map(({ object }) => object);
  }
  return run;
}
