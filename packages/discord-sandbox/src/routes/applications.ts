import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import { FormErrors, Refused } from '../http/errors.ts';
import { channelPayload, memberGuildPermissions, userPayload } from '../world/payloads.ts';
import { done, ok, param, type Route } from '../http/router.ts';
import { addressUnder } from '../gateway/address.ts';
import type { Sandbox } from '../sandbox.ts';
import { checkAgainst } from '../rules/validate.ts';

/** The bot itself: its gateway, its user, its application, the guilds it is in, its direct messages. */
export const applicationRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/gateway',
    handle: (sandbox, { host }) => ok({ url: addressUnder(sandbox.gateway.address, host) }),
    open: true,
  },
  {
    method: 'GET',
    template: '/gateway/bot',
    handle: (sandbox, { host }) =>
      ok({
        url: addressUnder(sandbox.gateway.address, host),
        shards: sandbox.gateway.starts.shards,
        session_start_limit: sandbox.gateway.starts.limit,
      }),
  },
  { method: 'GET', template: '/users/@me', handle: (sandbox) => ok(userPayload(sandbox.world.bot)) },
  {
    method: 'GET',
    template: '/users/@me/guilds',
    handle: (sandbox) =>
      ok(
        [...sandbox.world.guilds.values()].map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: memberGuildPermissions(guild, sandbox.applicationId).toString(),
          features: [],
        })),
      ),
  },
  { method: 'DELETE', template: '/users/@me/guilds/:guild', handle: leave },
  {
    method: 'POST',
    template: '/users/@me/channels',
    handle: (sandbox, request) => {
      const errors = new FormErrors();
      checkAgainst(CreatePrivateChannelRequestSchema, request.body, errors);
      errors.throwIfAny();
      const user = sandbox.world.users.get((request.body as { recipient_id?: string }).recipient_id ?? '');
      if (user === undefined || user.bot) throw new Refused(10013);
      return ok(channelPayload(sandbox.world.directMessages(user)));
    },
  },
  {
    method: 'GET',
    template: '/users/:user',
    handle: (sandbox, request) => {
      const user = sandbox.world.users.get(param(request, 'user'));
      if (user === undefined) throw new Refused(10013);
      return ok(userPayload(user));
    },
  },
  {
    method: 'GET',
    template: '/oauth2/applications/@me',
    handle: (sandbox) => ok(applicationPayload(sandbox)),
  },
  { method: 'GET', template: '/applications/@me', handle: (sandbox) => ok(applicationPayload(sandbox)) },
];

function leave(sandbox: Sandbox, request: Parameters<Route['handle']>[1]): typeof done {
  const guild = sandbox.world.guilds.get(param(request, 'guild'));
  if (guild === undefined) throw new Refused(10004);
  sandbox.world.leave(guild);
  sandbox.gateway.dispatch('GUILD_DELETE', { id: guild.id }, { intent: 1, guildId: guild.id });
  sandbox.world.changed();
  return done;
}

function applicationPayload(sandbox: Sandbox): Record<string, unknown> {
  const { bot, guilds } = sandbox.world;
  return {
    id: sandbox.applicationId,
    name: bot.name,
    icon: null,
    description: '',
    type: null,
    bot: userPayload(bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    summary: '',
    ...ownerPayload(sandbox),
    approximate_guild_count: guilds.size,
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    ...(sandbox.installs.length > 0 && {
      integration_types_config: Object.fromEntries(sandbox.installs.map((type) => [type, {}])),
    }),
    hook: true,
    redirect_uris: [],
  };
}

/** Of a team Discord gives a user of its own as the owner, and the members with their roles (2 has joined, 1 is invited). */
function ownerPayload({ owner, world: { bot, nextId } }: Sandbox): Record<string, unknown> {
  if (owner === null) return { team: null, owner: userPayload(bot) };
  if ('user' in owner) return { team: null, owner: userPayload(owner.user) };
  const id = nextId();
  const members = owner.team.map(({ user, role = 'admin', hasJoined = true }) => ({
    membership_state: hasJoined ? 2 : 1,
    team_id: id,
    user: userPayload(user),
    role,
    permissions: ['*'],
  }));
  const [first] = owner.team;
  const team = { id, icon: null, name: 'Team', owner_user_id: first?.user.id ?? bot.id, members };
  return { team, owner: userPayload(bot) };
}
