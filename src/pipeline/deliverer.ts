import { setMaxListeners } from 'node:events';
import { releaseInterrupted } from '../store/deliveries.ts';
import { nextCrosspost, nextEdit, nextPosting, nextProbe } from '../store/due.ts';
import { hastenEdits } from '../store/edits.ts';
import { deliverDue, type DeliverContext } from './deliver.ts';
import { crosspostDue, editDue } from './edit.ts';
import { startLane } from './lane.ts';
import { probeDue } from './probe.ts';

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

/**
 * Posts what is due, now and whenever something becomes due; beside it, and never in its way, tries
 * suspended channels, brings messages up to date and publishes in announcement channels. What a process that
 * died had taken is taken up again first, under the same nonce.
 */
export async function startDeliverer(
  context: Omit<DeliverContext, 'stopping' | 'onBatch'>,
): Promise<Deliverer> {
  const { db, log, now } = context;
  const stopping = new AbortController();
  // Every posting under way listens.
  setMaxListeners(0, context.signal);
  const working: DeliverContext = { ...context, stopping: stopping.signal, onBatch: wakeOthers };
  const released = await releaseInterrupted(db);
  if (released > 0) log.info({ released }, 'taking up interrupted deliveries');
  const changed = new Set<string>();

  const lane = (
    round: () => Promise<unknown>,
    next: (from: typeof db) => Promise<Date | null>,
    onTrouble?: () => Promise<unknown>,
  ) =>
    startLane({
      round,
      next: () => next(db),
      now,
      stopping: stopping.signal,
      log,
      pauseAfterTroubleMs,
      ...(onTrouble && { onTrouble }),
    });
  const posting = lane(
    async () => {
      await deliverDue(working);
      wakeOthers();
    },
    nextPosting,
    () => releaseInterrupted(db),
  );
  // What changed while nobody listened may have opened any channel: at the start all are looked at.
  let isFirst = true;
  const editing = lane(() => editDue(working), nextEdit);
  const crossposting = lane(() => crosspostDue(working), nextCrosspost);
  const probing = lane(async () => {
    const open = async (which: 'all' | { guildId: string }) => {
      if ((await probeDue(working, which)) > 0) posting.wake();
      await hastenEdits(db, which, now());
      editing.wake();
    };
    if (isFirst) await open('all');
    else if ((await probeDue(working, 'due')) > 0) posting.wake();
    isFirst = false;
    for (const guildId of changed) {
      changed.delete(guildId);
      await open({ guildId });
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
