import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import { allows, demand, demandAwake, demandPosting, messageIn, visibleChannel } from '../access.ts';
import type { MessageBody } from '../bodies.ts';
import { Refused } from '../errors.ts';
import { checkMessage } from '../message-rules.ts';
import { crosspost, edit, post, remove, withoutEmbeds } from '../messages.ts';
import { type Channel, ChannelTypes, Flags, type Message } from '../model.ts';
import { messagePayload } from '../payloads.ts';
import { done, ok, param, type Route, type RouteAnswer, type RouteRequest } from '../router.ts';
import type { Sandbox } from '../sandbox.ts';

const ONE = '/channels/:channel/messages/:message';

export const messageRoutes: readonly Route[] = [
  { method: 'POST', template: '/channels/:channel/messages', handle: create },
  { method: 'GET', template: '/channels/:channel/messages', handle: list },
  {
    method: 'GET',
    template: ONE,
    handle: (sandbox, request) => {
      const channel = readable(sandbox, request);
      return ok(messagePayload(messageIn(channel, param(request, 'message')), sandbox.origin));
    },
  },
  { method: 'PATCH', template: ONE, handle: change },
  {
    method: 'DELETE',
    template: ONE,
    handle: (sandbox, request) => {
      const channel = visibleChannel(sandbox, param(request, 'channel'));
      const message = messageIn(channel, param(request, 'message'));
      demandAwake(channel);
      if (message.author !== sandbox.world.bot) demand(sandbox, channel, 'ManageMessages');
      remove(sandbox, message);
      return done;
    },
  },
  {
    method: 'POST',
    template: `${ONE}/crosspost`,
    handle: (sandbox, request) => {
      const channel = visibleChannel(sandbox, param(request, 'channel'));
      if (channel.type !== ChannelTypes.announcement) throw new Refused(50024);
      demand(sandbox, channel, 'SendMessages');
      const message = messageIn(channel, param(request, 'message'));
      if (message.author !== sandbox.world.bot) demand(sandbox, channel, 'ManageMessages');
      return ok(messagePayload(crosspost(sandbox, message), sandbox.origin));
    },
  },
];

function create(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  demandPosting(sandbox, channel);
  const body = (request.body ?? {}) as MessageBody;
  checkMessage(body, { schema: MessageCreateRequestSchema, place: 'channel', files: request.files });
  const repeated = firstUnderNonce(sandbox, channel, body);
  if (repeated !== undefined) return ok(messagePayload(repeated, sandbox.origin));
  checkReply(sandbox, channel, body);
  if (request.files.length > 0) demand(sandbox, channel, 'AttachFiles');
  const message = post(sandbox, { channel, body: permitted(sandbox, channel, body), files: request.files });
  sandbox.nonces.remember(message);
  return ok(messagePayload(message, sandbox.origin));
}

function firstUnderNonce(sandbox: Sandbox, channel: Channel, body: MessageBody): Message | undefined {
  if (body.enforce_nonce !== true || (body.nonce ?? null) === null) return undefined;
  return sandbox.nonces.find(channel.id, sandbox.applicationId, body.nonce ?? '');
}

/**
 * Without Embed Links the embeds beside a text vanish without a word, as those of an edit do;
 * a message that would consist of nothing else is refused.
 */
export function permitted(sandbox: Sandbox, channel: Channel, body: MessageBody): MessageBody {
  if ((body.embeds ?? []).length === 0 || allows(sandbox, channel, 'EmbedLinks')) return body;
  if ((body.content ?? '').trim() === '') throw new Refused(50013);
  return withoutEmbeds(body);
}

function checkReply(sandbox: Sandbox, channel: Channel, body: MessageBody): void {
  const wanted = body.message_reference?.message_id ?? null;
  if (wanted === null) return;
  demand(sandbox, channel, 'ReadMessageHistory');
  if (!channel.log.has(wanted) && body.message_reference?.fail_if_not_exists !== false) {
    throw new Refused(50035, {
      message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] },
    });
  }
}

/** Without Read Message History a bot sees nothing of the past, yet is not told so. */
function list(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  if (!allows(sandbox, channel, 'ReadMessageHistory')) return ok([]);
  const limit = Number(request.query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new Refused(50035, {
      limit: { _errors: [{ code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' }] },
    });
  }
  const before = request.query.get('before');
  const after = request.query.get('after');
  const all = [...channel.log.values()].filter((message) => message.onlyFor === null);
  const chosen = all
    .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
    .filter(({ id }) => after === null || BigInt(id) > BigInt(after));
  const page = after === null ? chosen.slice(-limit) : chosen.slice(0, limit);
  return ok(page.toReversed().map((message) => messagePayload(message, sandbox.origin)));
}

function readable(sandbox: Sandbox, request: RouteRequest): Channel {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  demand(sandbox, channel, 'ReadMessageHistory');
  return channel;
}

function change(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  const message = messageIn(channel, param(request, 'message'));
  if (message.author !== sandbox.world.bot) throw new Refused(50005);
  demandAwake(channel);
  const body = (request.body ?? {}) as MessageBody;
  const standing = message.flags & ~Flags.suppressEmbeds;
  checkMessage(body, {
    schema: MessageEditRequestPartialSchema,
    place: 'edit',
    files: request.files,
    standing,
  });
  if (request.files.length > 0) demand(sandbox, channel, 'AttachFiles');
  const shown =
    (body.embeds ?? []).length > 0 && !allows(sandbox, channel, 'EmbedLinks') ? withoutEmbeds(body) : body;
  return ok(messagePayload(edit(sandbox, message, shown, request.files), sandbox.origin));
}
