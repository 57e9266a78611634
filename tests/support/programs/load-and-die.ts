import { restoreDump } from '../../../src/store/dump/move.ts';

const [dataDir = '', databaseUrl = '', file = '', when = ''] = process.argv.slice(2);
const die = (now: string) => () => {
  if (now === when) process.kill(process.pid, 'SIGKILL');
};

/** Restores a dump and kills itself when it is at the rows, the comparing or the indexes. */
await restoreDump({ dataDir, databaseUrl: databaseUrl || undefined }, file, {
  onRows: die('rows'),
  onStage: (stage) => die(stage)(),
  onStep: () => undefined,
});
