import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Loaded into the service: on SIGUSR2 collects its garbage and adds a line with what is left to the file named by the address. */
const file = new URL(import.meta.url).searchParams.get('file') ?? '';
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  appendFileSync(file, `${JSON.stringify({ heap: (heapUsed + external) / 1_048_576, handles })}\n`);
});
