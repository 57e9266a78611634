import { SingleBar } from 'cli-progress';
import type { ImportWatcher } from '../crawl/import/store-page.ts';
import type { Counts } from '../crawl/import/report.ts';

/** Where progress is shown: a person's terminal, or whatever else standard error leads to. */
export type Screen = NodeJS.WritableStream & { readonly isTTY?: boolean | undefined };

export interface ProgressBar extends ImportWatcher {
  /** Leaves the bar as it stands and the cursor below it. */
  end(): void;
}

/** Between two plain lines. */
const quietMs = 10_000;
/** The rate is that of the latest half minute: pages passed over at the start say nothing of those to come. */
const windowMs = 30_000;
const sampleMs = 500;

/**
 * A bar with rate and time left where a person watches, else a plain line now and then.
 *
 * @param now milliseconds of a clock that only moves forward.
 */
export function createProgress(screen: Screen, now: () => number = () => performance.now()): ProgressBar {
  return screen.isTTY === true ? barOn(screen, now) : linesOn(screen, now);
}

function barOn(screen: Screen, now: () => number): ProgressBar {
  const bar = new SingleBar({
    stream: screen,
    format: '{bar} {percentage} % | {pages} | {rate} | {left} | {found}',
    barsize: 20,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    // The verb itself ends in order.
    gracefulExit: false,
  });
  let all = 0;
  let pace = createPace(0, now);
  const told = (done: number, found: string) => ({
    pages: `${count(done)} of ${count(all)}`,
    ...pace.told(done, all),
    found,
  });

  return {
    begin(total, done) {
      all = total;
      pace = createPace(done, now);
      bar.start(total, done, told(done, found(null)));
    },
    moved(done, counts) {
      pace.moved(done);
      all = Math.max(all, done);
      bar.setTotal(all);
      bar.update(done, told(done, found(counts)));
    },
    end: () => bar.stop(),
  };
}

function linesOn(screen: Screen, now: () => number): ProgressBar {
  let all = 0;
  let pace = createPace(0, now);
  let saidAt = 0;

  return {
    begin(total, done) {
      all = total;
      pace = createPace(done, now);
      saidAt = now();
      const before = done === 0 ? '' : `, continuing after ${count(done)}`;
      screen.write(`${count(total)} ${total === 1 ? 'page' : 'pages'} to go through${before}.\n`);
    },
    moved(done, counts) {
      pace.moved(done);
      all = Math.max(all, done);
      if (now() - saidAt < quietMs) return;
      saidAt = now();
      const { rate, left } = pace.told(done, all);
      screen.write(`${count(done)} of ${count(all)} pages, ${rate}, ${left}: ${found(counts)}\n`);
    },
    end: () => undefined,
  };
}

function found(counts: Counts | null): string {
  const trouble = (counts?.incomplete ?? 0) + (counts?.blocked ?? 0) + (counts?.failed ?? 0);
  return `${count(counts?.new ?? 0)} new${trouble === 0 ? '' : `, ${count(trouble)} with trouble`}`;
}

interface Pace {
  moved(done: number): void;
  told(done: number, total: number): { readonly rate: string; readonly left: string };
}

function createPace(begunWith: number, now: () => number): Pace {
  const begun = { at: now(), done: begunWith };
  let samples = [begun];

  return {
    moved(done) {
      const at = now();
      const latest = samples.at(-1);
      if (latest !== undefined && at - latest.at < sampleMs) return;
      samples.push({ at, done });
      // One that is older than the window stays, so that a slow pace has something to be measured by.
      const inside = samples.findIndex((sample) => at - sample.at <= windowMs);
      if (inside > 1) samples = samples.slice(inside - 1);
    },
    told(done, total) {
      const isOver = done >= total;
      // In the end it is the pace of the whole run that is of interest.
      const since = isOver ? begun : (samples[0] ?? begun);
      const tookMs = now() - since.at;
      const rate = tookMs < (isOver ? 1 : sampleMs) ? 0 : ((done - since.done) * 1000) / tookMs;
      if (isOver) return { rate: rateInWords(rate), left: 'done' };
      if (rate <= 0) return { rate: 'measuring', left: 'time left unknown' };
      return { rate: rateInWords(rate), left: `${duration((total - done) / rate)} left` };
    },
  };
}

function rateInWords(aSecond: number): string {
  if (aSecond >= 10) return `${count(Math.round(aSecond))} a second`;
  return aSecond >= 1 ? `${aSecond.toFixed(1)} a second` : `${(aSecond * 60).toFixed(1)} a minute`;
}

/** A time in words, in seconds below two minutes and in minutes below two hours. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A number with its thousands apart. */
export function count(number: number): string {
  return number.toLocaleString('en-GB');
}
