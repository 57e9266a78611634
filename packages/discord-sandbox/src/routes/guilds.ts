import { guildOf } from '../world/access.ts';
import { Refused } from '../http/errors.ts';
import { bit, guildPermissions } from '../world/permissions.ts';
import { channelPayload, guildPayload, memberPayload, rolePayload } from '../world/payloads.ts';
import { ok, param, type Route } from '../http/router.ts';

/** Guilds with their roles, channels and members, to read. */
export const guildRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/guilds/:guild',
    handle: (sandbox, request) => {
      const guild = guildOf(sandbox, param(request, 'guild'));
      const counted = request.query.get('with_counts') === 'true';
      const counts = {
        approximate_member_count: guild.members.size,
        approximate_presence_count: guild.members.size,
      };
      return ok({ ...guildPayload(guild), ...(counted ? counts : {}) });
    },
  },
  {
    method: 'GET',
    template: '/guilds/:guild/roles',
    handle: (sandbox, request) =>
      ok([...guildOf(sandbox, param(request, 'guild')).roles.values()].map(rolePayload)),
  },
  {
    method: 'GET',
    template: '/guilds/:guild/roles/:role',
    handle: (sandbox, request) => {
      const role = guildOf(sandbox, param(request, 'guild')).roles.get(param(request, 'role'));
      if (role === undefined) throw new Refused(10011);
      return ok(rolePayload(role));
    },
  },
  {
    method: 'GET',
    template: '/guilds/:guild/channels',
    handle: (sandbox, request) => {
      const { channels } = guildOf(sandbox, param(request, 'guild'));
      return ok([...channels.values()].filter(({ thread }) => thread === null).map(channelPayload));
    },
  },
  {
    method: 'GET',
    template: '/guilds/:guild/members/:user',
    handle: (sandbox, request) => {
      const guild = guildOf(sandbox, param(request, 'guild'));
      const member = guild.members.get(param(request, 'user'));
      if (member === undefined) throw new Refused(10007);
      return ok(memberPayload(member));
    },
  },
  {
    method: 'GET',
    template: '/guilds/:guild/audit-logs',
    // Of all that Discord records there, who added the bot (28, BOT_ADD).
    handle: (sandbox, request) => {
      const guild = guildOf(sandbox, param(request, 'guild'));
      const self = guild.members.get(sandbox.applicationId);
      if (self === undefined || (guildPermissions(guild, self) & bit('ViewAuditLog')) === 0n)
        throw new Refused(50013);
      const type = request.query.get('action_type');
      const isWanted = guild.addedBy !== null && (type === null || type === '28');
      const entry = {
        id: guild.id,
        action_type: 28,
        user_id: guild.addedBy,
        target_id: sandbox.applicationId,
      };
      return ok({ audit_log_entries: isWanted ? [entry] : [], users: [], integrations: [], webhooks: [] });
    },
  },
];
