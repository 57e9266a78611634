import { dayAfter } from '../src/assembly/part-session.ts';
import { lookAheadPlan } from '../src/pipeline/look-ahead.ts';
import { nextGapLook } from '../src/store/missing.ts';
import { quantile, rounded } from './statistics.ts';
import type { BenchResult } from './result.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const from = Date.UTC(2025, 0, 1);
const to = Date.UTC(2026, 0, 1);
const tickMs = 2 * minute;
const window = 100;
/** Other requests of a day: for a known document each hour, a soft 404, open declarations, robots.txt. */
const othersADay = 24 + 1 + 40 + 1;
/** The weeks in which the Assembly really met in 2025, from Monday. */
const sessionWeeks = ['2025-01-27', '2025-04-07', '2025-06-23', '2025-09-29'];

interface Publication {
  readonly fileId: number;
  readonly at: number;
}

/**
 * A year of the look-ahead under a simulated clock: about 60 documents a month, half of them in the four weeks of
 * part-sessions and in bursts, with gaps between the ids and some published long after their neighbours.
 */
export function benchPace(): BenchResult {
  const publications = publish();
  const paced = simulate(publications, tickMs, pacedLooks);
  const before = simulate(publications, 10 * minute, everyTime());
  return {
    name: 'pace',
    did: `Followed ${publications.length} publications of a simulated year, by the calendar and as before (20 files every ten minutes).`,
    figures: { ...figures('by the calendar', paced), ...figures('before', before) },
    bar: 'a median under 3 minutes in the weeks of part-sessions, at most 600 requests on an ordinary day',
  };
}

interface Run {
  readonly delays: readonly { readonly at: number; readonly delayMs: number }[];
  readonly requests: ReadonlyMap<string, number>;
}

function figures(name: string, { delays, requests }: Run): Record<string, number> {
  const inSession = delays.filter(({ at }) => isSession(dayOf(at)));
  const between = delays.filter(({ at }) => !isSession(dayOf(at)));
  const minutes = (some: Run['delays'], share: number) =>
    rounded(
      quantile(
        some.map(({ delayMs }) => delayMs / minute),
        share,
      ),
    );
  const days = [...requests].filter(([date]) => date < '2025-12-31');
  const ordinary = days.filter(([date]) => !isSession(date)).map(([, count]) => count + othersADay);
  const session = days.filter(([date]) => isSession(date)).map(([, count]) => count + othersADay);
  return {
    [`${name}: minutes to the look in part-session weeks, median`]: minutes(inSession, 0.5),
    [`${name}: in part-session weeks, 90th percentile`]: minutes(inSession, 0.9),
    [`${name}: in part-session weeks, 80th percentile`]: minutes(inSession, 0.8),
    [`${name}: minutes between part-sessions, median`]: minutes(between, 0.5),
    [`${name}: between, 90th percentile`]: minutes(between, 0.9),
    [`${name}: requests on an ordinary day, median`]: quantile(ordinary, 0.5),
    [`${name}: requests on an ordinary day, 90th percentile`]: quantile(ordinary, 0.9),
    [`${name}: requests on a day of a part-session, median`]: quantile(session, 0.5),
    [`${name}: not found in the year`]: delays.filter(({ delayMs }) => delayMs > 60 * day).length,
  };
}

interface State {
  highest: number;
  foundAt: number | null;
  readonly askedAt: Map<number, number>;
  readonly gaps: Map<number, { readonly since: number; nextLookAt: number }>;
}

type Looks = (now: number, state: State) => readonly number[];

/** As the walk does: files ahead by the plan, then at most ten gaps. */
function simulate(publications: readonly Publication[], everyMs: number, looks: Looks): Run {
  const appears = new Map(publications.map(({ fileId, at }) => [fileId, at]));
  const state: State = { highest: 34_000, foundAt: null, askedAt: new Map(), gaps: new Map() };
  const found = new Map<number, number>();
  const requests = new Map<string, number>();
  for (let now = from; now < to; now += everyMs) {
    const queue = [...looks(now, state), ...gapsDue(now, state)];
    const done = new Set<number>();
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      if (done.has(id)) continue;
      done.add(id);
      requests.set(dayOf(now), (requests.get(dayOf(now)) ?? 0) + 1);
      state.askedAt.set(id, now);
      const gap = state.gaps.get(id);
      if (gap)
        gap.nextLookAt = nextGapLook(
          { since: new Date(gap.since), baseline: false },
          new Date(now),
        ).getTime();
      if ((appears.get(id) ?? Infinity) > now) continue;
      found.set(id, now);
      state.gaps.delete(id);
      if (id < state.highest) continue;
      const between = Array.from({ length: id - state.highest - 1 }, (_, at) => state.highest + 1 + at);
      for (const passed of between) state.gaps.set(passed, { since: now, nextLookAt: now + 10 * minute });
      state.highest = id;
      state.foundAt = now;
      queue.unshift(...between, ...looks(now, state));
    }
  }
  const delays = publications.map(({ fileId, at }) => ({
    at,
    delayMs: (found.get(fileId) ?? Infinity) - at,
  }));
  return { delays, requests };
}

const gapsDue = (now: number, { gaps }: State): number[] =>
  [...gaps].flatMap(([id, { nextLookAt }]) => (nextLookAt <= now ? [id] : [])).slice(0, 10);

function pacedLooks(now: number, { highest, foundAt, askedAt }: State): readonly number[] {
  const files = Array.from({ length: window }, (_, at) => {
    const asked = askedAt.get(highest + 1 + at);
    return { fileId: highest + 1 + at, askedAt: asked === undefined ? null : new Date(asked) };
  });
  const found = foundAt === null ? null : new Date(foundAt);
  return lookAheadPlan(new Date(now), { highest, foundAt: found, files });
}

/** Ten files each time, ten more by turns. */
function everyTime(): Looks {
  let turn = 0;
  return (_now, { highest }) => {
    turn = (turn + 10) % (window - 10);
    return [
      ...Array.from({ length: 10 }, (_, at) => highest + 1 + at),
      ...Array.from({ length: 10 }, (_, at) => highest + 11 + ((turn + at) % (window - 10))),
    ];
  };
}

function publish(): Publication[] {
  const random = seeded(20_251_130);
  const moments: number[] = [];
  for (const week of sessionWeeks) {
    for (let burst = 0; burst < 30; burst += 1) {
      const at = Date.parse(dayAfter(week, Math.floor(random() * 5))) + (8 + random() * 11) * 60 * minute;
      const size = 1 + Math.floor(random() * 5);
      for (let nth = 0; nth < size; nth += 1) moments.push(at + nth * random() * 10 * minute);
    }
  }
  while (moments.length < 720) {
    const at = from + random() * (to - from - 40 * day);
    const [weekday, hour] = [new Date(at).getUTCDay(), new Date(at).getUTCHours()];
    if (weekday > 0 && weekday < 6 && hour >= 7 && hour < 18) moments.push(at);
  }
  let fileId = 34_000;
  return moments
    .toSorted((a, b) => a - b)
    .map((at) => {
      fileId += 1 + (random() < 0.25 ? 1 + Math.floor(random() * 3) : 0);
      // Some bear an id of earlier and come later.
      return { fileId, at: random() < 0.05 ? at + random() * 10 * day : at };
    });
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const isSession = (date: string): boolean =>
  sessionWeeks.some((week) => date >= week && date <= dayAfter(week, 4));

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
