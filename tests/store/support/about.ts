import { eq } from 'drizzle-orm';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { declarations, declarationTopics } from '../../../src/store/db/schema.ts';
import { keep } from '../../support/declarations/declarations.ts';
import { listOf } from './lists.ts';

/** Says that a stored declaration is about these topics, whatever its words say. */
export async function saidToBeAbout(
  db: Database,
  id: number,
  topics: readonly string[],
  languages: readonly TextLanguage[] = ['en'],
): Promise<void> {
  await db.delete(declarationTopics).where(eq(declarationTopics.declarationId, id));
  const said = languages.flatMap((language) =>
    topics.map((topic, at) => ({
      declarationId: id,
      topic,
      language,
      evidence: ['words'],
      position: at + 1,
    })),
  );
  if (said.length > 0) await db.insert(declarationTopics).values(said);
}

/** Stores a declaration of a day that is about these topics. */
export async function keepAbout(
  db: Database,
  number: number,
  date: string,
  ...topics: string[]
): Promise<void> {
  const { id } = await keep(db, listOf(number, date, 'Mr Axel FISCHER, Germany, EPP/CD'));
  await db.update(declarations).set({ tabledOn: date }).where(eq(declarations.id, id));
  await saidToBeAbout(db, id, topics);
}
