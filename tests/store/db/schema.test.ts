import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { rows, sqlState } from '../../../src/store/db/database.ts';
import { migrate } from '../../../src/store/db/migrate.ts';
import { declarations, facts, texts } from '../../../src/store/db/schema.ts';
import { compileWords } from '../../../src/store/text/word-queries.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

const declaration = {
  number: 682,
  document: 14933,
  tabledOn: '2019-06-27',
  date: '2019-06-27',
  signatoryCount: 32,
};

async function finds(language: 'en' | 'fr', text: string, words: string): Promise<boolean> {
  const { queries } = await compileWords(database(), words);
  const [row] = rows<{ found: boolean }>(
    await database().execute(
      sql`select hemicycle_tsv(${language}, ${text}, '{}') @@ ${queries[language]}::tsquery as found`,
    ),
  );
  return row?.found ?? false;
}

describe('the migrations', () => {
  test('run again without a change', async () => {
    const count = () => database().execute(sql`select count(*) as n from drizzle.__drizzle_migrations`);
    const before = rows<{ n: number }>(await count());
    await migrate(database());
    expect(rows(await count())).toEqual(before);
  });

  test('refuse a database written by a newer version', async () => {
    await database()
      .transaction(async (tx) => {
        await tx.execute(
          sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later version', 99999999999999)`,
        );
        await expect(migrate(tx)).rejects.toThrow('written by a newer version');
        tx.rollback();
      })
      .catch(() => undefined);
  });
});

describe('text search', () => {
  test.each([
    ['fr', 'Liberté d’expression', 'liberte'],
    ['fr', 'Les libertés fondamentales', 'liberté'],
    ['fr', 'Appel à la libération d’un journaliste', 'liberation'],
    ['fr', 'La liberté de la presse', '«liberté de la presse»'],
    ['en', 'Café closures in Türkiye', 'turkiye cafe'],
    ['en', 'The Council’s member States', 'council'],
    ['en', 'Detained journalists', 'journalist'],
    ['en', 'Freedom of expression – a right', 'expression –right'],
  ] as const)('in %s, "%s" is found by %s', async (language, text, words) => {
    expect(await finds(language, text, words)).toBe(true);
  });

  test.each([
    ['en', 'Detained journalists', 'doctors'],
    ['fr', 'Liberté de la presse', 'liberté -presse'],
    ['en', 'The press is free', '"free press"'],
  ] as const)('in %s, "%s" is not found by %s', async (language, text, words) => {
    expect(await finds(language, text, words)).toBe(false);
  });

  test('a word in the title weighs more than one in the body', async () => {
    const [row] = rows<{ title: number; body: number }>(
      await database().execute(sql`
        select ts_rank(hemicycle_tsv('en', 'Venice', '{Rome}'), 'venic'::tsquery) as title,
          ts_rank(hemicycle_tsv('en', 'Venice', '{Rome}'), 'rome'::tsquery) as body`),
    );
    expect(row?.title).toBeGreaterThan(row?.body ?? Infinity);
  });

  test('a stored text is indexed as it is written', async () => {
    const [{ id } = { id: 0 }] = await database().insert(declarations).values(declaration).returning();
    await database()
      .insert(texts)
      .values({ declarationId: id, language: 'fr', title: 'Appel', paragraphs: ['Pour la liberté.'] });
    const found = await database()
      .select({ id: texts.declarationId })
      .from(texts)
      .where(sql`tsv @@ 'libert'::tsquery`);
    expect(found).toEqual([{ id }]);
  });
});

describe('what both engines answer alike', () => {
  test('whole numbers of any size are numbers', async () => {
    const [row] = rows(
      await database().execute(
        sql`select count(*) as n, 5::bigint as big, '{1,2}'::bigint[] as bigs, 1.5::float8 as f`,
      ),
    );
    expect(row).toEqual({ n: 1, big: 5, bigs: [1, 2], f: 1.5 });
  });

  test('instants are text in UTC, and dates are days', async () => {
    const [row] = rows(
      await database().execute(
        sql`select '2019-06-27 10:00:00+02'::timestamptz as at, '2019-06-27'::date as day`,
      ),
    );
    expect(row).toEqual({ at: '2019-06-27 08:00:00+00', day: '2019-06-27' });
  });

  test('an error carries its SQLSTATE', async () => {
    await database().insert(declarations).values(declaration);
    const error: unknown = await database()
      .insert(declarations)
      .values(declaration)
      .catch((thrown: unknown) => thrown);
    expect(sqlState(error)).toBe('23505');
  });

  test('what is no database error has no SQLSTATE', () => {
    expect(sqlState(Object.assign(new Error('broken pipe'), { code: 'EPIPE' }))).toBeNull();
    expect(sqlState('23505')).toBeNull();
  });

  test('a transaction that throws leaves nothing', async () => {
    await expect(
      database().transaction(async (tx) => {
        await tx.insert(facts).values({ key: 'a', value: 1 });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await database().select().from(facts)).toEqual([]);
  });

  test('a savepoint gives way alone', async () => {
    await database().transaction(async (tx) => {
      await tx.insert(facts).values({ key: 'kept', value: { a: [1] } });
      await tx
        .transaction((inner) => inner.insert(facts).values({ key: 'kept', value: 2 }))
        .catch(() => undefined);
    });
    expect(await database().select().from(facts)).toEqual([{ key: 'kept', value: { a: [1] } }]);
  });
});

describe('the test database', () => {
  test('is empty again after each test, counters included', async () => {
    const [row] = await database().insert(declarations).values(declaration).returning();
    expect(row?.id).toBe(1);
  });
});
