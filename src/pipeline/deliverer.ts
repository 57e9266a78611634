import { nextDue, releaseInterrupted } from '../store/deliveries.ts';
import { deliverDue, type DeliverContext } from './deliver.ts';
import { hastenEdits } from '../store/edits.ts';
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

/** A timer can wait no longer; it then looks again. */
const longestSleepMs = 60_000;
/** So that whatever is due and cannot be done costs little. */
const shortestSleepMs = 100;
const pauseAfterTroubleMs = 5_000;

/**
 * Posts what is due, now and whenever something becomes due; beside it, and never in its way, tries
 * suspended channels, brings messages up to date and publishes in announcement channels. What a process that died had taken is
 * taken up again first, under the same nonce.
 */
export async function startDeliverer(context: Omit<DeliverContext, 'stopping'>): Promise<Deliverer> {
  const stopping = new AbortController();
  const working: DeliverContext = { ...context, stopping: stopping.signal };
  const released = await releaseInterrupted(context.db);
  if (released > 0) context.log.info({ released }, 'taking up interrupted deliveries');
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const sleep = async () => {
    if (stopping.signal.aborted) return;
    const next = await nextDue(context.db);
    const ms = next ? next.getTime() - context.now().getTime() : longestSleepMs;
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(ms, shortestSleepMs), longestSleepMs));
    timer.unref();
  };
  const lane = (round: () => Promise<unknown>, onTrouble?: () => Promise<unknown>) =>
    startLane({
      round: async () => {
        await round();
        await sleep();
      },
      stopping: stopping.signal,
      log: context.log,
      pauseAfterTroubleMs,
      ...(onTrouble && { onTrouble: async () => void (await onTrouble()) }),
    });
  const posting = lane(
    () => deliverDue(working),
    () => releaseInterrupted(context.db),
  );
  // What changed while nobody listened may have opened any channel: at the start all are looked at.
  let isFirst = true;
  const editing = lane(() => editDue(working));
  const probing = lane(async () => {
    const open = async (which: 'all' | { guildId: string }) => {
      if ((await probeDue(working, which)) > 0) posting.wake();
      await hastenEdits(context.db, which, context.now());
      editing.wake();
    };
    if (isFirst) await open('all');
    else if ((await probeDue(working, 'due')) > 0) posting.wake();
    isFirst = false;
    for (const guildId of changed) {
      changed.delete(guildId);
      await open({ guildId });
    }
  });
  const lanes = [posting, probing, editing, lane(() => crosspostDue(working))];
  function wake(): void {
    for (const { wake } of lanes) wake();
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
      clearTimeout(timer);
      await settled();
      clearTimeout(timer);
    },
  };
}
