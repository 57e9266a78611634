import { demand, guildOf, visibleChannel } from '../world/access.ts';
import { Refused } from '../http/errors.ts';
import { type Channel, isThread, type ThreadState } from '../world/model.ts';
import { channelPayload, isActiveFor, iso } from '../world/payloads.ts';
import { ok, param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';
import { timeOf } from '../world/snowflakes.ts';
import { limitOf } from './history.ts';

/** Threads, to look for: those of a guild that are active, and the archived ones under a channel. */
export const threadListRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/guilds/:guild/threads/active',
    handle: (sandbox, request) => {
      const guild = guildOf(sandbox, param(request, 'guild'));
      const bot = guild.members.get(sandbox.applicationId);
      // Documented: ordered by their id, in descending order.
      const threads = [...guild.channels.values()]
        .filter((channel) => isActiveFor(bot, channel))
        .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
      return ok({ threads: threads.map(channelPayload), members: joined(sandbox, threads) });
    },
  },
  { method: 'GET', template: '/channels/:channel/threads/archived/public', handle: listArchived },
];

/** Documented: needs Read Message History, newest archiving first; `before` is a time. */
function listArchived(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  if (isThread(channel) || channel.guild === null) throw new Refused(50024);
  demand(sandbox, channel, 'ReadMessageHistory');
  const limit = limitOf(request, 2);
  const before = request.query.get('before');
  const until = before === null ? Infinity : Date.parse(before);
  if (Number.isNaN(until)) {
    const message = `Could not parse ${before?.slice(0, 60)}. Should be ISO8601.`;
    throw new Refused(50035, { before: { _errors: [{ code: 'DATE_TIME_TYPE_PARSE', message }] } });
  }
  const archived = [...channel.guild.channels.values()]
    .filter((other): other is Channel & { thread: ThreadState } => isArchivedUnder(channel, other))
    .filter(({ thread }) => thread.archiveChangedAt < until)
    .toSorted((a, b) => b.thread.archiveChangedAt - a.thread.archiveChangedAt);
  const threads = archived.slice(0, limit);
  const members = joined(sandbox, threads);
  return ok({ threads: threads.map(channelPayload), members, has_more: archived.length > limit });
}

/** A bot has joined the threads that it has opened. */
function joined(sandbox: Sandbox, threads: readonly Channel[]): object[] {
  return threads
    .filter(({ thread }) => thread?.ownerId === sandbox.applicationId)
    .map(({ id }) => ({ id, user_id: sandbox.applicationId, join_timestamp: iso(timeOf(id)), flags: 0 }));
}

function isArchivedUnder(parent: Channel, channel: Channel): boolean {
  return channel.parent === parent && channel.thread?.archived === true;
}
