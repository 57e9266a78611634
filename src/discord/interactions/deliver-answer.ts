import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { localeOf, messagesFor } from '../../i18n/messages.ts';
import { type Meter } from '../../lib/meter.ts';
import { type Allowance } from './allowance.ts';
import { type Availability } from './away.ts';
import { troubleCard } from '../render/notice.ts';
import type {
  Command,
  CommandContext,
  ComponentHandler,
  FormHandler,
  MessageCommand,
  ReplyTarget,
  Reply,
} from '../commands/command.ts';
import type { Form } from '../render/form.ts';
import { gatewayErrorForLog } from '../gateway/log-error.ts';
import { respond, type Answerable } from './respond.ts';

/** Too late to answer, and nobody waits any more. */
const tooLate: ReadonlySet<string | number> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

export interface Dispatching extends CommandContext {
  readonly meter: Meter;
  readonly commands: ReadonlyMap<string, Command>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand>;
  readonly components: readonly ComponentHandler[];
  readonly forms: readonly FormHandler[];
  readonly allowance: Allowance;
  readonly deferAfterMs: number;
  readonly availability: Availability;
  readonly now?: () => Date;
  readonly running: ReadonlySet<unknown>;
}

/**
 * Sends an answer. Where Discord says nothing it may have taken it, so it is sent again and finds out; one that Discord refuses is
 * replaced by the last resort.
 */
export async function deliver(
  interaction: Answerable,
  reply: Reply | Form,
  place: ReplyTarget,
  about: About,
  context: Dispatching,
): Promise<void> {
  try {
    await respond(interaction, reply, place);
  } catch (error) {
    if (unanswered(error, about, context)) return;
    const isRefused = error instanceof DiscordAPIError;
    const { failed } = messagesFor(localeOf(interaction.locale)).trouble;
    await (
      isRefused
        ? respond(interaction, troubleCard(failed), place === 'public' ? 'private' : place)
        : respond(interaction, reply, place)
    ).catch((again: unknown) => unanswered(again, about, context));
  }
}

interface About {
  readonly command: string;
  readonly guild: string | null;
}

/** @returns whether it is simply too late, which happens and helps nobody to hear of. */
export function unanswered(error: unknown, about: About, { log }: CommandContext): boolean {
  const isRefused = error instanceof DiscordAPIError;
  const late = isRefused && tooLate.has(error.code);
  const line = { ...gatewayErrorForLog(error), ...about };
  if (late) log.debug(line, 'too late to answer');
  else if (isRefused) log.error(line, 'an answer was not taken');
  else log.warn(line, 'Discord did not say whether it took an answer');
  return late;
}
