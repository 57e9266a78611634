import { SingleBar } from 'cli-progress';
import { count, duration, type Screen } from './progress.ts';

export interface RowProgress {
  moved(done: number, all: number): void;
  /** Something begins of which nobody knows how long it takes. */
  says(line: string): void;
  end(): void;
}

const quietMs = 10_000;

/** How many rows are done and how long the others will take: a bar where a person watches, else a line now and then. */
export function createRowProgress(screen: Screen, now: () => number = () => performance.now()): RowProgress {
  const begun = now();
  const left = (done: number, all: number) =>
    done === 0 ? '' : `${duration(((now() - begun) / 1_000) * (all / done - 1))} left`;
  const says = (line: string) => void screen.write(`${line}\n`);
  if (screen.isTTY !== true) {
    let saidAt = begun;
    return {
      moved: (done, all) => {
        if (now() - saidAt < quietMs) return;
        saidAt = now();
        says(`${count(done)} of ${count(all)} rows, ${left(done, all)}`);
      },
      says,
      end: () => undefined,
    };
  }
  const bar = new SingleBar({
    stream: screen,
    format: '{bar} {percentage} % | {rows} | {left}',
    barsize: 20,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    gracefulExit: false,
  });
  let isShown = false;
  const end = () => {
    if (isShown) bar.stop();
    isShown = false;
  };
  return {
    moved: (done, all) => {
      const told = { rows: `${count(done)} of ${count(all)} rows`, left: left(done, all) };
      if (isShown) bar.update(done, told);
      else bar.start(all, done, told);
      isShown = true;
    },
    says: (line) => {
      end();
      says(line);
    },
    end,
  };
}
