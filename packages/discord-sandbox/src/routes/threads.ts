import {
  CreateForumThreadRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
  type SpecSchema,
} from 'discord-api-spec/zod';
import { demand, demandRoom, messageIn, visibleChannel } from '../world/access.ts';
import type { MessageBody } from '../http/bodies.ts';
import { FormErrors, Refused } from '../http/errors.ts';
import { Intents } from '../gateway/gateway.ts';
import { checkMessage } from '../rules/messages.ts';
import { post } from '../world/messages.ts';
import { type Channel, ChannelTypes } from '../world/model.ts';
import { messagePayload } from '../world/message-payload.ts';
import { channelPayload } from '../world/payloads.ts';
import { param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';
import { checkAgainst } from '../rules/validate.ts';
import { permitted } from './messages.ts';

interface ThreadBody {
  name: string;
  type?: number | null;
  auto_archive_duration?: number | null;
  applied_tags?: string[] | null;
  message?: MessageBody;
}

export const threadRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/channels/:channel/threads',
    handle: (sandbox, request) => {
      const channel = visibleChannel(sandbox, param(request, 'channel'));
      const forum = channel.type === ChannelTypes.forum || channel.type === ChannelTypes.media;
      return forum ? openPost(sandbox, channel, request) : openThread(sandbox, channel, request);
    },
  },
  {
    method: 'POST',
    template: '/channels/:channel/messages/:message/threads',
    handle: (sandbox, request) => {
      const channel = visibleChannel(sandbox, param(request, 'channel'));
      const message = messageIn(channel, param(request, 'message'));
      const body = checked(CreateTextThreadWithMessageRequestSchema, request);
      demand(sandbox, channel, 'CreatePublicThreads');
      if (sandbox.world.channels.has(message.id)) throw new Refused(160004);
      return { status: 201, body: channelPayload(open(sandbox, channel, body, { id: message.id })) };
    },
  },
];

function checked(schema: SpecSchema, request: RouteRequest): ThreadBody {
  const errors = new FormErrors();
  checkAgainst(schema, request.body, errors);
  errors.throwIfAny();
  return request.body as ThreadBody;
}

function openThread(sandbox: Sandbox, channel: Channel, request: RouteRequest): RouteAnswer {
  if (channel.type !== ChannelTypes.text && channel.type !== ChannelTypes.announcement)
    throw new Refused(50024);
  const body = checked(CreateTextThreadWithoutMessageRequestSchema, request);
  // Threads of an announcement channel are of its own kind, and nothing else.
  const announces = channel.type === ChannelTypes.announcement;
  if (announces !== (body.type === ChannelTypes.announcementThread)) throw new Refused(50024);
  const isPrivate = (body.type ?? ChannelTypes.privateThread) === ChannelTypes.privateThread;
  demand(sandbox, channel, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  return {
    status: 201,
    body: channelPayload(open(sandbox, channel, body, { type: body.type ?? ChannelTypes.privateThread })),
  };
}

/** A post in a forum: a thread with its first message. Posting rests on Send Messages there; a nonce has no say. */
function openPost(sandbox: Sandbox, channel: Channel, request: RouteRequest): RouteAnswer {
  demand(sandbox, channel, 'SendMessages');
  const body = (request.body ?? {}) as ThreadBody;
  checkMessage(body.message ?? {}, {
    schema: CreateForumThreadRequestSchema,
    place: 'channel',
    files: request.files,
    at: ['message'],
    whole: body,
  });
  const tags = body.applied_tags ?? [];
  if (channel.requiresTag && tags.length === 0) throw new Refused(40067);
  checkTags(sandbox, channel, tags);
  if (request.files.length > 0) demand(sandbox, channel, 'AttachFiles');
  const draft = permitted(sandbox, channel, body.message ?? {});
  const empty = (draft.content ?? '').trim() === '' && !draft.embeds?.length && !draft.components?.length;
  if (empty && request.files.length === 0) throw new Refused(50006);
  const thread = open(sandbox, channel, body, {});
  const message = post(sandbox, {
    channel: thread,
    body: { ...draft, nonce: null },
    files: request.files,
    id: thread.id,
  });
  return {
    status: 201,
    body: { ...channelPayload(thread), message: messagePayload(message, sandbox.origin) },
  };
}

/** The tags of a post are tags of its forum; a moderated one is for who manages threads. */
export function checkTags(sandbox: Sandbox, forum: Channel, ids: readonly string[]): void {
  for (const id of ids) {
    const tag = forum.tags.find((other) => other.id === id);
    if (tag === undefined) {
      const message = `There is no tag ${id} here.`;
      throw new Refused(50035, { applied_tags: { _errors: [{ code: 'INVALID_TAG', message }] } });
    }
    if (tag.moderated) demand(sandbox, forum, 'ManageThreads');
  }
}

function open(
  sandbox: Sandbox,
  parent: Channel,
  body: ThreadBody,
  more: { id?: string; type?: number },
): Channel {
  demandRoom(parent.guild);
  const fallback =
    parent.type === ChannelTypes.announcement ? ChannelTypes.announcementThread : ChannelTypes.thread;
  const thread = sandbox.world.addChannel({
    type: fallback,
    name: body.name,
    guild: parent.guild,
    parent,
    thread: {
      archived: false,
      locked: false,
      autoArchiveMinutes: body.auto_archive_duration ?? 4320,
      archiveChangedAt: sandbox.clock(),
      ownerId: sandbox.applicationId,
      appliedTags: body.applied_tags ?? [],
    },
    ...more,
  });
  sandbox.gateway.dispatch(
    'THREAD_CREATE',
    { ...channelPayload(thread), newly_created: true },
    {
      intent: Intents.guilds,
      guildId: parent.guild?.id,
    },
  );
  sandbox.world.changed();
  return thread;
}
