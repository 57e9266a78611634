import { DiscordAPIError, HTTPError } from 'discord.js';
import { fieldsIn } from '../../log-error.ts';
import { troubleIn } from '../rest/trouble.ts';

/**
 * An error as it may stand in a log. Discord's errors carry the address and the body of the request:
 * the first holds an interaction's token, the second what a person typed.
 */
export function gatewayErrorForLog(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError && typeof error.code !== 'number') {
    const { status, method } = error;
    return { discord: { status, method, trouble: troubleIn(error).sentence } };
  }
  if (error instanceof DiscordAPIError) {
    const { status, code, method, message } = error;
    return { discord: { status, code, method, message: fieldsIn(message) } };
  }
  if (error instanceof HTTPError) {
    const { status, method } = error;
    return { discord: { status, method, trouble: troubleIn(error).sentence } };
  }
  return { err: error };
}
