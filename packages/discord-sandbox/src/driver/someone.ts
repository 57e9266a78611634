import type { Guild, User } from '../world/model.ts';
import type { World } from '../world/world.ts';

/** The ordinary member who acts when nobody is named: without any role, made when there is none. */
export function someoneOf(world: World, guild: Guild): User {
  for (const { user, roles } of guild.members.values()) {
    if (!user.bot && user.id !== guild.ownerId && roles.length === 0) return user;
  }
  return world.addMember(guild, world.addUser('someone', guild.locale), []).user;
}
