import type { REST } from 'discord.js';
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

export interface CourierSettings {
  readonly rest: REST;
  readonly known: GuildCache;
  readonly log: Logger;
  /** Absent where no gateway tells. */
  readonly membership?: GuildMembership;
}

/** Posts and looks through a client's REST, whose rate limits lie below this. */
export function createCourier({ rest, known, log, membership }: CourierSettings): Courier {
  const restOf = serverBreakers(rest, { log });
  const asking = <T, S>(
    guildId: string,
    outer: AbortSignal,
    end: S,
    work: (asking: RequestContext) => Promise<T>,
  ) => withDeadlineSignal(outer, end, (signal) => work({ rest: restOf(guildId), known, log, signal }));
  return {
    post: async (posting, signal) => {
      const posted = await asking(posting.place.guildId, signal, stoppedOutcome, (with_) =>
        post(posting, with_),
      );
      if (posted.kind !== 'sent')
        log.debug({ channel: posting.place.channelId, outcome: posted.kind }, 'a post was not accepted');
      return posted;
    },
    find: (posting, since, signal) =>
      asking(posting.place.guildId, signal, stoppedOutcome, (with_) => find(posting, since, with_)),
    toldSince: (place, since, signal) =>
      asking(place.guildId, signal, { kind: 'unknown' } as const, (with_) => toldSince(place, since, with_)),
    lastSaidAt: (channelId) => known.lastSaidAt(channelId),
    edit: (posting, message, signal) =>
      asking(posting.place.guildId, signal, stoppedOutcome, (with_) => editMessage(posting, message, with_)),
    crosspost: (message, signal) =>
      asking(message.guildId ?? '', signal, stoppedOutcome, (with_) => crosspost(message, with_)),
    isMember: (guildId) => membership?.isMember(guildId) ?? null,
    check: (place, signal) =>
      asking(place.guildId, signal, { kind: 'unknown' } as const, (with_) => check(place, with_)),
    tellAdministrator: (place, reason, elsewhere, signal) =>
      asking(place.guildId, signal, false, (with_) => notifyAdministrator(place, reason, elsewhere, with_)),
  };
}
