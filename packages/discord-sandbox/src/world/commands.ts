import type { CommandBody, CommandOption } from '../http/bodies.ts';

export interface RegisteredCommand extends CommandBody {
  id: string;
  type: number;
  version: string;
  application_id: string;
  guild_id?: string;
}

/** The commands an application has registered, for everywhere and for single guilds. */
export class CommandStore {
  /** How many times a whole set was written (PUT). */
  registrations = 0;
  private readonly applicationId: string;
  private readonly nextId: () => string;
  private readonly scopes = new Map<string, RegisteredCommand[]>();

  constructor(applicationId: string, nextId: () => string) {
    this.applicationId = applicationId;
    this.nextId = nextId;
  }

  list(guildId = ''): RegisteredCommand[] {
    return this.scopes.get(guildId) ?? [];
  }

  /** Replaces the whole set; a command keeps its id as long as its type and name stay. */
  replace(bodies: readonly CommandBody[], guildId = ''): RegisteredCommand[] {
    this.registrations += 1;
    const before = this.list(guildId);
    const after = bodies.map((body) => this.register(body, before.find(sameAs(body)), guildId));
    this.scopes.set(guildId, after);
    return after;
  }

  /** Adds one, or overwrites the one of the same type and name. */
  upsert(body: CommandBody, guildId = ''): { command: RegisteredCommand; created: boolean } {
    const before = this.list(guildId);
    const old = before.find(sameAs(body));
    const command = this.register(body, old, guildId);
    this.scopes.set(guildId, [...before.filter((other) => other !== old), command]);
    return { command, created: old === undefined };
  }

  remove(id: string, guildId = ''): boolean {
    const before = this.list(guildId);
    this.scopes.set(
      guildId,
      before.filter((command) => command.id !== id),
    );
    return this.list(guildId).length < before.length;
  }

  private register(
    body: CommandBody,
    old: RegisteredCommand | undefined,
    guildId: string,
  ): RegisteredCommand {
    return {
      ...body,
      id: old?.id ?? this.nextId(),
      version: this.nextId(),
      application_id: this.applicationId,
      type: body.type ?? 1,
      description: body.description ?? '',
      default_member_permissions: body.default_member_permissions ?? null,
      ...(guildId === '' ? {} : { guild_id: guildId }),
    };
  }
}

/** A command as Discord answers it: defaults filled in, options without what is false, localizations only when asked for. */
export function commandPayload(command: RegisteredCommand, localizations: boolean): Record<string, unknown> {
  const names = command.name_localizations ?? null;
  const descriptions = command.description_localizations ?? null;
  return {
    id: command.id,
    application_id: command.application_id,
    version: command.version,
    type: command.type,
    name: command.name,
    description: command.description ?? '',
    ...(localizations ? { name_localizations: names, description_localizations: descriptions } : {}),
    default_member_permissions: command.default_member_permissions ?? null,
    default_permission: true,
    dm_permission: command.guild_id === undefined ? (command.dm_permission ?? true) : undefined,
    contexts: command.contexts ?? null,
    integration_types: command.integration_types ?? [0],
    nsfw: command.nsfw ?? false,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...(command.options
      ? { options: command.options.map((option) => optionPayload(option, localizations)) }
      : {}),
  };
}

function optionPayload(option: CommandOption, localizations: boolean): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(option)) {
    const dropped = value === false || value === null || value === undefined;
    if (!dropped && (localizations || !key.endsWith('_localizations'))) shown[key] = value;
  }
  if (option.options) shown['options'] = option.options.map((inner) => optionPayload(inner, localizations));
  if (option.choices && !localizations)
    shown['choices'] = option.choices.map(({ name, value }) => ({ name, value }));
  return shown;
}

function sameAs(body: CommandBody): (command: RegisteredCommand) => boolean {
  return (command) => command.name === body.name && command.type === (body.type ?? 1);
}
