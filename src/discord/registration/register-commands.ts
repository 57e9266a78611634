import { createHash } from 'node:crypto';
import {
  ApplicationCommandType,
  Routes,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTPutAPIApplicationCommandsResult,
} from 'discord.js';
import type { Database } from '../../store/db/database.ts';
import { readApplication, supportedBy, type Application, type CommandDefinition } from './application.ts';
import { idsOf, keepRegistered, readRegistered } from './registered.ts';
import { isRefusal, refusalOf, refusedIn, type RefusedCommand } from './command-refusals.ts';
import { commands, messageCommands } from '../commands/index.ts';

/** The commands as Discord is told of them where the application can be added to servers and to people. */
export const definitions = [...commands, ...messageCommands].map(({ definition }) => definition);

export interface Registration {
  readonly rest: REST;
  readonly db: Database;
  /** Registers in any case, as an operator who asks for it wants. */
  readonly force?: boolean;
  /** Read when absent. */
  readonly application?: Application;
  readonly wanted?: readonly CommandDefinition[];
  /** Called for every command that Discord does not take; the others are registered all the same. */
  readonly onRefused?: (refused: RefusedCommand) => void;
}

/**
 * Tells Discord of the commands when they are not the ones it has: when they changed here, when the application's
 * list was changed by somebody else, and when one of them was refused the last time.
 */
export async function registerCommands({
  rest,
  db,
  force = false,
  application: known,
  wanted = definitions,
  onRefused = () => undefined,
}: Registration): Promise<'registered' | 'unchanged'> {
  const application = known ?? (await readApplication(rest));
  const supported = wanted.flatMap((definition) => supportedBy(application, definition) ?? []);
  const route = Routes.applicationCommands(application.id);
  const hash = createHash('sha256').update(JSON.stringify(supported)).digest('hex');
  const last = await readRegistered(db);
  const isSame = last?.application === application.id && last.hash === hash;
  if (!force && isSame && last.refused.length === 0) {
    const listed = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult;
    if (same(versionsOf(listed), last.versions)) {
      // What was registered before ids were kept.
      if (Object.keys(last.ids).length === 0) await keepRegistered(db, { ...last, ids: idsOf(listed) });
      return 'unchanged';
    }
  }
  const { listed, refused } = await overwrite(rest, route, supported);
  refused.forEach(onRefused);
  await keepRegistered(db, {
    application: application.id,
    hash,
    versions: versionsOf(listed),
    refused: refused.map(({ name }) => name),
    ids: idsOf(listed),
  });
  return 'registered';
}

interface Overwritten {
  readonly listed: RESTGetAPIApplicationCommandsResult;
  readonly refused: readonly RefusedCommand[];
}

/** Registers all that Discord takes. One it does not take stays in the form in which it has it, if it has it. */
async function overwrite(
  rest: REST,
  route: `/${string}`,
  wanted: readonly CommandDefinition[],
): Promise<Overwritten> {
  try {
    return { listed: await put(rest, route, wanted), refused: [] };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const named = refusedIn(error, wanted);
    if (named.size === 0) return oneByOne(rest, route, wanted);
    const before = (await rest.get(route, {
      query: new URLSearchParams({ with_localizations: 'true' }),
    })) as RESTGetAPIApplicationCommandsResult;
    const kept = wanted.flatMap((definition, index) =>
      named.has(index) ? formOf(before, definition) : [definition],
    );
    try {
      return { listed: await put(rest, route, kept), refused: [...named.values()] };
    } catch (again) {
      if (!isRefusal(again)) throw again;
      return oneByOne(rest, route, wanted);
    }
  }
}

async function put(rest: REST, route: `/${string}`, body: readonly CommandDefinition[]) {
  return (await rest.put(route, { body })) as RESTPutAPIApplicationCommandsResult;
}

/** Slower, and needs nobody to say which of them is wrong; what is not wanted any more is deleted afterwards. */
async function oneByOne(
  rest: REST,
  route: `/${string}`,
  wanted: readonly CommandDefinition[],
): Promise<Overwritten> {
  const refused: RefusedCommand[] = [];
  for (const definition of wanted) {
    try {
      await rest.post(route, { body: definition });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push(refusalOf(error, definition));
    }
  }
  const all = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult;
  const isWanted = (one: Named) => wanted.some((definition) => sameCommand(one, definition));
  for (const { id } of all.filter((one) => !isWanted(one))) await rest.delete(`${route}/${id}`);
  return { listed: all.filter(isWanted), refused };
}

/** The form in which Discord has a command, as it takes it back; empty when it has none. */
function formOf(
  listed: RESTGetAPIApplicationCommandsResult,
  definition: CommandDefinition,
): CommandDefinition[] {
  const found = listed.find((one) => sameCommand(one, definition));
  if (!found) return [];
  const { id: _id, application_id: _application, version: _version, ...form } = found;
  const {
    default_permission: _old,
    dm_permission: _replaced,
    ...current
  } = form as typeof form & {
    readonly default_permission?: unknown;
    readonly dm_permission?: unknown;
  };
  return [current as unknown as CommandDefinition];
}

interface Named {
  readonly name: string;
  readonly type?: ApplicationCommandType | undefined;
}

/** Discord knows a command by its name and its type. */
function sameCommand(one: Named, other: Named): boolean {
  return (
    one.name === other.name &&
    (one.type ?? ApplicationCommandType.ChatInput) === (other.type ?? ApplicationCommandType.ChatInput)
  );
}

/** Discord gives a command a new version whenever it changes. */
function versionsOf(list: RESTGetAPIApplicationCommandsResult): string[] {
  return list.map(({ id, version }) => `${id}:${version}`).toSorted();
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
