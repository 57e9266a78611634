import { sayPostingReason } from '../i18n/posting-reason.ts';
import { recentDeliveries, sendAgain } from '../store/delivery/deliveries.ts';
import { deliveryStates, type DeliveryState } from '../store/db/schema.ts';
import { withStore, type VerbContext } from './verb.ts';

const most = 1000;
const anId = /^\d{1,15}$/u;

/** The newest alerts, one a line, tab-separated: id, state, No., server, channel, attempts, message or reason. */
export async function deliveriesVerb(
  verb: VerbContext,
  options: { state?: string; limit: string; id?: readonly string[]; retry?: readonly string[] },
): Promise<number> {
  const { out, err } = verb;
  if (options.retry !== undefined) return retry(verb, options.retry);
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
  const ids = options.id?.map(Number);
  if (options.id?.every((id) => anId.test(id)) === false) {
    err('--id needs the numbers that the log shows under "deliveries", such as --id 12 13.');
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    const found = await recentDeliveries(db, {
      state: state satisfies DeliveryState | undefined,
      ids,
      limit: ids === undefined ? limit : Math.min(most, ids.length),
    });
    for (const one of found) {
      const ending = one.messageId ?? (one.reason === null ? '' : sayPostingReason(one.reason, 'en'));
      out(
        [one.id, one.state, `No. ${one.number}`, one.guildId, one.channelId, one.attempts, ending].join('\t'),
      );
    }
    if (found.length === 0) err('No such alerts are stored.');
    return 0;
  });
}

/** Sends again what was given up: whatever was wrong with it is mended. */
async function retry(verb: VerbContext, given: readonly string[]): Promise<number> {
  const { out, err } = verb;
  const ids = given.map(Number);
  if (ids.length === 0 || !given.every((id) => anId.test(id))) {
    err(
      '--retry needs the numbers at the beginning of the lines that this command prints, such as --retry 12 13.',
    );
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    const again = await sendAgain(db, ids, new Date());
    for (const id of ids) {
      const before = again.get(id);
      if (before === undefined)
        err(
          `${id}: not posted again. That is possible for alerts that are ${givenUp.join(', ')}, in a channel that still exists.`,
        );
      else out(`${id}: was ${before}, and is posted again within a minute if the bot is running.`);
    }
    return again.size === new Set(ids).size ? 0 : 1;
  });
}

const givenUp = ['defect', 'refused', 'uncertain'] as const satisfies readonly DeliveryState[];
