import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { families, familyOf } from '../../../src/assembly/group.ts';
import { rows } from '../../../src/store/db/database.ts';
import { joinPeople, splitPerson } from '../../../src/store/ingest/merge-and-split.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, signature } from '../../support/declarations/declarations.ts';

const db = useDatabase();

const said = async (query: ReturnType<typeof sql>) =>
  rows<{ line: string }>(await db().execute(query))
    .map(({ line }) => line)
    .toSorted();

/** Every sum that is held, and every one that counting again from the start gives. */
async function sums(): Promise<{ held: string[]; counted: string[] }> {
  const held = await said(sql`select concat_ws('|', of, a, b, n) as line from tallies where n <> 0`);
  await db().execute(sql`delete from tallies`);
  await db().execute(sql`delete from rolls`);
  await db().execute(sql`select hemicycle_tally(array(select id from declarations))`);
  return {
    held,
    counted: await said(sql`select concat_ws('|', of, a, b, n) as line from tallies where n <> 0`),
  };
}

async function one(of: string, a: string, b: string): Promise<number | undefined> {
  const found = await db().execute(sql`select n from tallies where of = ${of} and a = ${a} and b = ${b}`);
  return rows<{ n: number }>(found)[0]?.n;
}

const rosterLine = sql`concat_ws('|', declaration_id, number, tabled_on, encode(signatory_ids, 'hex'), (
  select string_agg(concat_ws(' ', c.of, c.code, c.family), ';' order by c.of, c.code)
  from unnest(subjects) s join codes c on c.id = s
), (
  select string_agg(c.code || '/' || c.family, ';' order by n)
  from generate_series(0, length(places) / 2 - 1) n
  join codes c on c.of = 'place' and c.id = get_byte(places, 2 * n) * 256 + get_byte(places, 2 * n + 1)
))`;
const rollLine = sql`concat_ws('|', declaration_id, number, tabled_on, (
  select string_agg(lpad(to_hex(id), 8, '0'), '' order by at) from unnest(signatory_ids) with ordinality as u (id, at)
), (
  select string_agg(concat_ws(' ', s.of, s.code, ''), ';' order by s.of, s.code)
  from (select 'topic' as of, t as code from unnest(topics) t union all select 'country', c from unnest(concerns) c) s
), (
  select string_agg(m.d || '/' || m.f, ';' order by m.at)
  from unnest(member_delegations, member_groups) with ordinality as m (d, f, at)
))`;

test('the database knows the lines of groups that the domain knows', async () => {
  const codes = families.flatMap((family) => family.codes);
  for (const code of [...codes, 'NEW', 'Greens']) {
    const found = await db().execute(sql`select hemicycle_family(${code}) as family`);
    expect(rows<{ family: string }>(found)[0]?.family).toBe(familyOf(code));
  }
});

test('sums follow what is stored: the names, the groups, the years and the topics', async () => {
  await keep(db(), archived(682));
  await keep(db(), archived(679));
  expect(await one('total', '', '')).toBe(2);
  expect(await one('year', '', '2019')).toBe(2);
  const [popsoi] = await findSignatories(db(), 'Mihail POPSOI', 1);
  expect(await one('signatory', '', String(popsoi?.id))).toBe(2);
  expect(await one('tabled', '', String(popsoi?.id))).toBe(1);
  expect(await one('delegation/signatory', 'MD', String(popsoi?.id))).toBe(2);
  expect(await one('delegation/delegation', 'IT', 'MD')).toBe(await one('delegation/delegation', 'MD', 'IT'));
  const { held, counted } = await sums();
  expect(held).toEqual(counted);
});

test('rosters follow the rolls, and sums stay what counting anew would give through editions, joining and splitting', async () => {
  const base = archived(682);
  await keep(db(), { ...base, signatories: base.signatories.slice(0, 20) });
  await keep(db(), archived(679));
  await keep(db(), {
    ...base,
    date: '2019-10-04',
    signatories: [...base.signatories, signature(33, ['Ms', 'Petra BAYR', 'Austria', 'SOC'])],
  });
  await keep(db(), { ...base, date: '2018-12-30', signatories: base.signatories.slice(0, 9) });
  const [a, b] = await findSignatories(db(), 'martin', 2);
  await joinPeople(db(), a?.id ?? 0, b?.id ?? 0);
  await splitPerson(db(), a?.id ?? 0, `Mr ${b?.name}`);
  expect(await one('year', '', '2018')).toBe(1);
  expect(await said(sql`select ${rosterLine} as line from rosters`)).toEqual(
    await said(sql`select ${rollLine} as line from rolls`),
  );
  const { held, counted } = await sums();
  expect(held).toEqual(counted);
});
