import pg from 'pg';
import type { ChannelHandle, Discord, GuildHandle, MemberHandle } from 'discord-sandbox';

/** A server of one shard, and somebody in it who asks. */
export interface ServerOfShard {
  readonly shard: number;
  readonly guild: GuildHandle;
  readonly user: MemberHandle;
  /** Where they ask; it follows nothing. */
  readonly channel: ChannelHandle;
}

/** As many channels as a server may have, with some to spare. */
const channelsOfServer = 250;

/** Makes servers on every shard, which Discord tells apart by when they were made. */
export async function addServersOfShards(discord: Discord, shards: number): Promise<ServerOfShard[]> {
  const found = new Map<number, ServerOfShard>();
  while (found.size < shards) {
    const guild = discord.addGuild({ name: `Server ${found.size}` });
    const shard = shardOf(guild.id, shards);
    // Those that are made within a millisecond are all of one shard.
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (found.has(shard)) {
      guild.remove();
      continue;
    }
    const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
    found.set(shard, { shard, guild, user, channel: guild.addChannel({ name: 'asking' }) });
  }
  return [...found.values()].sort((a, b) => a.shard - b.shard);
}

const shardOf = (id: string, shards: number) => Number((BigInt(id) >> 22n) % BigInt(shards));

/** Makes this many channels in servers of every shard, which follow what a channel follows. */
export async function addFollowing(
  discord: Discord,
  { channels: count, shards, databaseUrl }: { channels: number; shards: number; databaseUrl: string },
  model: ChannelHandle,
): Promise<ChannelHandle[]> {
  const made: ChannelHandle[] = [];
  while (made.length < count) {
    for (const { guild } of await addServersOfShards(discord, shards))
      for (
        let left = Math.min(channelsOfServer, Math.ceil(count / shards));
        left > 0 && made.length < count;
        left -= 1
      )
        made.push(guild.addChannel({ name: `more-${made.length}` }));
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const ids = JSON.stringify(made.map(({ id, state }) => ({ id, guild: state.guild?.id })));
    await client.query(
      `insert into channels select (jsonb_populate_record(null::channels,
         to_jsonb(c) || jsonb_build_object('id', n ->> 'id', 'guild_id', n ->> 'guild'))).*
       from channels c, jsonb_array_elements($1::jsonb) n where c.id = $2`,
      [ids, model.id],
    );
    await client.query(
      `insert into subscriptions (channel_id, filter_id, created_at, active_since)
       select n ->> 'id', s.filter_id, s.created_at, s.active_since
       from subscriptions s, jsonb_array_elements($1::jsonb) n where s.channel_id = $2`,
      [ids, model.id],
    );
  } finally {
    await client.end();
  }
  return made;
}
