import { isInPartSession } from '../../assembly/part-session.ts';

/** What the walk knows of the files ahead of its frontier. */
export interface Ahead {
  /** The frontier: ids are given out upwards from here, with gaps. */
  readonly highest: number;
  /** When documents were last found that were not known before, the latest first. */
  readonly finds: readonly Date[];
  readonly files: readonly {
    readonly fileId: number;
    /** `null` when never. */ readonly askedAt: Date | null;
  }[];
  /** Requests that found nothing, of this day by UTC: they are what `lookBudget` bounds. */
  readonly spent: number;
}

/** How often which files are asked for. */
export interface LookAheadPace {
  /** `possible`: the calendar allows of a part-session, and too little was found to believe that there is one. */
  readonly kind: 'session' | 'possible' | 'between';
  /** Between two looks at the nearest files, in milliseconds. */
  readonly everyMs: number;
  /** Up to which distance from the frontier, and how many times as long. */
  readonly tiers: readonly (readonly [distance: number, times: number])[];
}

/** Requests a day that may find nothing, but on the days of a part-session. The rest of 600 is for what is known already. */
export const lookBudget = 450;

/** So many documents found within the time make a part-session of a day on which there may be one. */
export const sessionFinds = 8;
const sessionFindsMs = 30 * 60 * 60_000;

const minute = 60_000;
const dayMs = 24 * 60 * minute;

const close: LookAheadPace['tiers'] = [
  [3, 1],
  [8, 3],
  [20, 12],
  [Infinity, 90],
];
const nearest = 2;
const wide: LookAheadPace['tiers'] = [
  [nearest, 1],
  [8, 4],
  [30, 16],
  [Infinity, 64],
];
const wider: LookAheadPace['tiers'] = [
  [nearest, 1],
  [8, 12],
  [30, 64],
  [Infinity, 240],
];

/**
 * The pace of a moment, by the clock of Strasbourg: every two minutes on the days of a part-session; slower between, but for
 * a while after a document was found; slower still in the evening and at the weekend, slowest at night. The calendar tells
 * when there may be a part-session, what was found whether there is one.
 */
export function paceAt(now: Date, finds: readonly Date[]): LookAheadPace {
  const { isWeekend, isPossible, hour } = strasbourg(now);
  const isNight = hour < 7 || hour >= 22;
  if (isPossible && isBorneOut(now, finds)) {
    return { kind: 'session', everyMs: (isNight ? 20 : 2) * minute, tiers: close };
  }
  const kind = isPossible ? 'possible' : 'between';
  if (isNight) return { kind, everyMs: 60 * minute, tiers: wide };
  const [latest] = finds;
  const sinceMs = latest === undefined ? Infinity : now.getTime() - latest.getTime();
  if (isPossible) {
    return { kind, everyMs: (sinceMs < 40 * minute ? 2 : 6) * minute, tiers: wider };
  }
  if (sinceMs < 12 * minute) return { kind, everyMs: 4 * minute, tiers: wide };
  const isOfficeTime = !isWeekend && hour >= 8 && hour < 20;
  return { kind, everyMs: (isOfficeTime ? 15 : 30) * minute, tiers: wide };
}

function isBorneOut(now: Date, finds: readonly Date[]): boolean {
  const first = finds[sessionFinds - 1];
  return first !== undefined && now.getTime() - first.getTime() < sessionFindsMs;
}

/** Between two looks at feeds, in milliseconds, where they stand beside the walk; where there is nothing else, more often. */
export function feedPauseAt(now: Date, finds: readonly Date[], isAlone: boolean): number {
  const { kind, everyMs } = paceAt(now, finds);
  if (kind === 'possible') return isAlone ? Math.min(everyMs, 2 * minute) : 15 * minute;
  return everyMs;
}

/**
 * Which files ahead are to be asked for now, the nearest first: near ones often, far ones seldom. Outside part-sessions it
 * keeps to `lookBudget`: what the nearest need until the end of the day is kept for them, and shared out evenly when it is
 * less. Nearest files never asked for are due whatever was spent. Pure: the same answer for the same state.
 */
