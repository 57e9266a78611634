import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { couldHaveSigned, dayNumberToSession } from '../../../src/assembly/seen.ts';
import type { ReportSubject } from '../../../src/assembly/report.ts';
import { rows } from '../../../src/store/db/database.ts';
import { rostersIn } from '../../../src/store/people/signing-network.ts';
import { nothingAsked, type SearchFor } from '../../../src/store/search/search-for.ts';
import { reportOn } from '../../../src/store/stats/report.ts';
import { sharedSigners } from '../../../src/store/stats/shared-signers.ts';
import { signingBy } from '../../../src/store/stats/signing.ts';
import type { SigningBy } from '../../../src/store/stats/signing-lines.ts';
import { emptyTables, useDatabase } from '../../support/database.ts';

const db = useDatabase();

interface Held {
  readonly day: string;
  readonly topics: readonly string[];
  readonly concerns: readonly string[];
  readonly names: readonly { readonly id: number; readonly delegation: string; readonly group: string }[];
}

const topics = ['elections', 'migration', 'health'];
const countries = ['AZ', 'GE', 'DE'];
const delegations = ['DE', 'FR', 'Nowhere', ''];
const groups = ['SOC', 'EPP/CD', ''];
const people = 7;

const day = fc
  .record({ year: fc.integer({ min: 2012, max: 2022 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-11`);
const held: fc.Arbitrary<Held> = fc.record({
  day,
  topics: fc.uniqueArray(fc.constantFrom(...topics), { maxLength: 2 }),
  concerns: fc.uniqueArray(fc.constantFrom(...countries), { maxLength: 2 }),
  names: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: people }),
      delegation: fc.constantFrom(...delegations),
      group: fc.constantFrom(...groups),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  ),
});
const perhaps = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 1 });
const conditions: fc.Arbitrary<SearchFor> = fc
  .record({
    topic: perhaps(topics),
    country: perhaps(countries),
    delegation: perhaps(['DE', 'FR', 'Nowhere', 'IT']),
    group: perhaps(['SOC', 'EPP/CD', 'UEL']),
    from: fc.option(day, { freq: 1 }),
    to: fc.option(day, { freq: 1 }),
  })
  .map((some) => ({ ...nothingAsked, ...some }));

async function store(declarations: readonly Held[]): Promise<void> {
  await emptyTables(db());
  await db().execute(sql`
    insert into signatories (id, delegation, name, folded)
    select n, 'DE', 'Person ' || n, 'person ' || n from generate_series(1, ${people}::int) n`);
  for (const [at, { day: tabled, topics: about, concerns, names }] of declarations.entries()) {
    const id = at + 1;
    await db().execute(sql`
      insert into declarations (id, number, document, tabled_on, date, signatory_count, concerns)
      values (${id}, ${id}, ${id}, ${tabled}, ${tabled}, ${names.length}, ${sql.param([...concerns])}::text[])`);
    await db().execute(sql`
      insert into texts (declaration_id, language, title, paragraphs) values (${id}, 'en', 'A title', '{}')`);
    await db().execute(sql`
      insert into declaration_topics (declaration_id, topic, evidence)
      select ${id}, t, '{}' from unnest(${sql.param([...about])}::text[]) t`);
    await db().execute(sql`
      insert into signatures (declaration_id, edition, position, signatory_id, name, delegation, delegation_printed, "group")
      select ${id}, 1, (x.at)::smallint, (x.n->>'id')::int, 'Person', x.n->>'delegation', '', nullif(x.n->>'group', '')
      from jsonb_array_elements(${JSON.stringify(names)}::jsonb) with ordinality as x (n, at)`);
  }
  await db().execute(sql`select hemicycle_tally(array(select id from declarations))`);
}

const sessionOf = (one: Held) => dayNumberToSession(Date.parse(one.day) / 86_400_000);
const isMet = (one: Held, { topic, country, from, to }: SearchFor) =>
  (topic === null || one.topics.includes(topic)) &&
  (country === null || one.concerns.includes(country)) &&
  (from === null || one.day >= from) &&
  (to === null || one.day <= to);
const inScope = (one: Held, { delegation, group }: SearchFor) =>
  one.names.filter(
    (name) =>
      (delegation === null || name.delegation === delegation) && (group === null || name.group === group),
  );
const counted = <T>(values: readonly T[]) =>
  new Map([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]));

/** The same from the declarations themselves, as `docs/statistics.md` says it. */
function expected(all: readonly Held[], asked: SearchFor, by: SigningBy) {
  const isScoped = asked.delegation !== null || asked.group !== null;
  const matching = all.filter((one) => isMet(one, asked));
  const signed = matching.filter((one) => !isScoped || inScope(one, asked).length > 0);
  const perSession = counted(matching.map(sessionOf));
  const keysOf = (one: Held, scope: SearchFor): string[] => {
    switch (by) {
      case 'signatory':
        return inScope(one, scope).map(({ id }) => String(id));
      case 'delegation':
        return [...new Set(inScope(one, scope).map(({ delegation }) => delegation))].filter(Boolean);
      case 'group':
        return [...new Set(inScope(one, scope).map(({ group }) => group))].filter(Boolean);
      case 'topic':
        return [...one.topics];
      case 'year':
        return [one.day.slice(0, 4)];
    }
  };
  const signings = counted(signed.flatMap((one) => keysOf(one, asked)));
  const isSubject = by === 'topic' || by === 'year';
  const seenAs = by === 'signatory' ? asked : nothingAsked;
  const seen = (key: string) => all.filter((one) => keysOf(one, seenAs).includes(key)).map(sessionOf);
  const fitting = counted(matching.flatMap((one) => keysOf(one, nothingAsked)));
  const inTime = counted(
    all
      .filter((one) => isMet(one, { ...asked, topic: null, country: null }))
      .map((one) => keysOf(one, nothingAsked)[0]),
  );
  const possibleOf = (key: string): number => {
    if (!isSubject) return couldHaveSigned(seen(key), perSession);
    if (isScoped) return fitting.get(key) ?? 0;
    return by === 'year' ? (inTime.get(key) ?? 0) : matching.length;
  };
  const own = by === 'delegation' ? asked.delegation : by === 'group' ? asked.group : null;
  const keys = isSubject
    ? new Set([...signings.keys(), ...(isScoped ? fitting.keys() : [])])
    : by === 'signatory' && !isScoped
      ? signings.keys()
      : new Set(all.flatMap((one) => keysOf(one, seenAs)));
  const lines = [...keys]
    .filter((key) => own === null || key === own)
    .map((key) => ({ key, signed: signings.get(key) ?? 0, possible: possibleOf(key) }))
    .filter(({ possible }) => possible > 0);
  return { matching: matching.length, signed: isScoped ? signed.length : null, lines };
}

const byKey = <T extends { readonly key: string }>(lines: readonly T[]) =>
  lines.toSorted((a, b) => (a.key < b.key ? -1 : 1));

test('who signs on what is what counting the declarations one by one gives, and a page is cut out of all of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(held, { maxLength: 14 }),
      fc.array(conditions, { minLength: 6, maxLength: 6 }),
      async (all, asks) => {
        await store(all);
        for (const asked of asks)
          for (const by of ['signatory', 'delegation', 'group', 'topic', 'year'] as const) {
            const found = await signingBy(db(), asked, by, { from: 0, count: 100 });
            const { lines, ...figures } = expected(all, asked, by);
            expect({ asked, by, ...found, lines: byKey(found?.lines ?? []) }).toEqual({
              asked,
              by,
              ...figures,
              total: lines.length,
              lines: byKey(lines),
            });
            const page = await signingBy(db(), asked, by, { from: 1, count: 2 });
            expect(page).toEqual({ ...found, lines: found?.lines.slice(1, 3) });
          }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

const subject: fc.Arbitrary<ReportSubject> = fc.oneof(
  fc.constant({ of: 'all', key: '' } as const),
  fc.record({ of: fc.constant('topic' as const), key: fc.constantFrom(...topics) }),
  fc.record({ of: fc.constant('country' as const), key: fc.constantFrom(...countries) }),
  fc.record({ of: fc.constant('delegation' as const), key: fc.constantFrom('DE', 'FR') }),
  fc.record({ of: fc.constant('group' as const), key: fc.constantFrom('SOC', 'EPP/CD') }),
  fc.record({ of: fc.constant('signatory' as const), key: fc.constantFrom('1', '2') }),
);

const mostFirst = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([key, n]) => ({ key, n })).toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));

test('reports, comparisons and what networks are made of are what the declarations say one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(held, { maxLength: 14 }),
      fc.array(fc.tuple(subject, day, day), { minLength: 6, maxLength: 6 }),
      async (all, reports) => {
        await store(all);
        for (const [about, one, other] of reports) {
          const [from = '', to = ''] = [one, other].toSorted();
          const { of, key } = about;
          const asked = {
            ...nothingAsked,
            from,
            to,
            ...(of !== 'all' && of !== 'signatory' && { [of]: key }),
          };
          const inTime = all.filter((item) => isMet(item, { ...nothingAsked, from, to }));
          const own = inTime.filter(
            (item) =>
              isMet(item, asked) &&
              (of !== 'signatory' || item.names.some(({ id }) => String(id) === key)) &&
              ((of !== 'delegation' && of !== 'group') || inScope(item, asked).length > 0),
          );
          const report = await reportOn(db(), about, { from, to }, 'en');
          const distinct = (value: (name: Held['names'][number]) => string) =>
            mostFirst(counted(own.flatMap(({ names }) => [...new Set(names.map(value))].filter(Boolean))));
          const signers = mostFirst(
            counted(own.flatMap((item) => inScope(item, asked)).map(({ id }) => String(id))),
          );
          expect({
            about,
            from,
            to,
            ...report,
            entries: report?.entries.map(({ number }) => number).toSorted(),
          }).toEqual({
            about,
            from,
            to,
            subject: about,
            name: of === 'signatory' ? `Person ${key}` : null,
            period: { from, to },
            all: inTime.length,
            entries: own.map((item) => all.indexOf(item) + 1).toSorted(),
            people:
              of === 'signatory'
                ? []
                : signers.map((line) => ({ ...line, name: `Person ${line.key}`, delegation: 'DE' })),
            delegations: distinct(({ delegation }) => delegation),
            groups: distinct(({ group }) => group),
            topics: mostFirst(counted(own.flatMap((item) => item.topics))),
            countries: mostFirst(counted(own.flatMap((item) => item.concerns))),
          });
        }
        const period = { from: '2015-01-01', to: null };
        const on = (code: string) =>
          all.filter((item) => item.concerns.includes(code) && item.day >= period.from);
        const shared = await sharedSigners(db(), { of: 'country', a: 'AZ', b: 'GE', period });
        const side = (code: string) => ({
          declarations: on(code).length,
          counts: counted(on(code).flatMap(({ names }) => names.map(({ id }) => id))),
        });
        expect(shared).toEqual({
          a: side('AZ'),
          b: side('GE'),
          together: on('AZ').filter((item) => item.concerns.includes('GE')).length,
        });
        for (const scope of [
          { of: 'topic', code: 'elections', since: null },
          { of: 'delegation', code: 'DE', since: '2016-01-01' },
        ] as const) {
          const among = all.filter(
            (item) =>
              item.day >= (scope.since ?? '') &&
              (scope.of === 'topic'
                ? item.topics.includes(scope.code)
                : item.names.some(({ delegation }) => delegation === scope.code)),
          );
          const said = (lists: readonly { session: number; ids: readonly number[] }[]) =>
            lists.map(({ session, ids }) => `${session}: ${ids.join()}`).toSorted();
          expect(said(await rostersIn(db(), scope))).toEqual(
            said(among.map((item) => ({ session: sessionOf(item), ids: item.names.map(({ id }) => id) }))),
          );
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

test('the part-session of a day is the same in the database and outside', async () => {
  const found = rows<{ day: number; session: number }>(
    await db().execute(sql`
      select d - date '1970-01-01' as day, hemicycle_session(d) as session
      from generate_series(date '1949-08-01', date '2040-12-31', interval '7 days') g (at), lateral (select g.at::date as d) x`),
  );
  expect(found.filter(({ day: number, session }) => dayNumberToSession(number) !== session)).toEqual([]);
});
