import { DiscordAPIError, HTTPError } from 'discord.js';
import { fieldsIn } from '../log-error.ts';

/**
 * An error as it may stand in a log. Discord's errors carry the address and the body of the request:
 * the first holds an interaction's token, the second what a person typed.
 */
export function forLog(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) {
    const { status, code, method, message } = error;
    return { discord: { status, code, method, message: fieldsIn(message) } };
  }
  if (error instanceof HTTPError) return { discord: { status: error.status, method: error.method } };
  return { err: error };
}
