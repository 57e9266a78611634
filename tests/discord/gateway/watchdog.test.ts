import { once } from 'node:events';
import { Events, type Client } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Discord, startDiscord } from 'discord-sandbox';
import { connect, createClient, reconnectShard } from '../../../src/discord/gateway/client.ts';
import { watchGateway, type Watchdog } from '../../../src/discord/gateway/watchdog.ts';
import { quiet } from '../../support/log.ts';

let discord: Discord;
let client: Client<true>;
let watchdog: Watchdog;
let found: string[];

beforeEach(async () => {
  discord = await startDiscord();
  discord.addGuild({ name: 'Quiet' });
  client = await connect(createClient({ apiUrl: discord.apiUrl, log: quiet }), discord.token);
  found = [];
  watchdog = watchGateway(client, {
    log: quiet,
    reconnect: (shard, how) => {
      found.push(how);
      reconnectShard(client, shard, how);
    },
    onChange: (isDeaf) => found.push(isDeaf ? 'deaf' : 'hears'),
  });
});

afterEach(async () => {
  watchdog.stop();
  await client.destroy();
  await discord.close();
});

const ticks = (count: number) => {
  for (let left = count; left > 0; left -= 1) watchdog.tick();
};
const answered = () => once(client, Events.GuildMembersChunk);

/** The question at the beginning shows that Discord answers such questions. */
async function begin(): Promise<void> {
  const answer = answered();
  ticks(1);
  await answer;
  expect(found).toEqual(['hears']);
  found = [];
}

test('a quiet connection is asked, and what answers is left alone', async () => {
  await begin();
  const answer = answered();
  ticks(20);
  await answer;
  ticks(10);
  expect(found).toEqual([]);
  expect(discord.gateway.identifies).toBe(1);
});

test('one that delivers nothing is taken up again, and the operator hears of it and of its end', async () => {
  await begin();
  discord.gateway.deaf = true;
  ticks(20 + 5);
  expect(found).toEqual(['deaf', 'resume']);
  discord.gateway.deaf = false;
  await once(client, Events.ShardResume);
  const answer = answered();
  ticks(5);
  await answer;
  expect(found).toEqual(['deaf', 'resume', 'hears']);
  expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
});

test('when taking it up was no help another session is begun, and what it delivers ends the finding', async () => {
  await begin();
  discord.gateway.deaf = true;
  const resumed = once(client, Events.ShardResume);
  ticks(20 + 5);
  await resumed;
  const begun = once(client, Events.ShardReady);
  // It is asked again soon, and again does not answer.
  ticks(4 + 5);
  expect(found).toEqual(['deaf', 'resume', 'identify']);
  await begun;
  expect(discord.gateway).toMatchObject({ identifies: 2, resumes: 1 });
  discord.gateway.deaf = false;
  const answer = answered();
  ticks(20);
  await answer;
  expect(found).toEqual(['deaf', 'resume', 'identify', 'hears']);
});

test('sessions for a shard that stays deaf are begun ever less often', async () => {
  await begin();
  discord.gateway.deaf = true;
  const again = async (event: Events.ShardResume | Events.ShardReady, count: number) => {
    const made = once(client, event);
    ticks(count);
    await made;
  };
  await again(Events.ShardResume, 20 + 5);
  await again(Events.ShardReady, 4 + 5);
  await again(Events.ShardReady, 20 + 5);
  ticks(40 + 4);
  expect(found).toEqual(['deaf', 'resume', 'identify', 'identify']);
  ticks(1);
  expect(found).toEqual(['deaf', 'resume', 'identify', 'identify', 'identify']);
});

test('a Discord that never answered such a question is not taken for deaf', async () => {
  discord.gateway.deaf = true;
  ticks(200);
  expect(found).toEqual([]);
});
