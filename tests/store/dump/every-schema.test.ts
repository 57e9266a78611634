import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asc, eq, sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { countRows } from '../../../src/store/dump/tables.ts';
import { loadDump } from '../../../src/store/dump/load.ts';
import { knownMigrations, schemaAge } from '../../../src/store/db/migrate.ts';
import { rows } from '../../../src/store/db/database.ts';
import * as tables from '../../../src/store/db/schema.ts';
import { declarationById } from '../../../src/store/declarations/declarations.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { enqueue } from '../../support/delivery/enqueue.ts';

vi.setConfig({ testTimeout: 120_000 });

const db = useDatabase({ own: true });
const folder = fileURLToPath(new URL('stores/', import.meta.url));
/** Named by the last migration of the version that made them: see `tests/support/programs/dump-of-its-day.ts`. */
const stores = readdirSync(folder)
  .filter((name) => name.endsWith('.gz'))
  .map((name) => name.slice(0, 4));
const unwatched = { onRows: () => undefined, onStage: () => undefined, onStep: () => undefined };

async function load(store: string) {
  for (const statement of [
    'drop schema public cascade',
    'drop schema drizzle cascade',
    'create schema public',
  ])
    await db().execute(sql.raw(statement));
  return loadDump(db(), join(folder, `${store}.gz`), unwatched, (work) =>
    db().transaction(async (tx) => work(tx)),
  );
}

/** What was put into every one of them, as this version reads it. */
async function held() {
  const { channels, declarations, deliveries, editions, facts, feeds, missingFiles, pages, polls, servers } =
    tables;
  const all = await db().select().from(declarations).orderBy(asc(declarations.number));
  const declared = [];
  for (const { id } of all) declared.push(await declarationById(db(), id, 'en'));
  const subscribed = await subscriptionsOf(db(), { guildId: '1' });
  const told = await db()
    .select()
    .from(deliveries)
    .innerJoin(declarations, eq(declarations.id, deliveries.declarationId))
    .orderBy(asc(deliveries.channelId), asc(declarations.number));
  return {
    declarations: declared.map((one) => [
      one?.number,
      one?.title,
      one?.edition,
      one?.signatories.map(({ name }) => name),
    ]),
    editions: (await db().select().from(editions)).length,
    filters: Object.fromEntries(
      subscribed.map(({ channelId, filter, names }) => [
        channelId,
        { ...filter, ...(filter.signatory && { signatory: [...names.people.values()] }) },
      ]),
    ),
    channels: Object.fromEntries(
      (await db().select().from(channels)).map(({ id, language, roleId, silent, cap, pace, weekday }) => [
        id,
        [language, roleId, silent, cap, pace, weekday],
      ]),
    ),
    zones: (await db().select().from(servers)).map(({ timeZone }) => timeZone),
    deliveries: told.map(({ deliveries: one, declarations: { number } }) =>
      [number, one.channelId, one.state, one.messageId, one.reason?.code ?? null].join(' '),
    ),
    feeds: (await db().select().from(feeds)).map(({ url, etag }) => [url, etag]),
    pages: (await db().select().from(pages)).map(({ fileId, state }) => [fileId, state]),
    polls: (await db().select().from(polls)).map(({ outcome, items, fresh }) => [outcome, items, fresh]),
    missing: (await db().select().from(missingFiles)).map(({ fileId, looks }) => [fileId, looks]),
    odd: (await db().select().from(facts).where(eq(facts.key, 'odd'))).map(({ value }) => value),
  };
}

const names = (number: number) => archived(number).signatories.map(({ name }) => name);
const usual = (language = 'en') => [language, null, false, null, 'once', 1];

/** What is in all of them, as far as their version knew it. */
function expected(store: string): Awaited<ReturnType<typeof held>> {
  const isFirst = store === '0001';
  return {
    declarations: [
      [682, archived(682).title, 2, [...names(682), 'Petra BAYR']],
      [705, archived(705).title, 1, names(705)],
    ],
    editions: 3,
    filters: {
      everything: {},
      words: { words: 'sea OR "human rights"', ...(!isFirst && { minimum: 3 }) },
      delegation: { delegation: ['IT'], group: ['SOC'] },
      country: { concerns: ['KZ'] },
      signatory: { signatory: ['Roberto RAMPI'] },
    },
    channels: {
      everything: isFirst ? usual() : ['en', '7', true, 5, 'once', 1],
      words: isFirst ? usual() : ['en', null, false, null, 'weekly', 5],
      delegation: usual('fr'),
      country: usual(),
      signatory: usual(),
    },
    zones: isFirst ? ['Europe/Paris'] : ['Asia/Tbilisi'],
    deliveries: [
      '682 country refused  noAccess',
      '682 delegation pending  ',
      '705 delegation pending  ',
      '682 everything sent m1 ',
      '705 everything sent m1 ',
      '682 signatory pending  ',
      '705 signatory pending  ',
    ],
    feeds: [['https://assembly.example/feed', '"1"']],
    pages: [[28_999, 'declaration']],
    polls: [['ok', 3, 1]],
    missing: store < '0015' ? [] : [[29_001, 2]],
    odd: [{ list: [1, 'x', { y: 0.1 }] }],
  };
}

/** Of which nothing is ever dropped or made by a migration. */
const counted = new Set([
  'declarations',
  'editions',
  'signatures',
  'signatories',
  'subscriptions',
  'deliveries',
  'texts',
]);

test.each(stores)('the store of %s is brought to this version, with all that is in it', async (store) => {
  const { tables: dumped } = await load(store);
  expect(await schemaAge(db())).toBe('current');
  expect(await held()).toEqual(expected(store));
  for (const { name, rows: count } of dumped)
    if (counted.has(name)) expect(await countRows(db(), name), name).toBe(count);
  // What is kept of others for those who ask.
  expect(
    rows(
      await db().execute(sql`
        select r.number, cardinality(r.signatory_ids) as n from rolls r
        where r.signatory_ids <@ array(select signatory_id from signatures s join declarations d on d.id = s.declaration_id
          where d.id = r.declaration_id and s.edition = d.edition) order by 1`),
    ),
  ).toEqual([
    { number: 682, n: 33 },
    { number: 705, n: 37 },
  ]);
  // And it goes on.
  const { id } = await keep(db(), archived(679));
  expect(await enqueue(db(), id)).toBeGreaterThan(0);
});

test('there is a store of every version that landed, up to the newest of them', () => {
  // The first two landed together, and so did the three after them; nothing in between was ever a store.
  const together = new Set(['0000', '0002', '0003']);
  const landed = knownMigrations().map(({ name }) => name.slice(0, 4));
  const newest = stores.at(-1) ?? '';
  expect(landed.filter((one) => one <= newest && !together.has(one))).toEqual(stores);
});
