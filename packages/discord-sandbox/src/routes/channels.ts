import {
  UpdateGuildChannelRequestPartialSchema,
  UpdateThreadRequestPartialSchema,
} from 'discord-api-spec/zod';
import { demand, demandRoom, visibleChannel } from '../world/access.ts';
import { FormErrors, Refused } from '../http/errors.ts';
import { Intents } from '../gateway/gateway.ts';
import type { Channel, ThreadState } from '../world/model.ts';
import { channelPayload, deletedThreadPayload } from '../world/payloads.ts';
import { done, ok, param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';
import { checkAgainst } from '../rules/validate.ts';
import { checkTags } from './threads.ts';

interface ChannelChange {
  name?: string | null;
  topic?: string | null;
  archived?: boolean | null;
  locked?: boolean | null;
  applied_tags?: string[] | null;
}

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/channels/:channel',
    handle: (sandbox, request) => ok(channelPayload(visibleChannel(sandbox, param(request, 'channel')))),
  },
  { method: 'PATCH', template: '/channels/:channel', handle: change },
  { method: 'DELETE', template: '/channels/:channel', handle: close },
  {
    method: 'POST',
    template: '/channels/:channel/typing',
    handle: (sandbox, request) => {
      demand(sandbox, visibleChannel(sandbox, param(request, 'channel')), 'SendMessages');
      return done;
    },
  },
];

function change(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  const errors = new FormErrors();
  const schema =
    channel.thread === null ? UpdateGuildChannelRequestPartialSchema : UpdateThreadRequestPartialSchema;
  checkAgainst(schema, request.body, errors);
  errors.throwIfAny();
  const body = request.body as ChannelChange;
  if (channel.thread === null) {
    demand(sandbox, channel, 'ManageChannels');
  } else {
    checkThreadChange(sandbox, channel, body);
    if (channel.parent !== null) checkTags(sandbox, channel.parent, body.applied_tags ?? []);
    archive(sandbox, channel.thread, body.archived);
    Object.assign(channel.thread, {
      locked: body.locked ?? channel.thread.locked,
      appliedTags: body.applied_tags ?? channel.thread.appliedTags,
    });
  }
  channel.name = body.name ?? channel.name;
  if (body.topic !== undefined) channel.topic = body.topic;
  announceChange(sandbox, channel);
  return ok(channelPayload(channel));
}

/** Anyone who may speak in a thread that is not locked can wake it up; the rest is for its owner and for who manages threads. */
function checkThreadChange(sandbox: Sandbox, channel: Channel, body: ChannelChange): void {
  if (body.archived === false && channel.thread?.archived === true) demandRoom(channel.guild);
  const wakesOnly = body.archived === false && Object.keys(body).every((key) => key === 'archived');
  const owns = channel.thread?.ownerId === sandbox.applicationId;
  if (channel.thread?.archived === true && body.archived !== false) throw new Refused(50083);
  if (wakesOnly && channel.thread?.locked !== true) return demand(sandbox, channel, 'SendMessagesInThreads');
  if (!owns || channel.thread?.locked === true || (body.locked ?? null) !== null)
    demand(sandbox, channel, 'ManageThreads');
}

/** A thread keeps the time at which it was last archived or woken up. */
export function archive(sandbox: Sandbox, thread: ThreadState, archived: boolean | null | undefined): void {
  if ((archived ?? thread.archived) === thread.archived) return;
  thread.archived = !thread.archived;
  thread.archiveChangedAt = sandbox.clock();
}

function close(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const channel = visibleChannel(sandbox, param(request, 'channel'));
  // Direct messages are only closed, and can be opened again.
  if (channel.guild !== null) {
    demand(sandbox, channel, channel.thread === null ? 'ManageChannels' : 'ManageThreads');
    removeChannel(sandbox, channel);
  }
  return ok(channelPayload(channel));
}

/** Takes a channel or thread away and tells the gateway. */
export function removeChannel(sandbox: Sandbox, channel: Channel): void {
  sandbox.world.removeChannel(channel);
  const about = { intent: Intents.guilds, guildId: channel.guild?.id };
  if (channel.thread === null) sandbox.gateway.dispatch('CHANNEL_DELETE', channelPayload(channel), about);
  else sandbox.gateway.dispatch('THREAD_DELETE', deletedThreadPayload(channel), about);
  sandbox.world.changed();
}

/** Tells the gateway that a channel, or a thread, is not what it was. */
export function announceChange(sandbox: Sandbox, channel: Channel): void {
  sandbox.gateway.dispatch(
    channel.thread === null ? 'CHANNEL_UPDATE' : 'THREAD_UPDATE',
    channelPayload(channel),
    {
      intent: Intents.guilds,
      guildId: channel.guild?.id,
    },
  );
  sandbox.world.changed();
}
