import {
  ApplicationCommandResponseSchema,
  CreatedThreadResponseSchema,
  GuildChannelResponseSchema,
  GuildMemberResponseSchema,
  GuildRoleResponseSchema,
  GuildWithCountsResponseSchema,
  InteractionCallbackResponseSchema,
  MessageResponseSchema,
  type SpecSchema,
  ThreadResponseSchema,
  ThreadsResponseSchema,
  UserResponseSchema,
} from 'discord-api-spec/zod';
import type { Interaction } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, type GuildHandle, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';
import { type Bot, startBot } from './bot.ts';

let discord: Discord;
let guild: GuildHandle;
let channel: ChannelHandle;
let bot: Bot;
let callback: unknown;

beforeAll(async () => {
  discord = await startDiscord({ limits: 'off' });
  guild = discord.addGuild({ name: 'G' });
  channel = guild.addChannel({ name: 'c' });
  bot = await startBot(discord, async (interaction: Interaction) => {
    callback = await bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      auth: false,
      query: new URLSearchParams({ with_response: 'true' }),
      body: { type: 4, data: { content: 'pong' } },
    });
  });
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

/** What is wrong with an answer, by the description. */
function amiss(schema: SpecSchema, value: unknown): readonly unknown[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues;
}

it('answers in the shapes that Discord describes', async () => {
  const get = async (path: string) => (await ask(discord, 'GET', path)).body;
  expect(amiss(UserResponseSchema, await get('/users/@me'))).toEqual([]);
  expect(amiss(GuildWithCountsResponseSchema, await get(`/guilds/${guild.id}?with_counts=true`))).toEqual([]);
  expect(amiss(GuildChannelResponseSchema, await get(`/channels/${channel.id}`))).toEqual([]);
  expect(
    amiss(
      GuildChannelResponseSchema,
      await get(`/channels/${guild.addChannel({ name: 'f', type: 'forum', tags: ['t'] }).id}`),
    ),
  ).toEqual([]);
  expect(amiss(ThreadResponseSchema, await get(`/channels/${channel.addThread({ name: 't' }).id}`))).toEqual(
    [],
  );
  expect(
    amiss(GuildMemberResponseSchema, await get(`/guilds/${guild.id}/members/${discord.applicationId}`)),
  ).toEqual([]);
  for (const role of (await get(`/guilds/${guild.id}/roles`)) as unknown as unknown[])
    expect(amiss(GuildRoleResponseSchema, role)).toEqual([]);
});

it('answers with threads as Discord describes them', async () => {
  const forum = guild.addChannel({ name: 'forum', type: 'forum', tags: ['t'] });
  const body = { name: 'No. 682', message: { content: 'text' }, applied_tags: [forum.state.tags[0]?.id] };
  const created = await ask(discord, 'POST', `/channels/${forum.id}/threads`, body);
  expect(amiss(CreatedThreadResponseSchema, created.body)).toEqual([]);
  const path = `/channels/${String(created.body['id'])}`;
  expect((await ask(discord, 'GET', path)).body).toMatchObject({ message_count: 0, total_message_sent: 1 });
  await ask(discord, 'PATCH', path, { archived: true });
  const archived = (await ask(discord, 'GET', `/channels/${forum.id}/threads/archived/public`)).body;
  expect(archived).toMatchObject({ threads: [{ id: created.body['id'] }], members: [{ flags: 0 }] });
  expect(amiss(ThreadsResponseSchema, archived)).toEqual([]);
});

it('answers with messages as Discord describes them', async () => {
  const bodies = [
    { content: 'plain', nonce: '1' },
    { embeds: [{ title: 't', fields: [{ name: 'n', value: 'v' }], footer: { text: 'f' } }] },
    {
      components: [{ type: 1, components: [{ type: 2, style: 5, url: 'https://example.org/', label: 'l' }] }],
      content: 'a',
    },
    { flags: 1 << 15, components: [{ type: 10, content: 'text' }] },
  ];
  for (const body of bodies) {
    expect(
      amiss(
        MessageResponseSchema,
        (await ask(discord, 'POST', `/channels/${channel.id}/messages`, body)).body,
      ),
    ).toEqual([]);
  }
});

it('answers callbacks and commands as Discord describes them', async () => {
  const path = `/applications/${discord.applicationId}/commands`;
  const options = [{ type: 4, name: 'n', description: 'd' }];
  const { body } = await ask(discord, 'PUT', path, [{ name: 'ping', description: 'd', options }]);
  for (const command of body as unknown as unknown[])
    expect(amiss(ApplicationCommandResponseSchema, command)).toEqual([]);
  const reply = await discord.run({ channel, command: 'ping' });
  expect(reply.content).toBe('pong');
  await bot.client.rest.get(
    `/webhooks/${discord.applicationId}/${reply.interaction.token}/messages/@original`,
    { auth: false },
  );
  expect(amiss(InteractionCallbackResponseSchema, callback)).toEqual([]);
  expect(discord.refusals).toEqual([]);
});
