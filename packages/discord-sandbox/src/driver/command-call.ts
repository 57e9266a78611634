import { type CommandOption, OptionTypes } from '../http/bodies.ts';
import type { RegisteredCommand } from '../world/commands.ts';
import {
  type FileGiven,
  nothingResolved,
  pickChannel,
  type Picking,
  pickMentionable,
  pickRole,
  pickUser,
  type Resolved,
  resolvedPart,
} from '../world/resolved.ts';

/** What a person fills in; for a channel, role or person, anything with an id; for an attachment, a file. */
type OptionValue = string | number | boolean | { id: string } | FileGiven;
export type OptionValues = Readonly<Record<string, OptionValue>>;

export interface BuiltCall {
  data: Record<string, unknown>;
  /** The type of the option being completed. */
  focusedType: number | null;
}

/**
 * Builds the data of an invocation as Discord's client does from the registered command, and refuses, in words,
 * what the client would not let a person send: unknown names, missing options, values that do not fit.
 */
export function buildCall(
  command: RegisteredCommand,
  path: readonly string[],
  values: OptionValues,
  context: Picking,
  focused?: string,
): BuiltCall {
  const [options, wrap] = descend(command, path);
  const resolved = nothingResolved();
  const shown = `/${[command.name, ...path].join(' ')}`;
  const known = options.map(({ name }) => name);
  for (const name of Object.keys(values)) {
    if (!known.includes(name)) {
      throw new Error(`${shown} has no option "${name}"; it has ${known.join(', ') || 'none'}.`);
    }
  }
  let focusedType: number | null = null;
  const filled: Record<string, unknown>[] = [];
  for (const option of options) {
    const given = values[option.name];
    if (option.name === focused) {
      if (option.autocomplete !== true)
        throw new Error(`The option "${focused}" of ${shown} does not complete.`);
      focusedType = option.type;
      filled.push({
        name: option.name,
        type: option.type,
        value: typeof given === 'object' ? '' : String(given ?? ''),
        focused: true,
      });
    } else if (given !== undefined) {
      filled.push({
        name: option.name,
        type: option.type,
        value: fit(option, given, shown, context, resolved),
      });
    } else if (option.required === true && focused === undefined) {
      throw new Error(`${shown} cannot be sent without its option "${option.name}".`);
    }
  }
  if (focused !== undefined && focusedType === null)
    throw new Error(`${shown} has no option "${focused}" to complete.`);
  const data = {
    id: command.id,
    name: command.name,
    type: 1,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    options: wrap(filled),
    ...resolvedPart(resolved),
  };
  return { data, focusedType };
}

type Wrap = (filled: Record<string, unknown>[]) => Record<string, unknown>[];

/** Goes down to the subcommand the path names; the second answer puts filled-in options back into it. */
function descend(command: RegisteredCommand, path: readonly string[]): [readonly CommandOption[], Wrap] {
  let options: readonly CommandOption[] = command.options ?? [];
  let wrap: Wrap = (filled) => filled;
  let shown = `/${command.name}`;
  for (const name of path) {
    const subs = options.filter(({ type }) => type <= OptionTypes.group);
    const next = subs.find((option) => option.name === name);
    if (next === undefined) {
      throw new Error(
        `${shown} has no subcommand "${name}"; it has ${subs.map((sub) => sub.name).join(', ') || 'none'}.`,
      );
    }
    const outer = wrap;
    wrap = (filled) => outer([{ name: next.name, type: next.type, options: filled }]);
    options = next.options ?? [];
    shown += ` ${name}`;
  }
  const subs = options.filter(({ type }) => type <= OptionTypes.group).map(({ name }) => name);
  if (subs.length > 0) throw new Error(`${shown} needs one of its subcommands: ${subs.join(', ')}.`);
  return [options, wrap];
}

function fit(
  option: CommandOption,
  given: OptionValue,
  shown: string,
  context: Picking,
  resolved: Resolved,
): unknown {
  const wrong = (why: string): Error => new Error(`The option "${option.name}" of ${shown} ${why}.`);
  if (option.type === OptionTypes.attachment) {
    if (typeof given !== 'object' || !('data' in given)) throw wrong('takes a file');
    const shown = context.attach(given);
    resolved.attachments[shown.id] = shown;
    return shown.id;
  }
  if (typeof given === 'object' && 'data' in given) throw wrong('takes no file');
  const id = typeof given === 'object' ? given.id : given;
  switch (option.type) {
    case OptionTypes.string:
      return fitText(option, given, wrong);
    case OptionTypes.integer:
    case OptionTypes.number:
      return fitNumber(option, given, wrong);
    case OptionTypes.boolean:
      if (typeof given !== 'boolean') throw wrong('takes true or false');
      return given;
    case OptionTypes.channel:
      return pickChannel(String(id), option.channel_types, context, resolved, wrong);
    case OptionTypes.role:
      return pickRole(String(id), context, resolved, wrong);
    case OptionTypes.user:
      return pickUser(String(id), context, resolved, wrong);
    case OptionTypes.mentionable:
      return pickMentionable(String(id), context, resolved, wrong);
    default:
      throw wrong('is of a kind that cannot be filled in here');
  }
}

function fitText(option: CommandOption, given: OptionValue, wrong: (why: string) => Error): string {
  if (typeof given !== 'string') throw wrong('takes text');
  if (option.choices?.length && !option.choices.some(({ value }) => value === given)) {
    throw wrong(`offers only ${option.choices.map(({ value }) => value).join(', ')}`);
  }
  if (given.length < (option.min_length ?? 0)) throw wrong(`takes at least ${option.min_length} characters`);
  if (given.length > (option.max_length ?? 6000))
    throw wrong(`takes at most ${option.max_length ?? 6000} characters`);
  return given;
}

function fitNumber(option: CommandOption, given: OptionValue, wrong: (why: string) => Error): number {
  if (typeof given !== 'number' || (option.type === OptionTypes.integer && !Number.isInteger(given))) {
    throw wrong(option.type === OptionTypes.integer ? 'takes a whole number' : 'takes a number');
  }
  if (option.choices?.length && !option.choices.some(({ value }) => value === given)) {
    throw wrong(`offers only ${option.choices.map(({ value }) => value).join(', ')}`);
  }
  if (given < (option.min_value ?? -Infinity)) throw wrong(`takes no less than ${option.min_value}`);
  if (given > (option.max_value ?? Infinity)) throw wrong(`takes no more than ${option.max_value}`);
  return given;
}
