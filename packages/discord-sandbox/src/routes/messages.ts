import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import { allows, demand, demandAwake, demandPosting, messageIn, visibleChannel } from '../world/access.ts';
import type { MessageBody } from '../http/bodies.ts';
import { Refused } from '../http/errors.ts';
import { checkMessage } from '../rules/messages.ts';
import { crosspost, edit, post, remove, withoutEmbeds } from '../world/messages.ts';
import { type Channel, ChannelTypes, Flags, type Message } from '../world/model.ts';
import { messagePayload } from '../world/message-payload.ts';
import { done, ok, param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';

const HOUR_MS = 3_600_000;
const ONE = '/channels/:channel/messages/:message';

export const messageRoutes: readonly Route[] = [
  { method: 'POST', template: '/channels/:channel/messages', handle: create },
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
      sandbox.limits.demand('crossposts', channel.id);
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
  if (repeated !== undefined) return ok(messagePayload(repeated, sandbox.origin, { nonce: true }));
  checkReply(sandbox, channel, body);
  if (request.files.length > 0) demand(sandbox, channel, 'AttachFiles');
  const message = post(sandbox, { channel, body: permitted(sandbox, channel, body), files: request.files });
  sandbox.nonces.remember(message);
  return ok(messagePayload(message, sandbox.origin, { nonce: true }));
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
    present: message.files,
    standing,
  });
  if (request.files.length > 0) demand(sandbox, channel, 'AttachFiles');
  if (sandbox.clock() - message.createdAt > HOUR_MS) sandbox.limits.demand('oldEdits', channel.id);
  const shown =
    (body.embeds ?? []).length > 0 && !allows(sandbox, channel, 'EmbedLinks') ? withoutEmbeds(body) : body;
  return ok(messagePayload(edit(sandbox, message, shown, request.files), sandbox.origin));
}
