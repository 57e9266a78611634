import { createHash } from 'node:crypto';
import {
  Routes,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTGetCurrentApplicationResult,
} from 'discord.js';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { fact, setFact } from '../store/facts.ts';
import { commands, messageCommands } from './commands/index.ts';

/** What was registered last: for which application, from what, and what Discord made of it. */
const registeredSchema = z.object({
  application: z.string(),
  hash: z.string(),
  versions: z.array(z.string()),
});

const factKey = 'registered-commands';

/** The commands as Discord is told of them. */
export const definitions = [...commands, ...messageCommands].map(({ definition }) => definition);

/**
 * Tells Discord of the commands when they are not the ones it has: when they changed here, and when the
 * application's list was changed by somebody else.
 *
 * @param force registers in any case, as an operator who asks for it wants.
 */
export async function registerCommands({
  rest,
  db,
  force = false,
}: {
  readonly rest: REST;
  readonly db: Database;
  readonly force?: boolean;
}): Promise<'registered' | 'unchanged'> {
  const { id: application } = (await rest.get(
    Routes.currentApplication(),
  )) as RESTGetCurrentApplicationResult;
  const route = Routes.applicationCommands(application);
  const hash = createHash('sha256').update(JSON.stringify(definitions)).digest('hex');
  const last = registeredSchema.safeParse(await fact(db, factKey));
  if (!force && last.success && last.data.application === application && last.data.hash === hash) {
    const listed = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult;
    if (same(versionsOf(listed), last.data.versions)) return 'unchanged';
  }
  const registered = (await rest.put(route, {
    body: definitions,
  })) as RESTGetAPIApplicationCommandsResult;
  await setFact(db, factKey, { application, hash, versions: versionsOf(registered) });
  return 'registered';
}

/** Discord gives a command a new version whenever it changes. */
function versionsOf(list: RESTGetAPIApplicationCommandsResult): string[] {
  return list.map(({ id, version }) => `${id}:${version}`).toSorted();
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
