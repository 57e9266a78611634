import type { Client } from 'discord.js';

/** The library never forgets a server of which it is not told that it is gone. */
export function forgetGuild(client: Client, guildId: string): void {
  const guild = client.guilds.cache.get(guildId);
  for (const id of guild?.channels.cache.keys() ?? []) client.channels.cache.delete(id);
  client.guilds.cache.delete(guildId);
}
