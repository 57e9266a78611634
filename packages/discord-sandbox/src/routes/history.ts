import { allows, demand, messageIn, visibleChannel } from '../world/access.ts';
import { Refused } from '../http/errors.ts';
import { messagePayload } from '../world/message-payload.ts';
import type { Message } from '../world/model.ts';
import { ok, param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';

/** What was said before, to read. */
export const historyRoutes: readonly Route[] = [
  { method: 'GET', template: '/channels/:channel/messages', handle: list },
  {
    method: 'GET',
    template: '/channels/:channel/messages/:message',
    handle: (sandbox, request) => {
      const channel = visibleChannel(sandbox, param(request, 'channel'));
      demand(sandbox, channel, 'ReadMessageHistory');
      return ok(messagePayload(messageIn(channel, param(request, 'message')), sandbox.origin));
    },
  },
];

/**
 * Newest first. Documented for `Get Channel Messages`: who is missing Read Message History gets no messages, and no
 * error; `around`, `before` and `after` exclude each other.
 */
function list(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  const limit = limitOf(request, 1);
  if (!allows(sandbox, channel, 'ReadMessageHistory')) return ok([]);
  const all = [...channel.log.values()].filter((message) => message.onlyFor === null);
  const page = pageOf(all, request.query, limit);
  return ok(page.toReversed().map((message) => messagePayload(message, sandbox.origin)));
}

/** A number of things to list: 50 unless told, 100 at most. */
export function limitOf({ query }: RouteRequest, least: number): number {
  const limit = Number(query.get('limit') ?? 50);
  if (Number.isInteger(limit) && limit >= least && limit <= 100) return limit;
  const message = `int value should be between ${least} and 100.`;
  throw new Refused(50035, { limit: { _errors: [{ code: 'NUMBER_TYPE_MAX', message }] } });
}

function pageOf(all: readonly Message[], query: URLSearchParams, limit: number): readonly Message[] {
  const [around, before, after] = (['around', 'before', 'after'] as const).map((name) => idIn(query, name));
  if ([around, before, after].filter((id) => id !== null).length > 1) {
    const message = 'around, before and after are mutually exclusive';
    throw new Refused(50035, { _errors: [{ code: 'BASE_TYPE_INVALID', message }] });
  }
  if (typeof around === 'bigint') {
    const older = all.filter(({ id }) => BigInt(id) <= around).slice(-(Math.floor(limit / 2) + 1));
    const newer = all.filter(({ id }) => BigInt(id) > around);
    return [...older.slice(-limit), ...newer.slice(0, Math.max(0, limit - older.length))];
  }
  if (typeof after === 'bigint') return all.filter(({ id }) => BigInt(id) > after).slice(0, limit);
  if (typeof before === 'bigint') return all.filter(({ id }) => BigInt(id) < before).slice(-limit);
  return all.slice(-limit);
}

function idIn(query: URLSearchParams, name: string): bigint | null {
  const given = query.get(name);
  if (given === null) return null;
  if (/^\d{1,20}$/.test(given)) return BigInt(given);
  const message = `Value "${given.slice(0, 60)}" is not snowflake.`;
  throw new Refused(50035, { [name]: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message }] } });
}
