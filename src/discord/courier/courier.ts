import type { REST } from 'discord.js';
import { traitsOf } from '../../assembly/delivery/channel-kind.ts';
import type { Logger } from 'pino';
import type { Courier } from '../../delivery/courier.ts';
import { serverBreakers } from '../rest/server-breakers.ts';
import { crosspost, editMessage } from './edit.ts';
import { check } from './check.ts';
import { find } from './find.ts';
import { toldSince } from './told-since.ts';
import { withDeadlineSignal } from './with-deadline-signal.ts';
import { stoppedOutcome } from './map-errors.ts';
import { post, type RequestContext } from './post.ts';
import { notifyAdministrator } from './notify-admin.ts';
import type { GuildCache } from '../gateway/guild-cache.ts';
import type { GuildMembership } from '../gateway/membership.ts';
import type { SharedGuilds } from '../sharing/remote-guilds.ts';

export interface CourierSettings {
  readonly rest: REST;
  readonly known: GuildCache;
  readonly log: Logger;
  /** Absent where no gateway tells. */
  readonly membership?: Pick<GuildMembership, 'isMember'>;
  /** Finds out about a server of which another process hears; absent where this one hears of all. */
  readonly learn?: SharedGuilds['learn'];
}

/** Posts and looks through a client's REST, whose rate limits lie below this. */
export function createCourier({ rest, known, log, membership, learn }: CourierSettings): Courier {
  const restOf = serverBreakers(rest, { log });
  const asking = <T, S>(
    guildId: string,
    outer: AbortSignal,
    end: S,
    work: (asking: RequestContext) => Promise<T>,
  ) => withDeadlineSignal(outer, end, (signal) => work({ rest: restOf(guildId), known, log, signal }));
  /** As `asking`, once it is known what the bot may do there. */
  const knowing: typeof asking = (guildId, outer, end, work) =>
    asking(guildId, outer, end, async (with_) => {
      await learn?.(guildId, with_);
      return work(with_);
    });
  return {
    post: async (posting, signal) => {
      const { guildId, kind, channelId } = posting.place;
      // Tags that are gone would be refused; of anything else Discord says what is in the way.
      const ask = traitsOf(kind).takesPosts ? knowing : asking;
      const posted = await ask(guildId, signal, stoppedOutcome, (with_) => post(posting, with_));
      // Where nobody had told what the bot may do, it is asked for now: the next post is not begun in vain.
      if (posted.kind === 'closed' || (posted.kind === 'sent' && posted.isBare === true))
        await knowing(guildId, signal, undefined, async () => undefined);
      if (posted.kind !== 'sent')
        log.debug({ channel: channelId, outcome: posted.kind }, 'a post was not accepted');
      return posted;
    },
    find: (posting, since, signal) =>
      knowing(posting.place.guildId, signal, stoppedOutcome, (with_) => find(posting, since, with_)),
    toldSince: (place, since, signal) =>
      knowing(place.guildId, signal, { kind: 'unknown' } as const, (with_) => toldSince(place, since, with_)),
    lastSaidAt: (channelId) => known.lastSaidAt(channelId),
    edit: (posting, message, signal) =>
      asking(posting.place.guildId, signal, stoppedOutcome, (with_) => editMessage(posting, message, with_)),
    crosspost: (message, signal) =>
      asking(message.guildId ?? '', signal, stoppedOutcome, (with_) => crosspost(message, with_)),
    isMember: (guildId) => membership?.isMember(guildId) ?? null,
    check: (place, signal) =>
      knowing(place.guildId, signal, { kind: 'unknown' } as const, (with_) => check(place, with_)),
    tellAdministrator: (place, reason, elsewhere, signal) =>
      knowing(place.guildId, signal, false, (with_) => notifyAdministrator(place, reason, elsewhere, with_)),
  };
}
