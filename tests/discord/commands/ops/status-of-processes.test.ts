import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from 'discord-sandbox';
import { dispatchInteractions, type Dispatcher } from '../../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../../src/discord/registration/register-commands.ts';
import { useDatabase } from '../../../support/database.ts';
import { quiet } from '../../../support/log.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { said } from '../../support/said.ts';

const db = useDatabase();
const bot = useBot();
let dispatcher: Dispatcher;
let guild: GuildHandle;
let desk: ChannelHandle;

beforeAll(async () => {
  const { client, discord } = bot();
  guild = discord.addGuild({ name: 'Operators' });
  desk = guild.addChannel({ name: 'desk' });
  await hearsOf(client, desk.id);
  await registerCommands({ rest: client.rest, db: db() });
  const operator = {
    channelId: desk.id,
    assemblyUrl: 'https://pace.coe.int',
    assemblyHosts: ['pace.coe.int'],
    newsMaxAgeDays: 60,
    discordApiUrl: discord.apiUrl,
  };
  dispatcher = dispatchInteractions(client, { db: db(), log: quiet, deferAfterMs: 2000, operator });
});
beforeEach(async () => {
  await db().execute(sql`
    insert into processes (id, place, joined_at, expires_at, connected_since, cut_off_since)
    values ('one', '', now(), now() + interval '1 hour', '2026-11-30 12:00Z', null),
      ('two', '', now() + interval '1 second', now() + interval '1 hour', null, '2026-11-30 13:00Z')`);
  await db().execute(sql`
    insert into shards (total, shard, wanted, holder, expires_at)
    values (2, 0, 'one', 'one', now() + interval '1 hour'), (2, 1, 'one', 'one', now() + interval '1 hour')`);
  await db().execute(sql`
    insert into leases (name, term, holder, place, backend, renewed_at, expires_at)
    values ('leader', 1, 'one', '', 0, now(), now() + interval '1 hour')
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at`);
});
afterAll(() => dispatcher.stop());

async function status(permissions: 'ManageChannels'[], locale: string) {
  const user = guild.addMember({ name: `somebody ${locale} ${permissions.length}`, permissions, locale });
  return said(await bot().discord.run({ guild, channel: desk, command: 'status', user }));
}

test('whoever runs the bot sees each process: its shards, and whether it gets through to Discord', async () => {
  const english = await status(['ManageChannels'], 'en-GB');
  expect(english).toContain(
    '🟢 `one` · shards 0 and 1 of 2 · reads the sources and posts · connected since <t:1796040000:f>',
  );
  expect(english).toContain('🔴 `two` · no shard · cut off from Discord since <t:1796043600:f>');
  const french = await status(['ManageChannels'], 'fr');
  expect(french).toContain(
    '🟢 `one` · shards 0 et 1 sur 2 · consulte les sources et publie · connecté depuis le <t:1796040000:f>',
  );
  expect(french).toContain('🔴 `two` · aucun shard · coupé de Discord depuis le <t:1796043600:f>');
});

test('nobody else does, and nobody where there is one process', async () => {
  expect(await status([], 'en-GB')).not.toContain('`one`');
  await db().execute(sql`delete from processes where id = 'two'`);
  expect(await status(['ManageChannels'], 'en-GB')).not.toContain('`one`');
});
