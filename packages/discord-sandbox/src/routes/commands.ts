import type { CommandBody } from '../http/bodies.ts';
import { checkCommand, checkCommands } from '../rules/commands.ts';
import { commandPayload } from '../world/commands.ts';
import { FormErrors, Refused } from '../http/errors.ts';
import { guildOf } from '../world/access.ts';
import { done, ok, param, type Route, type RouteAnswer, type RouteRequest } from '../http/router.ts';
import type { Sandbox } from '../sandbox.ts';

type Scope = (sandbox: Sandbox, request: RouteRequest) => string;

const everywhere: Scope = (sandbox, request) => {
  if (param(request, 'application') !== sandbox.applicationId) throw new Refused(20012);
  return '';
};
const inGuild: Scope = (sandbox, request) => {
  everywhere(sandbox, request);
  return guildOf(sandbox, param(request, 'guild')).id;
};

function routesUnder(base: string, scope: Scope): Route[] {
  return [
    {
      method: 'GET',
      template: base,
      handle: (sandbox, request) => list(sandbox, request, scope(sandbox, request)),
    },
    {
      method: 'PUT',
      template: base,
      handle: (sandbox, request) => replace(sandbox, request, scope(sandbox, request)),
    },
    {
      method: 'POST',
      template: base,
      handle: (sandbox, request) => add(sandbox, request, scope(sandbox, request)),
    },
    {
      method: 'GET',
      template: `${base}/:command`,
      handle: (sandbox, request) => ok(commandPayload(find(sandbox, request, scope(sandbox, request)), true)),
    },
    {
      method: 'PATCH',
      template: `${base}/:command`,
      handle: (sandbox, request) => change(sandbox, request, scope(sandbox, request)),
    },
    {
      method: 'DELETE',
      template: `${base}/:command`,
      handle: (sandbox, request) => {
        const guildId = scope(sandbox, request);
        if (!sandbox.commands.remove(param(request, 'command'), guildId)) throw new Refused(10063);
        sandbox.world.changed();
        return done;
      },
    },
  ];
}

/** Commands for everywhere and for single guilds: the same routes under two roots. */
export const commandRoutes: readonly Route[] = [
  ...routesUnder('/applications/:application/commands', everywhere),
  ...routesUnder('/applications/:application/guilds/:guild/commands', inGuild),
];

function list(sandbox: Sandbox, request: RouteRequest, guildId: string): RouteAnswer {
  const localizations = request.query.get('with_localizations') === 'true';
  return ok(sandbox.commands.list(guildId).map((command) => commandPayload(command, localizations)));
}

function replace(sandbox: Sandbox, request: RouteRequest, guildId: string): RouteAnswer {
  if (!Array.isArray(request.body)) {
    throw new Refused(50035, {
      _errors: [{ code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }],
    });
  }
  checkCommands(request.body as CommandBody[], sandbox.installs);
  const commands = sandbox.commands.replace(request.body as CommandBody[], guildId);
  sandbox.world.changed();
  return ok(commands.map((command) => commandPayload(command, true)));
}

function add(sandbox: Sandbox, request: RouteRequest, guildId: string): RouteAnswer {
  const body = request.body as CommandBody;
  checkOne(sandbox, body);
  const type = body.type ?? 1;
  const same = sandbox.commands.list(guildId).filter((command) => command.type === type);
  if (same.length >= (type === 1 ? 100 : 15) && !same.some(({ name }) => name === body.name))
    throw new Refused(30032);
  const { command, created } = sandbox.commands.upsert(body, guildId);
  sandbox.world.changed();
  return { status: created ? 201 : 200, body: commandPayload(command, true) };
}

function change(sandbox: Sandbox, request: RouteRequest, guildId: string): RouteAnswer {
  const old = find(sandbox, request, guildId);
  const body = { ...old, ...(request.body as Partial<CommandBody>) };
  checkOne(sandbox, body);
  if (body.name !== old.name) sandbox.commands.remove(old.id, guildId);
  const { command } = sandbox.commands.upsert(body, guildId);
  sandbox.world.changed();
  return ok(commandPayload(command, true));
}

function checkOne({ installs }: Sandbox, body: CommandBody): void {
  const errors = new FormErrors();
  checkCommand(body, [], errors, installs);
  errors.throwIfAny();
}

function find(
  sandbox: Sandbox,
  request: RouteRequest,
  guildId: string,
): ReturnType<Sandbox['commands']['list']>[number] {
  const id = param(request, 'command');
  const command = sandbox.commands.list(guildId).find((other) => other.id === id);
  if (command === undefined) throw new Refused(10063);
  return command;
}
