import { sql, type SQL } from 'drizzle-orm';
import { couldHaveSigned, type SessionKey } from '../../assembly/seen.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, packIntsToBytes, unpackInts, unpackIntColumns } from '../db/int-columns.ts';
import type { SearchFor } from '../search/search-for.ts';
import { linesInRange, mostFirst, type Found, type Lines } from './signing-lines.ts';
import { around, names, ofScope, scoped, type Where } from './signing-scope.ts';

/** Everybody who signed. */
export async function everybody(db: Database, where: Where, { sessions, range }: Found): Promise<Lines> {
  const counts = where === undefined ? await allCounts(db) : await countsUnder(db, where);
  const ranked = [...counts].toSorted(([a, most], [b, least]) => least - most || a - b);
  const shown = ranked.slice(range.from, range.from + range.count);
  const seen = await memberSessions(
    db,
    shown.map(([id]) => id),
    sessions,
  );
  return {
    lines: shown.map(([id, signed]) => ({
      key: String(id),
      signed,
      possible: couldHaveSigned(
        (seen.get(id) ?? []).map(({ session }) => session),
        sessions,
      ),
    })),
    total: ranked.length,
  };
}

async function allCounts(db: Database): Promise<Map<number, number>> {
  const [found] = rows<{ packed: string }>(
    await db.execute(
      sql`select ${packInts(sql`b::int`, sql`n`)} as packed from tallies where of = 'signatory' and a = '' and n > 0`,
    ),
  );
  const { ids, counts } = unpackIntColumns(found?.packed ?? '', 'ids', 'counts');
  return new Map([...ids].map((id, at) => [id, counts[at] ?? 0]));
}

/** How many of the rolls `r` that meet the conditions bear each name, by the id of the signatory. */
export async function countsUnder(db: Database, where: SQL): Promise<Map<number, number>> {
  return countEach(await namesUnder(db, where));
}

/** The ids under all of them, packed: handing out a row each would cost more than finding them. */
async function namesUnder(db: Database, where: SQL): Promise<Int32Array> {
  const [found] = rows<{ packed: string }>(
    await db.execute(sql`
      select ${packIntsToBytes(sql`x.signatory_ids`)} as packed
      from rolls r join rosters x on x.declaration_id = r.declaration_id where ${where}`),
  );
  return unpackInts(found?.packed ?? '');
}

function countEach(ids: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** The members of a delegation or a group, those as well who signed nothing of it but could have. */
export async function members(db: Database, where: Where, asked: SearchFor, found: Found): Promise<Lines> {
  const of = asked.delegation === null ? 'group/signatory' : 'delegation/signatory';
  const ids = rows<{ id: number }>(
    await db.execute(sql`
      select b::int as id from tallies where of = ${of} and a = ${asked.delegation ?? asked.group} and n > 0`),
  ).map(({ id }) => id);
  const seen = await memberSessions(db, ids, found.sessions);
  const counts = where === undefined ? null : await membersCounts(db, where, asked);
  const lines = ids.map((id) => {
    const own = (seen.get(id) ?? []).filter(
      (one) =>
        (asked.delegation === null || one.delegation === asked.delegation) &&
        (asked.group === null || one.family === asked.group),
    );
    return {
      key: String(id),
      signed: counts === null ? own.reduce((sum, { n }) => sum + n, 0) : (counts.get(id) ?? 0),
      possible: couldHaveSigned(
        own.map(({ session }) => session),
        found.sessions,
      ),
    };
  });
  return linesInRange(lines.filter(({ possible }) => possible > 0).toSorted(mostFirst), found.range);
}

async function membersCounts(db: Database, where: Where, asked: SearchFor): Promise<Map<number, number>> {
  const found = rows<{ id: number; n: number }>(
    await db.execute(sql`
      select m.id, count(*)::int as n from rolls r cross join lateral ${names}
      where ${scoped(where, asked)} and ${ofScope(asked)} group by m.id`),
  );
  return new Map(found.map(({ id, n }) => [id, n]));
}

interface SeenAs {
  readonly session: SessionKey;
  readonly delegation: string;
  readonly family: string;
  /** Declarations signed so. */
  readonly n: number;
}

/** In which part-sessions some people signed anything, and as members of what; not far before and after those asked. */
async function memberSessions(
  db: Database,
  ids: readonly number[],
  sessions: ReadonlyMap<SessionKey, number>,
): Promise<Map<number, SeenAs[]>> {
  const span = around(sessions);
  const seen = new Map<number, SeenAs[]>();
  if (span === null || ids.length === 0) return seen;
  const [found] = rows<{ packed: string | null }>(
    await db.execute(sql`
      select string_agg(a || '|' || b || '|' || n, chr(10)) as packed from tallies
      where of = 'member/session' and a = any(${sql.param(ids.map(String))}::text[])
        and b >= ${span.first} and b < ${span.last} and n > 0`),
  );
  for (const line of found?.packed?.split('\n') ?? []) {
    const [id = '', session = '', delegation = '', family = '', n = ''] = line.split('|');
    const of = seen.get(Number(id)) ?? [];
    of.push({ session: Number(session), delegation, family, n: Number(n) });
    seen.set(Number(id), of);
  }
  return seen;
}
