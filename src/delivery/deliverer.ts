import { setMaxListeners } from 'node:events';
import { nextCrosspost, nextEdit, nextPosting, nextProbe } from '../store/delivery/next-due.ts';
import { hastenEdits, hastenUnknown, serversWaiting } from '../store/delivery/edits.ts';
import { deliverDue, type DeliverContext } from './deliver.ts';
import { crosspostDue, editDue } from './edit.ts';
import { createHeldClaims } from './held-claims.ts';
import { startWorkerLoop } from '../lib/worker-loop.ts';
import { recoverChannels } from './recover-channels.ts';

export interface Deliverer {
  /** There may be something to post. */
  wake(): void;
  /** Something changed in a server: its suspended channels are tried again now. */
  serverChanged(guildId: string): void;
  /** Resolves when nothing is due and nothing is under way. */
  settled(): Promise<void>;
  /** Lets the postings under way end, then stops. */
  stop(): Promise<void>;
}

const pauseAfterTroubleMs = 5_000;
/** At a start thousands become known at once, and most of them wait for nothing. */
const fewServers = 3;

/**
 * Posts what is due, now and whenever something becomes due; beside it, and never in its way, tries
 * suspended channels, brings messages up to date and publishes in announcement channels. What a process that
 * died had taken is taken up again first, under the same nonce.
 */
export async function startDeliverer(
  context: Omit<DeliverContext, 'stopping' | 'onBatch'>,
): Promise<Deliverer> {
  const { db, log, now, ready } = context;
  const stopping = new AbortController();
  // Every posting under way listens.
  setMaxListeners(0, context.signal);
  const hands = createHeldClaims(db, context);
  const working: DeliverContext = { ...context, hands, stopping: stopping.signal, onBatch: wakeOthers };
  const changed = new Set<string>();

  const lane = (round: () => Promise<unknown>, next: (from: typeof db) => Promise<Date | null>) =>
    startWorkerLoop({
      round,
      next: () => next(db),
      now,
      stopping: stopping.signal,
      log,
      pauseAfterTroubleMs,
    });
  const posting = lane(
    async () => {
      await ready;
      // Nothing is under way: what is still claimed was left by a round that failed, or by a process that died.
      const released = await hands.letGo();
      if (released > 0) log.info({ released }, 'taking up interrupted deliveries');
      await deliverDue(working);
      wakeOthers();
    },
    (from) => nextPosting(from, now()),
  );
  // What changed while nobody listened may have opened any channel: at the start all are looked at.
  let isFirst = true;
  const editing = lane(() => editDue(working), nextEdit);
  const crossposting = lane(() => crosspostDue(working), nextCrosspost);
  const probing = lane(async () => {
    const open = async (which: 'all' | { guildId: string }) => {
      if ((await recoverChannels(working, which)) > 0) posting.wake();
      if ((await hastenUnknown(db, which, now())) > 0) posting.wake();
      await hastenEdits(db, which, now());
      editing.wake();
    };
    if (isFirst) await open('all');
    else if ((await recoverChannels(working, 'due')) > 0) posting.wake();
    isFirst = false;
    while (changed.size > 0) {
      const batch = [...changed];
      changed.clear();
      const concerned = batch.length > fewServers ? await serversWaiting(db) : null;
      for (const guildId of batch) {
        if (concerned?.has(guildId) === false) continue;
        try {
          await open({ guildId });
        } catch (error) {
          changed.add(guildId);
          throw error;
        }
      }
    }
  }, nextProbe);
  /** What posts may make messages due that are to be edited or published, and suspend channels. */
  const others = [probing, editing, crossposting];
  const lanes = [posting, ...others];
  function wakeOthers(): void {
    for (const { wake } of others) wake();
  }
  function wake(): void {
    posting.wake();
    wakeOthers();
  }
  // One lane may wake another.
  const settled = async () => {
    do for (const one of lanes) await one.settled();
    while (lanes.some((one) => one.isBusy()));
  };

  wake();
  return {
    wake,
    serverChanged: (guildId) => {
      changed.add(guildId);
      probing.wake();
    },
    settled,
    stop: async () => {
      stopping.abort();
      await settled();
    },
  };
}
