import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  PongInteractionCallbackRequestSchema,
  type SpecSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { type CallbackBody, type MessageBody, OptionTypes } from '../http/bodies.ts';
import { FormErrors, Refused } from '../http/errors.ts';
import type { Interaction, ModalShown } from '../world/interactions.ts';
import { checkModal } from '../rules/modals.ts';
import { checkMessage } from '../rules/messages.ts';
import { edit, post } from '../world/messages.ts';
import { Flags } from '../world/model.ts';
import { messagePayload } from '../world/message-payload.ts';
import { done, ok, param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';
import { checkAgainst } from '../rules/validate.ts';

const Callback = { pong: 1, reply: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;
const SCHEMAS: Record<number, SpecSchema> = {
  1: PongInteractionCallbackRequestSchema,
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
};

/** The first answer to an interaction. */
export const callbackRoutes: readonly Route[] = [
  { method: 'POST', template: '/interactions/:interaction/:token/callback', handle: answer, open: true },
];

function answer(sandbox: Sandbox, request: RouteRequest): RouteAnswer {
  const interaction = sandbox.interactions.claim(param(request, 'interaction'), param(request, 'token'));
  const body = (request.body ?? {}) as CallbackBody;
  const schema = SCHEMAS[body.type];
  if (schema === undefined || !fits(interaction, body.type)) {
    throw new Refused(50035, {
      type: {
        _errors: [
          {
            code: 'BASE_TYPE_CHOICES',
            message: `An interaction of type ${interaction.type} cannot be answered so.`,
          },
        ],
      },
    });
  }
  check(schema, interaction, body, request);
  act(sandbox, interaction, body, request);
  if (request.query.get('with_response') !== 'true') return done;
  return ok(response(sandbox, interaction, body.type));
}

/** Which answers go with which interaction: choices only with an autocompletion, updates only with a component. */
function fits(interaction: Interaction, type: number): boolean {
  if (interaction.type === 4) return type === Callback.choices;
  if (type === Callback.choices || type === Callback.pong) return false;
  if (type === Callback.deferUpdate || type === Callback.update) return interaction.source !== null;
  return type !== Callback.modal || interaction.type !== 5;
}

function check(
  schema: SpecSchema,
  interaction: Interaction,
  body: CallbackBody,
  request: RouteRequest,
): void {
  if (body.type === Callback.reply || body.type === Callback.defer || body.type === Callback.update) {
    const place =
      body.type === Callback.reply ? 'interaction' : body.type === Callback.defer ? 'deferral' : 'edit';
    const standing =
      body.type === Callback.update ? (interaction.source?.flags ?? 0) & ~Flags.suppressEmbeds : 0;
    checkMessage(body.data ?? {}, {
      schema,
      place,
      files: request.files,
      at: ['data'],
      whole: body,
      standing,
      present: body.type === Callback.update ? (interaction.source?.files ?? []) : [],
    });
    return;
  }
  const errors = new FormErrors();
  checkAgainst(schema, body, errors);
  errors.throwIfAny();
  if (body.type === Callback.modal) checkModal(body.data as ModalShown, ['data']);
  if (body.type !== Callback.choices) return;
  for (const [index, choice] of (body.data?.choices ?? []).entries()) {
    if (choice === null || suits(interaction.focusedType, choice.value)) continue;
    errors.add(
      ['data', 'choices', index, 'value'],
      'UNION_TYPE_CHOICES',
      'The value is not of the type of the option.',
    );
  }
  errors.throwIfAny();
}

function suits(optionType: number | null, value: string | number): boolean {
  if (optionType === OptionTypes.string) return typeof value === 'string';
  if (optionType === OptionTypes.integer) return Number.isInteger(value);
  return typeof value === 'number';
}

function act(sandbox: Sandbox, interaction: Interaction, body: CallbackBody, request: RouteRequest): void {
  const data: MessageBody = body.data ?? {};
  switch (body.type) {
    case Callback.reply:
      interaction.original = say(sandbox, interaction, data, request);
      return sandbox.interactions.settle(interaction, 'answered');
    case Callback.defer:
      interaction.original = say(sandbox, interaction, { flags: data.flags ?? 0 }, request, Flags.loading);
      return sandbox.interactions.settle(interaction, 'deferred');
    case Callback.deferUpdate:
      interaction.original = interaction.source;
      interaction.updatesSource = true;
      return sandbox.interactions.settle(interaction, 'deferred');
    case Callback.update:
      interaction.original = interaction.source;
      if (interaction.source !== null) edit(sandbox, interaction.source, data, request.files);
      return sandbox.interactions.settle(interaction, 'answered');
    case Callback.choices:
      interaction.choices = (body.data?.choices ?? []).filter((choice) => choice !== null);
      return sandbox.interactions.settle(interaction, 'answered');
    default:
      interaction.modal = body.data as ModalShown;
      return sandbox.interactions.settle(interaction, 'answered');
  }
}

/** Posts an answer to an interaction; only the person who asked sees an ephemeral one. */
export function say(
  sandbox: Sandbox,
  interaction: Interaction,
  body: MessageBody,
  request: Pick<RouteRequest, 'files'>,
  flags = 0,
): ReturnType<typeof post> {
  const ephemeral = interaction.privately || ((body.flags ?? 0) & Flags.ephemeral) !== 0;
  const { id, type, user, name, owners, channel } = interaction;
  // Answers to interactions carry no nonce, whatever the client sends.
  return post(sandbox, {
    channel,
    body: { ...body, nonce: null },
    files: request.files,
    onlyFor: ephemeral ? user.id : null,
    interaction: { id, type, user, name, owners },
    flags: flags | (ephemeral ? Flags.ephemeral : 0),
    type: type === 2 ? 20 : 19,
  });
}

function response(sandbox: Sandbox, interaction: Interaction, type: number): Record<string, unknown> {
  const message = interaction.original;
  const shown =
    message !== null && (type === Callback.reply || type === Callback.defer || type === Callback.update);
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channel.id,
      ...(interaction.channel.guild === null ? {} : { guild_id: interaction.channel.guild.id }),
      ...(message === null
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (message.flags & Flags.loading) !== 0,
            response_message_ephemeral: message.onlyFor !== null,
          }),
    },
    ...(shown ? { resource: { type, message: messagePayload(message, sandbox.origin) } } : {}),
  };
}
