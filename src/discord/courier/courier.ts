import type { REST } from 'discord.js';
import type { Logger } from 'pino';
import type { Courier } from '../../delivery/courier.ts';
import { serverBreakers } from '../rest/server-breakers.ts';
import { crosspost, edit } from './edit.ts';
import { check } from './check.ts';
import { find } from './find.ts';
import { linked } from './with-deadline-signal.ts';
import { stopped } from './map-errors.ts';
import { post, type Asking } from './post.ts';
import { tellAdministrator } from './notify-admin.ts';
import type { Known } from '../gateway/guild-cache.ts';
import type { Membership } from '../gateway/membership.ts';

export interface CourierSettings {
  readonly rest: REST;
  readonly known: Known;
  readonly log: Logger;
  /** Absent where no gateway tells. */
  readonly membership?: Membership;
}

/** Posts and looks through a client's REST, whose rate limits lie below this. */
export function createCourier({ rest, known, log, membership }: CourierSettings): Courier {
  const restOf = serverBreakers(rest, { log });
  const asking = <T, S>(guildId: string, outer: AbortSignal, end: S, work: (asking: Asking) => Promise<T>) =>
    linked(outer, end, (signal) => work({ rest: restOf(guildId), known, log, signal }));
  return {
    post: async (posting, signal) => {
      const posted = await asking(posting.place.guildId, signal, stopped, (with_) => post(posting, with_));
      if (posted.kind !== 'sent')
        log.debug({ channel: posting.place.channelId, outcome: posted.kind }, 'a post was not accepted');
      return posted;
    },
    find: (posting, since, signal) =>
      asking(posting.place.guildId, signal, stopped, (with_) => find(posting, since, with_)),
    edit: (posting, message, signal) =>
      asking(posting.place.guildId, signal, stopped, (with_) => edit(posting, message, with_)),
    crosspost: (message, signal) =>
      asking(message.guildId ?? '', signal, stopped, (with_) => crosspost(message, with_)),
    isMember: (guildId) => membership?.isMember(guildId) ?? null,
    check: (place, signal) =>
      asking(place.guildId, signal, { kind: 'unknown' } as const, (with_) => check(place, with_)),
    tellAdministrator: (place, reason, elsewhere, signal) =>
      asking(place.guildId, signal, false, (with_) => tellAdministrator(place, reason, elsewhere, with_)),
  };
}
