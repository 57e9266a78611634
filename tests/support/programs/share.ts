import { setTimeout as sleep } from 'node:timers/promises';
import { postgresPool } from '../../../src/store/db/postgres.ts';
import { joinSharing } from '../../../src/store/sharing/share.ts';

const [url = '', holder = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { db, cut } = postgresPool(url, holder);
const quiet = { info: () => undefined, warn: () => undefined };
const share = joinSharing(url, { db, holder, log: quiet, onRefused: () => undefined, cut });

share.reached('connected');

/** Holds what it is given, and says when it does what only a holder may do. */
void share.hold(
  {
    open: ({ shard }) => say(`opens ${shard}`),
    isConnected: () => true,
    close: async ({ shard }) => void say(`closes ${shard}`),
    away: () => say('away'),
    back: () => say('back'),
  },
  new AbortController().signal,
);
for (;;) {
  for (const { shard } of share.held)
    if (share.standing(shard) === 'held') say(`acts ${shard} ${Date.now()}`);
  await sleep(20);
}
