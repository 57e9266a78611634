import { stopOnSignals } from './process/stop-signals.ts';

const stop = stopOnSignals();
// Loaded only now: a request to stop is heard while it loads, too.
const { start } = await import('./start.ts');
await start(stop);
