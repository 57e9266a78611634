import { ApplicationCommandType, type RESTGetAPIApplicationCommandsResult } from 'discord.js';
import * as z from 'zod';
import type { Database } from '../../store/db/database.ts';
import { keyValue, setKeyValue } from '../../store/db/key-value.ts';

/** What was registered last: for which application, from what, and what Discord made of it. */
const registeredSchema = z.object({
  application: z.string(),
  hash: z.string(),
  versions: z.array(z.string()),
  /** Names of those that Discord did not take: the next start tries them again. */
  refused: z.array(z.string()).default([]),
  /** Ids of slash commands by their English name. */
  ids: z.record(z.string(), z.string()).default({}),
});

export type Registered = z.infer<typeof registeredSchema>;

const factKey = 'registered-commands';

/** `null` where none ever was. */
export async function readRegistered(db: Database): Promise<Registered | null> {
  const read = registeredSchema.safeParse(await keyValue(db, factKey));
  return read.success ? read.data : null;
}

export async function keepRegistered(db: Database, registered: Registered): Promise<void> {
  await setKeyValue(db, factKey, registered);
}

/** Ids of the slash commands that Discord lists, by name. */
export function idsOf(listed: RESTGetAPIApplicationCommandsResult): Record<string, string> {
  return Object.fromEntries(
    listed
      .filter(({ type }) => (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput)
      .map(({ name, id }) => [name, id]),
  );
}
