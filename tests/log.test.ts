import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createLogger, secretsIn } from '../src/log.ts';
import { facts, filters } from '../src/store/db/schema.ts';
import { useDatabase } from './support/database.ts';

const db = useDatabase();

const logged = (write: (log: ReturnType<typeof createLogger>) => void, secrets: string[] = []) => {
  const lines: string[] = [];
  write(createLogger('info', secrets, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
};

test('the token never leaves, wherever it stands', () => {
  const error = Object.assign(new Error('refused abc.def.ghi', { cause: new Error('Bot abc.def.ghi') }), {
    requestBody: { json: { token: 'abc.def.ghi' } },
  });
  const text = logged(
    (log) => log.error({ err: error, header: 'Bot abc.def.ghi' }, 'abc.def.ghi'),
    ['abc.def.ghi'],
  );
  expect(text).toContain('refused');
  expect(text).not.toContain('abc.def.ghi');
});

test('an interaction’s token in an address never leaves', () => {
  const url = 'https://discord.com/api/v10/webhooks/123456/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/messages/@original';
  const text = logged((log) => log.warn({ url }, 'late'));
  expect(text).toContain('/webhooks/123456/[hidden]/messages');
});

test('the body of a request is not logged with its error', () => {
  const error = Object.assign(new Error('no'), {
    requestBody: { content: 'private' },
    code: 50013,
    status: 403,
  });
  const text = logged((log) => log.error({ err: error }, 'refused'));
  expect(text).toContain('50013');
  expect(text).not.toContain('private');
});

test('a token and a database password are known as written and as meant', () => {
  expect(secretsIn({ DATABASE_URL: 'postgres://me:p%40ss@localhost/db', DISCORD_TOKEN: ' a.b.c ' })).toEqual([
    'a.b.c',
    'p%40ss',
    'p@ss',
  ]);
  expect(secretsIn({})).toEqual([]);
});

const person = '112233445566778899';
const words = 'prisoners of conscience';

/** What the log says of a query that fails. */
async function loggedFailure(query: PromiseLike<unknown>): Promise<string> {
  const error: unknown = await Promise.resolve(query).then(
    () => expect.unreachable('The query did not fail.'),
    (thrown: unknown) => thrown,
  );
  return logged((log) => log.error({ err: error }, 'a command failed'));
}

test('a failed query is logged by SQLSTATE, severity and name, never with what it was given', async () => {
  const row = { canonical: `${words}\n    at ${person}`, words, anchors: [person] };
  await db().insert(filters).values(row);
  const failures = {
    duplicate: db().insert(filters).values(row),
    'not a number': db().execute(sql`select ${words}::int`),
    'no query': db().execute(sql`select (${words} || ' & & ' || ${person})::tsquery`),
    'no text': db()
      .insert(facts)
      .values({ key: `${words}\u0000${person}`, value: 1 }),
    'no row to point at': db().execute(
      sql`insert into subscriptions (channel_id, filter_id) values (${`${person} ${words}`}, 1)`,
    ),
    'no column': db().execute(
      sql`select nothing from filters where words = ${words} or canonical = ${person}`,
    ),
    raised: db().execute(
      sql.raw(`do $$ begin raise exception '${words}' using detail = '${person}', hint = '${words}'; end $$`),
    ),
  };
  for (const [what, failure] of Object.entries(failures)) {
    const text = await loggedFailure(failure);
    expect(text, what).not.toContain('conscience');
    expect(text, what).not.toContain(person);
    expect(text, what).toMatch(/"code":"[0-9A-Z]{5}"/u);
    expect(text, what).toContain('"severity":"ERROR"');
    expect(text, what).toContain('"statement":"');
    expect(text, what).toMatch(/"stack":"\s+at /u);
  }
  expect(await loggedFailure(db().insert(filters).values(row))).toMatch(
    /"statement":"insert filters".*"code":"23505"|"code":"23505".*"constraint":"filters_canonical_unique"/u,
  );
});

test('a text that is no JSON is not quoted', () => {
  let error: unknown;
  try {
    JSON.parse(`{"words": ${words}`);
  } catch (thrown) {
    error = thrown;
  }
  const text = logged((log) => log.error({ err: new Error('outer', { cause: error }) }, 'no'));
  expect(text).toContain('SyntaxError');
  expect(text).not.toContain('priso');
});

test('no id of Discord’s leaves, and the same one can still be followed through the log', () => {
  const text = logged((log) => {
    log.info({ guild: person, channel: '998877665544332211' }, 'answered');
    log.warn({ url: `/channels/${person}/messages`, ms: 1 / 81_000 }, `about ${person}`);
  });
  expect(text).not.toContain('998877665544332211');
  expect(text).toContain(String(1 / 81_000));
  expect(text).not.toContain(person);
  const [pseudonym] = /#[0-9a-f]{10}/u.exec(text) ?? [];
  expect(text.split(pseudonym ?? '-')).toHaveLength(4);
  expect(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
  ).toHaveLength(2);
});

test('what Discord says of a value is not logged', () => {
  const error = Object.assign(
    new Error(`Invalid Form Body\ndata.content[BASE_TYPE_BAD]: Value "${words}" is bad.`),
    { rawError: {}, requestBody: {}, code: 50035 },
  );
  const text = logged((log) => log.error({ err: error }, 'no'));
  expect(text).toContain('data.content[BASE_TYPE_BAD]');
  expect(text).not.toContain(words);
});
