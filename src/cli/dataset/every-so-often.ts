import { plural } from '../import-summary.ts';
import { count, type Screen } from '../progress.ts';

/** Between two lines of progress. */
const quietMs = 10_000;

/** Says how far it is, a line now and then, where it takes long. */
export function everySoOften(screen: Screen, what: string): (done: number, all: number) => void {
  let said = performance.now();
  return (done, all) => {
    if (performance.now() - said < quietMs) return;
    said = performance.now();
    screen.write(`${count(done)} of ${plural(all, what)}\n`);
  };
}
