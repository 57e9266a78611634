import { recentDeliveries } from '../store/deliveries.ts';
import { deliveryStates, type DeliveryState } from '../store/schema.ts';
import { withStore, type VerbContext } from './verb.ts';

const most = 1000;

/** The newest alerts, one a line, tab-separated: id, state, No., server, channel, attempts, message or reason. */
export async function deliveriesVerb(
  verb: VerbContext,
  options: { state?: string; limit: string },
): Promise<number> {
  const { out, err } = verb;
  const state = deliveryStates.find((one) => one === options.state);
  if (options.state !== undefined && state === undefined) {
    err(`--state must be one of ${deliveryStates.join(', ')}.`);
    return 2;
  }
  const limit = /^\d{1,4}$/u.test(options.limit) ? Number(options.limit) : 0;
  if (limit < 1 || limit > most) {
    err(`--limit must be a whole number from 1 to ${most}.`);
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    const found = await recentDeliveries(db, { state: state satisfies DeliveryState | undefined, limit });
    for (const one of found) {
      const ending = one.messageId ?? one.reason ?? '';
      out(
        [one.id, one.state, `No. ${one.number}`, one.guildId, one.channelId, one.attempts, ending].join('\t'),
      );
    }
    if (found.length === 0) err('There are no such alerts.');
    return 0;
  });
}
