import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../../src/store/db/database.ts';
import { codeObject, readCode } from '../../../tools/database/code.ts';
import { compareCode } from '../../../tools/database/compare.ts';
import { describeSchema } from '../../../tools/database/describe.ts';
import { migrationText } from '../../../tools/database/migration.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase({ own: true });
const files = readCode();

/** What differs once these statements have run; they are undone. */
async function afterwards<Result>(
  statements: readonly string[],
  look: (tx: Database) => Promise<Result>,
): Promise<Result> {
  let seen: Result | undefined;
  await db()
    .transaction(async (tx) => {
      for (const statement of statements) await tx.execute(sql.raw(statement));
      seen = await look(tx);
      tx.rollback();
    })
    .catch((error: unknown) => {
      if (seen === undefined) throw error;
    });
  return seen as Result;
}

const differing = (...statements: string[]) =>
  afterwards(statements, async (tx) =>
    (await compareCode(tx, files)).map(({ kind, name }) => `${kind} ${name}`),
  );

/** The migration for the files with some of them changed, added (by path) or, with `null`, taken away. */
async function migrationFor(changes: Record<string, string | null>, dropped = false): Promise<string> {
  const kept = files.filter(({ file }) => !(file in changes));
  const given = Object.entries(changes).flatMap(([file, text]) =>
    text === null ? [] : [codeObject(file, text)],
  );
  return migrationText(await compareCode(db(), [...kept, ...given]), { dropped });
}

test('docs/schema.sql is the migrated database: npm run db:schema writes it', async () => {
  const text = await describeSchema(db(), files);
  expect(text).toBe(readFileSync('docs/schema.sql', 'utf8'));
});

test('every function, trigger, text search dictionary and configuration has its file, and the file is what the database has', async () => {
  expect(await differing()).toEqual([]);
});

describe('a migration that goes past the files is noticed', () => {
  test.each([
    [
      'changes what a function does',
      `create or replace function hemicycle_family(code text) returns text language sql immutable parallel safe return code`,
      'function hemicycle_family',
    ],
    [
      'changes what the planner may do with a function',
      'alter function hemicycle_plain(text) volatile',
      'function hemicycle_plain',
    ],
    [
      'changes a function written in plpgsql',
      `create or replace function hemicycle_awaited() returns trigger language plpgsql as $$ begin return null; end $$`,
      'function hemicycle_awaited',
    ],
    [
      'adds a function',
      'create function hemicycle_new() returns int language sql return 1',
      'function hemicycle_new',
    ],
    [
      'adds a function of the same name',
      'create function hemicycle_plain(words int) returns text language sql return 1::text',
      'function hemicycle_plain',
    ],
    ['drops a trigger', 'drop trigger texts_number on texts', 'trigger texts_number'],
    ['turns a trigger off', 'alter table texts disable trigger texts_number', 'trigger texts_number'],
    [
      'changes how words are found',
      'alter text search configuration hemicycle_en drop mapping for email',
      'text search configuration hemicycle_en',
    ],
    [
      'changes how words are stemmed',
      'alter text search dictionary hemicycle_stem_fr (language = german)',
      'text search dictionary hemicycle_stem_fr',
    ],
  ])('when it %s', async (_, statement, difference) => {
    expect(await differing(statement)).toEqual([difference]);
  });

  test('when it makes something that the description has no words for', async () => {
    const described = afterwards(["create type mood as enum ('sad')"], (tx) => describeSchema(tx, files));
    await expect(described).rejects.toThrow('type mood');
  });

  test.each([
    ['a column', 'alter table facts add column seen int'],
    ['an index', 'create index facts_value on facts (value)'],
    ['a constraint', 'alter table facts add constraint facts_named check (key <> $$$$)'],
    ['a default', "alter table facts alter column value set default '{}'"],
    ['a storage option', 'alter table facts set (fillfactor = 50)'],
  ])('when it adds %s', async (_, statement) => {
    const text = await afterwards([statement], (tx) => describeSchema(tx, files));
    expect(text).not.toBe(await describeSchema(db(), files));
  });
});

describe('a migration made from the files', () => {
  test('says nothing when nothing changed, nor for another comment above a function', async () => {
    const { file, text } = files.find(({ name }) => name === 'hemicycle_plain') ?? { file: '', text: '' };
    expect(await migrationFor({})).toBe('');
    expect(await migrationFor({ [file]: `-- Another word.\n${text}` })).toBe('');
  });

  test('has what changed, as the file has it, and leaves nothing to say', async () => {
    const text =
      'create or replace function hemicycle_words_config(language text) returns regconfig\nlanguage sql immutable\nreturn null::regconfig;';
    const migration = await migrationFor({ 'search/hemicycle_words_config.sql': text });
    expect(migration).toBe(text);
    const changed = [
      ...files.filter(({ name }) => name !== 'hemicycle_words_config'),
      codeObject('hemicycle_words_config.sql', text),
    ];
    expect(await afterwards([migration], (tx) => compareCode(tx, changed))).toEqual([]);
  });

  test('makes new functions in the order in which they need each other', async () => {
    const migration = await migrationFor({
      'a/first.sql': 'create or replace function first() returns int language sql return second();',
      'b/second.sql': 'create or replace function second() returns int language sql return 2;',
    });
    expect(migration.split('\n').map((line) => /function (\w+)/u.exec(line)?.[1] ?? line)).toEqual([
      'second',
      '--> statement-breakpoint',
      'first',
    ]);
  });

  test('drops what has no file any more when told to, and the signature that a function had', async () => {
    const missing = { 'search/texts_number.sql': null };
    await expect(migrationFor(missing)).rejects.toThrow('no file for trigger texts_number');
    expect(await migrationFor(missing, true)).toBe('drop trigger texts_number on texts;');
    const text =
      'create or replace function hemicycle_bytes(ints bigint[]) returns bytea language sql return null::bytea;';
    expect(await migrationFor({ 'stats/hemicycle_bytes.sql': text })).toBe(
      `${text}\n--> statement-breakpoint\ndrop function hemicycle_bytes(integer[]);`,
    );
  });

  test('names the file that the database refuses', async () => {
    await expect(
      migrationFor({ 'a/broken.sql': 'create function broken() returns int language sql return nothing();' }),
    ).rejects.toThrow('The database refuses a/broken.sql.');
  });

  test('is left to people for a text search configuration, by which stored texts are indexed', async () => {
    await expect(
      migrationFor({
        'search/hemicycle_fr.sql':
          'create text search configuration hemicycle_fr (copy = pg_catalog.french);',
      }),
    ).rejects.toThrow('write that migration by hand');
  });

  test.each([
    ['another name', 'create function b() returns int language sql return 1;'],
    [
      'two things',
      'create function a() returns int language sql return 1;\ncreate function a(x int) returns int language sql return 1;',
    ],
    ['nothing', 'select 1;'],
  ])('refuses a file with %s', (_, text) => {
    expect(() => codeObject('x/a.sql', text)).toThrow('x/a.sql must create one thing, named a.');
  });
});
