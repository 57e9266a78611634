import { setTimeout as sleep } from 'node:timers/promises';
import { electedLeader } from '../../../src/store/leadership/leader-election.ts';

const [url = ''] = process.argv.slice(2);
const stop = new AbortController();
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Does what a leader may do again and again, and says when it did, until it is told that it does not lead any more. */
await electedLeader(url, { retryMs: 100 }).hold(async (signal, term) => {
  say(`leads ${term.number}`);
  while (!signal.aborted) {
    if (term.isYoung()) say(`acts ${term.number} ${Date.now()}`);
    await sleep(20);
  }
  say(`stops ${term.number}`);
}, stop.signal);
