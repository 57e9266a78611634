import { dayAfter } from '../src/assembly/part-session.ts';
import { gapAllowance, lookAheadPlan, sessionFinds, spareAt } from '../src/crawl/walk/look-ahead.ts';
import { nextGapLook } from '../src/store/crawl/missing-files.ts';
import { quantile, rounded } from './statistics.ts';
import type { BenchResult } from './result.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const from = Date.UTC(2025, 0, 1);
const to = Date.UTC(2026, 0, 1);
const tickMs = 2 * minute;
const window = 100;
/** Other requests of a day: for a feed beside the walk, open declarations, translations, robots.txt. */
const othersADay = 64 + 40 + 10 + 2;
const years = 1;
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
  const lists = Array.from({ length: years }, (_, nth) => publish(20_251_130 + nth));
  const paced = merged(lists.map((publications) => simulate(publications, tickMs, pacedLooks)));
  const before = merged(
    lists.slice(0, 1).map((publications) => simulate(publications, 10 * minute, everyTime())),
  );
  return {
    name: 'pace',
    did: `Followed the publications of ${years} simulated years, 720 in each, by the calendar, and of one as before (20 files every ten minutes).`,
    figures: { ...figures('by the calendar', paced), ...figures('before', before) },
    bar: 'a median under 3 minutes in the weeks of part-sessions, at most 600 requests on every ordinary day',
  };
}

const merged = (runs: readonly Run[]): Run => ({
  delays: runs.flatMap(({ delays }) => delays),
  days: runs.flatMap(({ days }) => days),
});

interface Run {
  readonly delays: readonly { readonly at: number; readonly delayMs: number }[];
  readonly days: readonly { readonly date: string; readonly requests: number }[];
}

function figures(name: string, { delays, days }: Run): Record<string, number> {
  const inSession = delays.filter(({ at }) => isSession(dayOf(at)));
  const between = delays.filter(({ at }) => !isSession(dayOf(at)));
  const minutes = (some: Run['delays'], share: number) =>
    rounded(
      quantile(
        some.map(({ delayMs }) => delayMs / minute),
        share,
      ),
    );
  const whole = days.filter(({ date }) => date < '2025-12-31');
  const ordinary = whole.filter(({ date }) => !isSession(date)).map(({ requests }) => requests + othersADay);
  const session = whole.filter(({ date }) => isSession(date)).map(({ requests }) => requests + othersADay);
  return {
    [`${name}: minutes to the look in part-session weeks, median`]: minutes(inSession, 0.5),
    [`${name}: in part-session weeks, 90th percentile`]: minutes(inSession, 0.9),
    [`${name}: in part-session weeks, 80th percentile`]: minutes(inSession, 0.8),
    [`${name}: minutes between part-sessions, median`]: minutes(between, 0.5),
    [`${name}: between, 90th percentile`]: minutes(between, 0.9),
    [`${name}: requests on an ordinary day, median`]: quantile(ordinary, 0.5),
    [`${name}: requests on an ordinary day, 90th percentile`]: quantile(ordinary, 0.9),
    [`${name}: requests on an ordinary day, most`]: Math.max(...ordinary),
    [`${name}: requests on a day of a part-session, median`]: quantile(session, 0.5),
    [`${name}: not found in the year`]: delays.filter(({ delayMs }) => delayMs > 60 * day).length,
  };
}

interface State {
  highest: number;
  /** The latest first. */
  finds: readonly number[];
  spent: { readonly day: string; readonly requests: number };
  readonly askedAt: Map<number, number>;
  readonly gaps: Map<number, { readonly since: number; nextLookAt: number }>;
}

type Looks = (now: number, state: State) => readonly number[];

/** As the walk does: files ahead by the plan, then at most ten gaps, then a known document when none was seen for an hour. */
function simulate(publications: readonly Publication[], everyMs: number, looks: Looks): Run {
  const appears = new Map(publications.map(({ fileId, at }) => [fileId, at]));
  const state: State = {
    highest: 34_000,
    finds: [],
    spent: { day: '', requests: 0 },
    askedAt: new Map(),
    gaps: new Map(),
  };
  const found = new Map<number, number>();
  const requests = new Map<string, number>();
  let headingAt = 0;
  const ask = (now: number, isFind: boolean): void => {
    const date = dayOf(now);
    requests.set(date, (requests.get(date) ?? 0) + 1);
    const before = state.spent.day === date ? state.spent.requests : 0;
    const isFree = isFind || spareAt(new Date(now), datesOf(state), before) === Infinity;
    state.spent = { day: date, requests: before + (isFree ? 0 : 1) };
  };
  for (let now = from; now < to; now += everyMs) {
    let asked = 0;
    const done = new Set<number>();
    const go = (queue: number[], isAhead: boolean): void => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        if (done.has(id)) continue;
        done.add(id);
        asked += 1;
        const isThere = (appears.get(id) ?? Infinity) <= now && !found.has(id);
        ask(now, isThere);
        state.askedAt.set(id, now);
        const gap = state.gaps.get(id);
        if (gap) {
          const since = { since: new Date(gap.since), baseline: false };
          gap.nextLookAt = nextGapLook(since, new Date(now)).getTime();
        }
        if (!isThere) continue;
        found.set(id, now);
        headingAt = now;
        state.gaps.delete(id);
        state.finds = [now, ...state.finds].slice(0, sessionFinds);
        if (!isAhead || id < state.highest) continue;
        const between = Array.from({ length: id - state.highest - 1 }, (_, at) => state.highest + 1 + at);
        for (const passed of between) state.gaps.set(passed, { since: now, nextLookAt: now + 10 * minute });
        state.highest = id;
        queue.splice(0, queue.length, ...between, ...looks(now, state));
      }
    };
    go([...looks(now, state)], true);
    go(gapsDue(now, state), false);
    if (asked > 0 && now - headingAt >= 60 * minute) {
      ask(now, false);
      headingAt = now;
    }
  }
  const delays = publications.map(({ fileId, at }) => ({
    at,
    delayMs: (found.get(fileId) ?? Infinity) - at,
  }));
  return { delays, days: [...requests].map(([date, requests]) => ({ date, requests })) };
}

const datesOf = ({ finds }: State): Date[] => finds.map((at) => new Date(at));
const spentOn = (now: number, { spent }: State): number => (spent.day === dayOf(now) ? spent.requests : 0);

function gapsDue(now: number, state: State): number[] {
  const most = gapAllowance(new Date(now), datesOf(state), spentOn(now, state));
  return [...state.gaps]
    .flatMap(([id, { nextLookAt }]) => (nextLookAt <= now ? [id] : []))
    .slice(0, Math.min(10, most));
}

function pacedLooks(now: number, state: State): readonly number[] {
  const { highest, askedAt } = state;
  const files = Array.from({ length: window }, (_, at) => {
    const asked = askedAt.get(highest + 1 + at);
    return { fileId: highest + 1 + at, askedAt: asked === undefined ? null : new Date(asked) };
  });
  return lookAheadPlan(new Date(now), { highest, finds: datesOf(state), files, spent: spentOn(now, state) });
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

function publish(seed: number): Publication[] {
  const random = seeded(seed);
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
