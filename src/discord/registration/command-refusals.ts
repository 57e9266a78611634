import { DiscordAPIError } from 'discord.js';
import type { CommandDefinition } from './application.ts';

/** A command that Discord did not take. */
export interface RefusedCommand {
  readonly name: string;
  /** The fields it names, with what it says of each, such as `options.0.name: Option name already exists`. */
  readonly fields: readonly string[];
}

/** Whether Discord looked at what was sent and found it wrong, which asking again does not change. */
export function isRefusal(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && error.status === 400;
}

/**
 * The commands named by the errors of a refused bulk overwrite, whose keys are indexes of the list that was sent
 * (Discord's documentation of error messages); empty where the errors name none.
 */
export function refusedIn(
  error: DiscordAPIError,
  sent: readonly CommandDefinition[],
): ReadonlyMap<number, RefusedCommand> {
  const named = Object.entries(treeOf(error)).flatMap(([key, tree]) => {
    const command = /^\d+$/u.test(key) ? sent[Number(key)] : undefined;
    return command ? [[Number(key), { name: command.name, fields: fieldsOf(tree, []) }] as const] : [];
  });
  return new Map(named);
}

/** What is wrong with one command that was sent alone. */
export function refusalOf(error: DiscordAPIError, { name }: CommandDefinition): RefusedCommand {
  const fields = fieldsOf(treeOf(error), []);
  return { name, fields: fields.length === 0 ? [error.message] : fields };
}

function treeOf({ rawError }: DiscordAPIError): object {
  const { errors } = rawError as { readonly errors?: unknown };
  return typeof errors === 'object' && errors !== null ? errors : {};
}

function fieldsOf(tree: unknown, path: readonly string[]): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, inner]: [string, unknown]) => {
    if (key !== '_errors') return fieldsOf(inner, [...path, key]);
    const messages = Array.isArray(inner) ? inner.map(messageOf) : [];
    return [`${path.join('.') || 'the command'}: ${messages.join(' ')}`];
  });
}

function messageOf(error: unknown): string {
  const { message, code } = (error ?? {}) as { readonly message?: unknown; readonly code?: unknown };
  return String(message ?? code ?? 'refused');
}