export function lookAheadPlan(now: Date, { highest, finds, files, spent }: Ahead): number[] {
  const spare = spareAt(now, finds, spent);
  // What was found lately is no reason for more when there is nothing to spare.
  const pace = paceAt(now, spare > 0 ? finds : []);
  const dueIn = (factor: number) =>
    files
      .map(({ fileId, askedAt }) => ({ fileId, dueMs: dueMs(now, pace, fileId - highest, askedAt, factor) }))
      .filter(({ dueMs }) => dueMs <= 0);
  if (spare === Infinity) return dueIn(1).map(({ fileId }) => fileId);
  const due = dueIn(spare > 0 ? 1 : stretch(now, pace, spent));
  const near = due
    .filter(({ fileId }) => fileId - highest <= nearest)
    .filter(({ dueMs }, nth) => dueMs === -Infinity || spent + nth < lookBudget);
  const far = due
    .filter(({ fileId }) => fileId - highest > nearest)
    .toSorted((a, b) => a.dueMs - b.dueMs || a.fileId - b.fileId)
    .slice(0, Math.max(0, Math.floor(spare) - near.length));
  return [...near, ...far].map(({ fileId }) => fileId).toSorted((a, b) => a - b);
}

/** Requests that may be made for other files than the nearest; `Infinity` in a part-session. May be negative. */
export function spareAt(now: Date, finds: readonly Date[], spent: number): number {
  if (paceAt(now, finds).kind === 'session') return Infinity;
  return lookBudget - spent - neededFrom(now);
}

/** Whether a request may be made now for what is known already, to see whether the site shows it. */
export function mayCheck(now: Date, finds: readonly Date[], spent: number): boolean {
  return spent < lookBudget || paceAt(now, finds).kind === 'session';
}

/** How many gaps may be asked about now: they come after the nearest files and before the far ones. */
export function gapAllowance(now: Date, finds: readonly Date[], spent: number): number {
  const spare = spareAt(now, finds, spent);
  if (spare === Infinity) return spare;
  return Math.max(0, Math.min(Math.floor(spare + neededFrom(now) / 3), lookBudget - spent));
}

/** A look that shows nothing new is followed by a request for a document that is known, this often at most. */
export const headingEveryMs = 60 * minute;

/** How much longer the nearest wait, so that what is left lasts until the end of the day. */
function stretch(now: Date, { everyMs }: LookAheadPace, spent: number): number {
  const left = lookBudget - spent;
  const each = nearest + 1;
  if (left < each) return Infinity;
  return Math.max(1, (each * (dayEnd(now) - now.getTime())) / left / everyMs);
}

/** Requests for the nearest files until the end of the day, when nothing is found, and for what is known beside them. */
function neededFrom(now: Date): number {
  const stepMs = 60 * minute;
  const end = dayEnd(now);
  let needed = 0;
  for (let at = now.getTime(); at < end; at += stepMs) {
    const partMs = Math.min(stepMs, end - at);
    needed += (nearest * partMs) / paceAt(new Date(at), []).everyMs + partMs / headingEveryMs;
  }
  return needed;
}

const dayEnd = (now: Date): number => (Math.floor(now.getTime() / dayMs) + 1) * dayMs;

/** In how many milliseconds a file is due: not above 0 when it is. */
function dueMs(
  now: Date,
  pace: LookAheadPace,
  distance: number,
  askedAt: Date | null,
  factor: number,
): number {
  if (askedAt === null) return -Infinity;
  const slackMs = Math.min(pace.everyMs / 4, minute);
  const [, times] = pace.tiers.find(([most]) => distance <= most) ?? [0, 1];
  const age = now.getTime() - askedAt.getTime();
  // A clock that was set back is no reason to wait.
  if (age < 0) return 0;
  return Math.min(pace.everyMs * times * factor, dayMs) - slackMs - age;
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

interface Local {
  readonly date: string;
  readonly isWeekend: boolean;
  /** By the calendar there may be a part-session on this day. */
  readonly isPossible: boolean;
  readonly hour: number;
}

/** By hours of UTC: a plan asks for a day of them. */
const locals = new Map<number, Local>();

function strasbourg(now: Date): Local {
  const nth = Math.floor(now.getTime() / (60 * minute));
  const known = locals.get(nth);
  if (known) return known;
  const parts = clock.formatToParts(now);
  const part = (wanted: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const isWeekend = ['Sat', 'Sun'].includes(part('weekday'));
  const isPossible = !isWeekend && isInPartSession(date);
  const local = { date, isWeekend, isPossible, hour: Number(part('hour')) };
  if (locals.size >= 100) locals.clear();
  locals.set(nth, local);
  return local;
}
