import type { Database } from '../db/database.ts';
import { datasetHeadOf, type DatasetScope } from './dataset-head.ts';
import { readDeclarations } from './read-declarations.ts';
import { readPeopleTables } from './read-people.ts';
import type { DatasetEnd, DatasetHead, DeclarationData, PersonRecord } from './record.ts';

export type DatasetRecord = DatasetHead | PersonRecord | DeclarationData | DatasetEnd;

/**
 * What is held of declarations and of those who signed them, in a fixed order: the head, people by id, declarations by number, the
 * end. Nothing of servers, channels or those who follow is among it. Read a few thousand names at a time.
 */
export async function* readDataset(db: Database, scope: DatasetScope): AsyncGenerator<DatasetRecord> {
  const counted = { people: 0, declarations: 0, signatures: 0 };
  yield datasetHeadOf(db, scope);
  for await (const person of readPeopleTables(db, scope)) {
    counted.people += 1;
    yield person;
  }
  for await (const declaration of readDeclarations(db, scope)) {
    counted.declarations += 1;
    for (const { signatures } of declaration.editions) counted.signatures += signatures.length;
    yield declaration;
  }
  yield { kind: 'end', ...counted };
}

/**
 * Has a data set read from one moment while others write, on a server that keeps old rows for whoever still reads them. The
 * embedded engine would serve nobody meanwhile, so there it is read as it stands.
 */
export async function fromOneMoment<T>(
  db: Database,
  kind: 'embedded' | 'postgres',
  read: (source: Database) => Promise<T>,
): Promise<T> {
  if (kind === 'embedded') return read(db);
  return db.transaction(async (tx) => read(tx), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}
