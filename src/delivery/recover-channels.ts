import {
  channelsToProbe,
  endChannel,
  putOffProbe,
  releaseStranded,
  resumeChannel,
  type Suspended,
} from '../store/subscriptions/channels.ts';
import { forgetConversation, peopleClosedSince } from '../store/subscriptions/personal-data.ts';
import { forgetServer, serverBack, serversGoneSince } from '../store/subscriptions/servers.ts';
import type { Context } from '../context.ts';
import type { Courier } from './courier.ts';
import type { DeliverContext } from './deliver.ts';
import { nextLook } from './settle.ts';
import { notifyAdminOnce } from './notify-admin.ts';

/** A channel that is gone comes back only by mistake or by a moderator's second thought. */
export const graceMs = 7 * 24 * 60 * 60_000;

/** Which suspended channels: those whose time has come, every one, or those of a server where something changed. */
export type ChannelsRecovered = 'due' | 'all' | { readonly guildId: string };

/**
 * Tries suspended channels again.
 * Tells an administrator once, and ends what has been gone for a week.
 *
 * @returns how many channels are active again, or have something to be posted again.
 */
export async function recoverChannels(
  context: DeliverContext,
  which: ChannelsRecovered = 'due',
): Promise<number> {
  const { db, now, stopping } = context;
  let resumed = Math.min(await releaseStranded(db, now()), 1);
  const suspended = await channelsToProbe(db, which === 'due' ? { dueBy: now() } : which);
  for (const channel of suspended) {
    if (stopping.aborted) break;
    if (await probe(channel, context)) resumed += 1;
  }
  if (which === 'due') {
    await forgetGone(context);
    await forgetClosed(context);
  }
  return resumed;
}

/**
 * Of a server that removed the bot nothing is kept when the time of grace is over, if the bot is known not to be in
 * it at this moment: what was recorded once may have been overtaken while nobody listened.
 */
export async function forgetGone({
  db,
  log,
  now,
  courier,
}: Context & { readonly courier: Pick<Courier, 'isMember'> }): Promise<void> {
  for (const guildId of await serversGoneSince(db, new Date(now().getTime() - graceMs))) {
    const isMember = courier.isMember(guildId);
    if (isMember === null) continue;
    if (isMember) {
      await serverBack(db, guildId);
      log.warn({ guild: guildId }, 'a server was recorded as gone and is not');
      continue;
    }
    const subscriptions = await forgetServer(db, guildId);
    log.info({ guild: guildId, subscriptions }, 'a server that removed the bot is forgotten');
  }
}

/** So long, and through so many looks of a bot that ran and would have heard its person, a conversation stays closed. */
const closedMs = 30 * 24 * 60 * 60_000;
const closedLooks = 60;

/**
 * A conversation whose person takes no messages is kept for a month: whoever uses a command there before is told
 * again. Whether it is open shows only in sending, so time is counted, and only while the bot ran.
 */
async function forgetClosed({ db, log, now }: DeliverContext): Promise<void> {
  const since = new Date(now().getTime() - closedMs);
  for (const userId of await peopleClosedSince(db, since, closedLooks)) {
    const subscriptions = await forgetConversation(db, userId);
    log.info({ subscriptions }, 'somebody who takes no messages is forgotten');
  }
}

async function probe(channel: Suspended, context: DeliverContext): Promise<boolean> {
  const { db, log, now, courier, signal } = context;
  const { channelId } = channel;
  const checked = await courier.check(channel, signal);
  if (checked.kind === 'open') {
    const waiting = await resumeChannel(db, channelId, now());
    log.info({ channel: channelId, waiting }, 'the channel is active again');
    return waiting !== null;
  }
  const wasGone = checked.kind === 'gone' && channel.reason.code === checked.reason.code;
  if (wasGone && now().getTime() - channel.since.getTime() >= graceMs) {
    await endChannel(db, channelId, checked.reason, now());
    log.info({ channel: channelId }, 'the channel is gone for good');
    return false;
  }
  const reason = checked.kind === 'unknown' ? channel.reason : checked.reason;
  const probeAt = nextLook(checked.kind === 'closed' ? checked : {}, channel.probes + 1, now());
  await putOffProbe(db, channelId, { reason, probeAt });
  if (checked.kind !== 'unknown') await notifyAdminOnce({ ...channel, reason }, context);
  return false;
}
