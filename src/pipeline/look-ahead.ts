import { isInPartSession } from '../assembly/part-session.ts';

/** What the walk knows of the files ahead of its frontier. */
export interface Ahead {
  /** The frontier: ids are given out upwards from here, with gaps. */
  readonly highest: number;
  /** When a document was last found that was not known before. */
  readonly foundAt: Date | null;
  readonly files: readonly {
    readonly fileId: number;
    /** `null` when never. */ readonly askedAt: Date | null;
  }[];
}

/** How often which files are asked for. */
export interface Pace {
  /** Between two looks at the nearest files, in milliseconds. */
  readonly everyMs: number;
  /** Up to which distance from the frontier, and how many times as long. */
  readonly tiers: readonly (readonly [distance: number, times: number])[];
}

const minute = 60_000;
const longestMs = 24 * 60 * minute;

const close: Pace['tiers'] = [
  [3, 1],
  [8, 3],
  [20, 12],
  [Infinity, 90],
];
const wide: Pace['tiers'] = [
  [2, 1],
  [8, 4],
  [30, 16],
  [Infinity, 64],
];

/**
 * The pace of a moment, by the clock of Strasbourg: every two minutes on the days of a part-session; slower between, but for
 * a while after a document was found; slower still in the evening and at the weekend, slowest at night.
 */
export function paceAt(now: Date, foundAt: Date | null): Pace {
  const { date, weekday, hour } = strasbourg(now);
  const isWeekend = weekday === 'Sat' || weekday === 'Sun';
  const isNight = hour < 7 || hour >= 22;
  if (isInPartSession(date) && !isWeekend) {
    return isNight ? { everyMs: 20 * minute, tiers: close } : { everyMs: 2 * minute, tiers: close };
  }
  if (isNight) return { everyMs: 60 * minute, tiers: wide };
  const isFruitful = foundAt !== null && now.getTime() - foundAt.getTime() < 12 * minute;
  if (isFruitful) return { everyMs: 4 * minute, tiers: wide };
  const isOfficeTime = !isWeekend && hour >= 8 && hour < 20;
  return { everyMs: (isOfficeTime ? 15 : 30) * minute, tiers: wide };
}

/**
 * Which files ahead are to be asked for now, the nearest first: near ones often, far ones seldom. Pure: the same answer for
 * the same state, however often or late it is asked.
 */
export function lookAheadPlan(now: Date, { highest, foundAt, files }: Ahead): number[] {
  const pace = paceAt(now, foundAt);
  const slackMs = Math.min(pace.everyMs / 4, minute);
  return files
    .filter(({ fileId, askedAt }) => {
      if (askedAt === null) return true;
      const [, times] = pace.tiers.find(([distance]) => fileId - highest <= distance) ?? [0, 1];
      // A clock that was set back is no reason to wait.
      const age = now.getTime() - askedAt.getTime();
      return age < 0 || age + slackMs >= Math.min(pace.everyMs * times, longestMs);
    })
    .map(({ fileId }) => fileId)
    .toSorted((a, b) => a - b);
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The day in Strasbourg, `YYYY-MM-DD`. */
export const dayAt = (now: Date): string => strasbourg(now).date;

function strasbourg(now: Date): { readonly date: string; readonly weekday: string; readonly hour: number } {
  const parts = clock.formatToParts(now);
  const part = (wanted: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: part('weekday'),
    hour: Number(part('hour')),
  };
}
