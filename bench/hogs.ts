import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Programs that want all of the processor: two for each of its cores. @returns what ends them. */
export function startHogs(count = 2 * availableParallelism()): () => void {
  const hogs = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  const end = () => hogs.forEach((hog) => hog.kill('SIGKILL'));
  process.once('exit', end);
  return () => {
    process.off('exit', end);
    end();
  };
}
