import {
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
  type REST,
  type RESTGetCurrentApplicationResult,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';

export type CommandDefinition = RESTPutAPIApplicationCommandsJSONBody[number];

/** The application the token belongs to. */
export interface Application {
  readonly id: string;
  /** To what it can be added, as its owner set it; `null` where Discord does not say. */
  readonly installs: ReadonlySet<ApplicationIntegrationType> | null;
}

/** Asks Discord for the application, and for `integration_types_config`, its supported installation contexts. */
export async function readApplication(rest: REST, signal?: AbortSignal): Promise<Application> {
  const { id, integration_types_config: config } = (await rest.get(
    Routes.currentApplication(),
    signal && { signal },
  )) as RESTGetCurrentApplicationResult;
  const installs = Object.keys(config ?? {}).map(Number) as ApplicationIntegrationType[];
  return { id, installs: installs.length === 0 ? null : new Set(installs) };
}

/**
 * A command as this application can register it; `null` where it supports none of the installations the command is for.
 * Where they are not known, it is as it is meant: Discord says which it does not take.
 */
export function supportedBy(
  { installs }: Pick<Application, 'installs'>,
  definition: CommandDefinition,
): CommandDefinition | null {
  const wanted = definition.integration_types;
  if (!wanted || installs === null) return definition;
  const integrationTypes = wanted.filter((type) => installs.has(type));
  if (integrationTypes.length === 0) return null;
  // Conversations without the bot are only reached through somebody who installed the application.
  const contexts = integrationTypes.includes(ApplicationIntegrationType.UserInstall)
    ? definition.contexts
    : definition.contexts?.filter((context) => context !== InteractionContextType.PrivateChannel);
  return { ...definition, integration_types: integrationTypes, ...(contexts && { contexts }) };
}
