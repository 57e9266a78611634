import {
  UpdateGuildChannelRequestPartialSchema,
  UpdateThreadRequestPartialSchema,
} from 'discord-api-spec/zod';
import { demand, visibleChannel } from '../access.ts';
import { FormErrors, Refused } from '../errors.ts';
import { Intents } from '../gateway.ts';
import type { Channel } from '../model.ts';
import { channelPayload } from '../payloads.ts';
import { done, ok, param, type Route, type RouteAnswer, type RouteRequest } from '../router.ts';
import type { Sandbox } from '../sandbox.ts';
import { checkAgainst } from '../validate.ts';

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
    Object.assign(channel.thread, {
      archived: body.archived ?? channel.thread.archived,
      locked: body.locked ?? channel.thread.locked,
      appliedTags: body.applied_tags ?? channel.thread.appliedTags,
      archiveChangedAt: sandbox.clock(),
    });
  }
  channel.name = body.name ?? channel.name;
  if (body.topic !== undefined) channel.topic = body.topic;
  announceChange(sandbox, channel);
  return ok(channelPayload(channel));
}

/** Anyone who may speak in a thread that is not locked can wake it up; the rest is for its owner and for who manages threads. */
function checkThreadChange(sandbox: Sandbox, channel: Channel, body: ChannelChange): void {
  const wakesOnly = body.archived === false && Object.keys(body).every((key) => key === 'archived');
  const owns = channel.thread?.ownerId === sandbox.applicationId;
  if (channel.thread?.archived === true && body.archived !== false) throw new Refused(50083);
  if (wakesOnly && channel.thread?.locked !== true) return demand(sandbox, channel, 'SendMessagesInThreads');
  if (!owns || channel.thread?.locked === true || (body.locked ?? null) !== null)
    demand(sandbox, channel, 'ManageThreads');
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
