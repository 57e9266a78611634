import {
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { MessageBody } from '../http/bodies.ts';
import { Refused } from '../http/errors.ts';
import { isUserInstallOnly } from '../world/installs.ts';
import type { Interaction } from '../world/interactions.ts';
import { checkMessage } from '../rules/messages.ts';
import { edit, remove } from '../world/messages.ts';
import { Flags, type Message } from '../world/model.ts';
import { messagePayload } from '../world/message-payload.ts';
import { done, ok, param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';
import { say } from './callbacks.ts';

const ROOT = '/webhooks/:application/:token';

/** What an interaction's token allows after the first answer: the answer itself, and follow-ups. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', template: ROOT, handle: followUp, open: true },
  { method: 'GET', template: `${ROOT}/messages/:message`, handle: read, open: true },
  { method: 'PATCH', template: `${ROOT}/messages/:message`, handle: change, open: true },
  {
    method: 'DELETE',
    template: `${ROOT}/messages/:message`,
    open: true,
    handle: (sandbox, request) => {
      const interaction = mine(sandbox, request);
      remove(sandbox, named(interaction, request));
      sandbox.interactions.settle(interaction, 'answered');
      return done;
    },
  },
];

function mine(sandbox: Sandbox, request: RouteRequest): Interaction {
  if (param(request, 'application') !== sandbox.applicationId) throw new Refused(10015);
  return sandbox.interactions.answered(param(request, 'token'));
}

function named(interaction: Interaction, request: RouteRequest): Message {
  const id = param(request, 'message');
  const known = [interaction.original, ...interaction.followUps].filter((message) => message !== null);
  const message = id === '@original' ? interaction.original : known.find((other) => other.id === id);
  if (message === null || message === undefined || message.deleted) throw new Refused(10008);
  return message;
}

function read(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  return ok(messagePayload(named(mine(sandbox, request), request), sandbox.origin));
}

function change(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const interaction = mine(sandbox, request);
  const message = named(interaction, request);
  const body = (request.body ?? {}) as MessageBody;
  const standing = message.flags & ~Flags.suppressEmbeds;
  checkMessage(body, {
    schema: IncomingWebhookUpdateRequestPartialSchema,
    place: 'edit',
    files: request.files,
    present: message.files,
    standing,
  });
  edit(sandbox, message, body, request.files);
  sandbox.interactions.settle(interaction, 'answered');
  return ok(messagePayload(message, sandbox.origin));
}

/** The first follow-up to a deferred reply takes the reply's place, and with it whether it is ephemeral. */
function followUp(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const interaction = mine(sandbox, request);
  const body = (request.body ?? {}) as MessageBody;
  checkMessage(body, {
    schema: IncomingWebhookRequestPartialSchema,
    place: 'interaction',
    files: request.files,
  });
  const waiting =
    interaction.state === 'deferred' && !interaction.updatesSource ? interaction.original : null;
  if (waiting !== null && !waiting.deleted) {
    edit(sandbox, waiting, { ...body, flags: (body.flags ?? 0) & ~Flags.ephemeral }, request.files);
    sandbox.interactions.settle(interaction, 'answered');
    return ok(messagePayload(waiting, sandbox.origin));
  }
  // Documented: five for an application that is installed only for the person.
  if (isUserInstallOnly(interaction.owners) && interaction.followUps.length >= 5) throw new Refused(40094);
  const message = say(sandbox, interaction, body, request);
  interaction.followUps.push(message);
  sandbox.interactions.settle(interaction, 'answered');
  return ok(messagePayload(message, sandbox.origin));
}
