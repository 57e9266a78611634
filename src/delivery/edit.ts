import {
  crosspostsDue,
  editsDue,
  giveUpEdit,
  markEdited,
  putOffEdit,
  settleCrosspost,
  type DueEdit,
} from '../store/delivery/edits.ts';
import { editBackoff, pauseAfter } from '../lib/backoff.ts';
import { alertOf, nonceOfAlert, recordsOf, type Records } from './content.ts';
import type { DeliverContext } from './deliver.ts';
import { runWorkers } from '../lib/run-workers.ts';
import { textLanguageOf } from '../locales.ts';

const batch = 100;
/** Few, so that alerts, which are posted at the same time, have most of what Discord allows. */
const atOnce = 4;
/** About a day, with the pauses of `editBackoff`. */
const maxEditAttempts = 30;
/** About two days: what is older is no news to those who follow the channel. */
const maxCrosspostAttempts = 48;

/**
 * Brings messages up to date whose declaration has a newer edition. An edit that a crash interrupts is made
 * again, which changes nothing.
 *
 * @returns how many messages show the newest edition now.
 */
export async function editDue(context: DeliverContext): Promise<number> {
  const { db, now, stopping } = context;
  let edited = 0;
  for (let due = await editsDue(db, now(), batch); due.length > 0; due = await editsDue(db, now(), batch)) {
    // Read anew for each batch: an edition that comes meanwhile makes its messages due again.
    const records = recordsOf(db);
    const left = [...due];
    await runWorkers(atOnce, async () => {
      try {
        for (let one = left.shift(); one && !stopping.aborted; one = left.shift()) {
          if (await edit(one, records, context)) edited += 1;
        }
      } finally {
        // After a failure no other begins.
        left.length = 0;
      }
    });
    if (stopping.aborted) break;
  }
  return edited;
}

async function edit(
  due: DueEdit,
  records: Records,
  { db, log, now, courier, signal }: DeliverContext,
): Promise<boolean> {
  const { place, message } = due;
  const declaration = await records(due.declarationId, textLanguageOf(place.language));
  if (!declaration) {
    await giveUpEdit(db, due.id, null);
    return false;
  }
  const { number } = declaration;
  const nonce = nonceOfAlert(due, number, place.channelId);
  const told = [{ number, edition: due.edition }];
  const posting = { place, nonce, told, content: alertOf(due, declaration) };
  const outcome = await courier.edit(posting, message, signal);
  const about = { deliveries: [due.id], number, channel: place.channelId };
  if (outcome.kind === 'edited') {
    await markEdited(db, due, declaration.edition, now());
    log.info({ ...about, edition: declaration.edition }, 'edited');
    return true;
  }
  const isCounted = outcome.kind === 'gone' || outcome.isUnknown !== true;
  if (outcome.kind === 'gone' || (isCounted && due.edits >= maxEditAttempts)) {
    await giveUpEdit(db, due.id, outcome.reason ?? null);
    log.warn(about, 'the message cannot be edited any more');
    return false;
  }
  const pause = pauseAfter(editBackoff, due.edits + 1, outcome.afterMs);
  const dueAt = new Date(now().getTime() + pause);
  await putOffEdit(db, due.id, { dueAt, reason: outcome.reason, isCounted });
  log.warn({ ...about, reason: outcome.reason, pause }, 'an edit was put off');
  return false;
}

/**
 * Publishes what waits in announcement channels, oldest first. Discord allows few in an hour, and
 * what it refuses waits without holding up anything else.
 */
export async function crosspostDue({
  db,
  log,
  now,
  courier,
  stopping,
  signal,
}: DeliverContext): Promise<number> {
  let published = 0;
  for (let due = await crosspostsDue(db, now()); due.length > 0; due = await crosspostsDue(db, now())) {
    for (const one of due) {
      if (stopping.aborted) return published;
      const outcome = await courier.crosspost(one.message, signal);
      if (outcome.kind === 'retry') {
        const isCounted = outcome.isUnknown !== true;
        const about = { deliveries: [one.id], channel: one.message.channelId, reason: outcome.reason };
        if (isCounted && one.failures + 1 >= maxCrosspostAttempts) {
          await settleCrosspost(db, one, null);
          log.warn(about, 'publishing was given up');
          continue;
        }
        const pause = pauseAfter(editBackoff, one.failures + 1, outcome.afterMs);
        await settleCrosspost(db, one, { dueAt: new Date(now().getTime() + pause), isCounted });
        log.info({ ...about, pause }, 'publishing was put off');
      } else {
        await settleCrosspost(db, one, null);
        if (outcome.kind === 'edited') published += 1;
      }
    }
  }
  return published;
}
