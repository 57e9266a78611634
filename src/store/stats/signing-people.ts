import { sql } from 'drizzle-orm';
import { couldHaveSigned, type SessionKey } from '../../assembly/seen.ts';
import { rows, type Database } from '../db/database.ts';
import { packInts, unpackIntColumns } from '../db/int-columns.ts';
import type { SearchFor } from '../search/search-for.ts';
import { countersOf } from './counters.ts';
import type { SignedRolls } from './signed-rolls.ts';
import { linesInRange, mostFirst, type Found, type Lines } from './signing-lines.ts';
import { around, isScoped, placesOf } from './signing-scope.ts';

/** Everybody who signed. */
export async function everybody(db: Database, { rolls, sessions, range }: Found): Promise<Lines> {
  const counts = rolls === null ? await allCounts(db) : countsUnder(rolls);
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

/** How many of the rolls bear each name, by the id of the signatory; of the delegation and the group asked. */
export function countsUnder(
  { ids, places, place }: Pick<SignedRolls, 'ids' | 'places' | 'place'>,
  asked: Pick<SearchFor, 'delegation' | 'group'> = { delegation: null, group: null },
): Map<number, number> {
  const isOf = isScoped(asked) ? placesOf({ place }, asked) : null;
  // Ids of people are small, and there are hundreds of thousands to count.
  let highest = 0;
  for (const id of ids) if (id > highest) highest = id;
  const counts = new Uint32Array(highest + 1);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (isOf === null || isOf(places[at] ?? 0)) counts[id] = (counts[id] ?? 0) + 1;
  }
  const held = new Map<number, number>();
  for (const [id, n] of counts.entries()) if (n > 0) held.set(id, n);
  return held;
}

/** The members of a delegation or a group, those as well who signed nothing of it but could have. */
export async function members(db: Database, asked: SearchFor, found: Found): Promise<Lines> {
  const { rolls, sessions, range } = found;
  const { delegation, group } = asked;
  const [of, code] =
    delegation === null ? (['group', group] as const) : (['delegation', delegation] as const);
  const all = await countersOf(db, `${of}/signatory`, code ?? '', most);
  const counts = rolls === null ? null : countsUnder(rolls, asked);
  const signed = all
    .map(({ key, n }) => ({ key, signed: counts === null ? n : (counts.get(Number(key)) ?? 0) }))
    .toSorted((a, b) => b.signed - a.signed);
  // Who signed could have. What else they could have signed matters for those shown, and for who is shown among equals.
  const shown = new Set(signed.slice(range.from, range.from + range.count).map((one) => one.signed));
  const looked = signed.filter((one) => one.signed === 0 || shown.has(one.signed));
  const seen = await memberSessions(
    db,
    looked.map(({ key }) => Number(key)),
    sessions,
  );
  const lines = signed.map((one) => {
    if (one.signed > 0 && !shown.has(one.signed)) return { ...one, possible: one.signed };
    const own = (seen.get(Number(one.key)) ?? []).filter(
      (place) =>
        (delegation === null || place.delegation === delegation) &&
        (group === null || place.family === group),
    );
    const possible = couldHaveSigned(
      own.map(({ session }) => session),
      sessions,
    );
    return { ...one, possible };
  });
  return linesInRange(lines.filter(({ possible }) => possible > 0).toSorted(mostFirst), range);
}

/** More than a delegation or a group ever had. */
const most = 1_000_000;

interface SeenAs {
  readonly session: SessionKey;
  readonly delegation: string;
  readonly family: string;
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
      select string_agg(a || '|' || b, chr(10)) as packed from tallies
      where of = 'member/session' and a = any(${sql.param(ids.map(String))}::text[])
        and b >= ${span.first} and b < ${span.last} and n > 0`),
  );
  for (const line of found?.packed?.split('\n') ?? []) {
    const [id = '', session = '', delegation = '', family = ''] = line.split('|');
    const of = seen.get(Number(id)) ?? [];
    of.push({ session: Number(session), delegation, family });
    seen.set(Number(id), of);
  }
  return seen;
}
