import { once } from 'node:events';
import { RESTEvents } from 'discord.js';
import { beforeAll, expect, test } from 'vitest';
import type { GuildHandle } from 'discord-sandbox';
import { noticeCard } from '../../../src/discord/render/notice.ts';
import type { Command } from '../../../src/discord/commands/command.ts';
import { deferAfter, deferAfterMs } from '../../../src/discord/interactions/defer-after.ts';
import { createSeen } from '../../../src/discord/interactions/seen.ts';
import { dispatching, useBot } from '../support/harness.ts';

const bot = useBot();
let guild: GuildHandle;
const definition = { name: 'probe', description: 'A command of the tests' };
const probe = (run: Command['run']): readonly Command[] => [{ definition, run }];
const ask = () => bot().discord.run({ guild, command: 'probe' });

beforeAll(async () => {
  const { discord, client } = bot();
  guild = discord.addGuild({ name: 'Rome' });
  guild.addChannel({ name: 'talk' });
  await client.application.commands.set([definition]);
});

test('time is asked for the sooner the more is under way and the older the question is', () => {
  expect(deferAfter(deferAfterMs, { running: 1, ageMs: 0 })).toBe(deferAfterMs);
  expect(deferAfter(deferAfterMs, { running: 4, ageMs: -5_000 })).toBe(deferAfterMs);
  expect(deferAfter(deferAfterMs, { running: 40, ageMs: 0 })).toBe(deferAfterMs / 10);
  expect(deferAfter(deferAfterMs, { running: 1, ageMs: 700 })).toBe(deferAfterMs - 700);
  expect(deferAfter(deferAfterMs, { running: 1, ageMs: 9_000 })).toBe(0);
});

test('a question that is old when it arrives is deferred at once', async () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const commands = probe(async () => {
    await opened;
    return noticeCard('late');
  });
  const now = () => new Date(Date.now() + 2_000);
  const reply = await dispatching(bot(), { commands, now, deferAfterMs: 2_000 }, async () => {
    const asked = ask();
    await once(bot().client.rest, RESTEvents.Response);
    open();
    return asked;
  });
  expect(reply).toMatchObject({ deferred: true, ephemeral: true });
});

test('an interaction that is delivered twice is answered once', async () => {
  const { discord } = bot();
  discord.gateway.repeating = true;
  let runs = 0;
  const commands = probe(async () => {
    runs += 1;
    return noticeCard('once');
  });
  await dispatching(bot(), { commands }, async (dispatcher) => {
    for (let round = 0; round < 3; round += 1) await ask();
    await dispatcher.settled();
  });
  discord.gateway.repeating = false;
  expect(runs).toBe(3);
  expect(discord.refusals).toEqual([]);
});

test('what was seen is remembered, and no more of it than is needed', () => {
  const isNew = createSeen(2);
  expect(['a', 'a', 'b', 'c', 'b', 'a'].map(isNew)).toEqual([true, false, true, true, false, true]);
});
