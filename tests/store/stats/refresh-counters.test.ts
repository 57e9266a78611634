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

const rosterLine = sql`concat_ws('|', declaration_id, number, tabled_on, topics, encode(signatory_ids, 'hex'))`;
const rollLine = sql`concat_ws('|', declaration_id, number, tabled_on, topics, (
  select string_agg(lpad(to_hex(id), 8, '0'), '' order by at) from unnest(signatory_ids) with ordinality as u (id, at)
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
