import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelHandle, type Discord, startDiscord } from '../src/discord.ts';
import { startProcess, type TestProcess } from '../../../tests/support/process.ts';

let discord: Discord;
let channel: ChannelHandle;
const children: TestProcess[] = [];

beforeEach(async () => {
  discord = await startDiscord({ patienceMs: 30_000 });
  channel = discord.addGuild({ name: 'Monitors' }).addChannel({ name: 'alerts' });
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await discord.close();
});

function start(): TestProcess {
  const child = startProcess('post-once.ts', [discord.apiUrl, discord.token, channel.id, 'delivery-1']);
  children.push(child);
  return child;
}

async function die(child: TestProcess): Promise<void> {
  child.kill();
  await child.ended;
  await discord.waitFor(() => discord.gateway.connections === 0);
}

const ROUTE = { method: 'POST', route: '/channels/:channel/messages' };

describe('a bot in a process of its own', () => {
  it('that dies after its message was accepted finds it when it is back', async () => {
    discord.fail({ ...ROUTE, how: 'hang-after' });
    const first = start();
    await discord.waitForMessage(channel);
    await die(first);
    expect(first.lines).toEqual(['ready']);
    expect(channel.posted).toMatchObject([{ content: 'once', nonce: 'delivery-1' }]);
    const second = await start().line(/^posted/);
    expect(second).toBe(`posted ${channel.posted[0]?.id}`);
    expect(channel.posted).toHaveLength(1);
    expect(discord.gateway).toMatchObject({ identifies: 2, connections: 1 });
  });

  it('that dies before its message was accepted, or beyond the window, posts it when it is back', async () => {
    const fault = discord.fail({ ...ROUTE, how: 'hang' });
    const first = start();
    await discord.waitFor(() => fault.hits === 1);
    await die(first);
    expect(channel.posted).toEqual([]);
    const second = start();
    await second.line(/^posted/);
    await die(second);
    discord.forgetNonces();
    await start().line(/^posted/);
    expect(channel.posted).toHaveLength(2);
  });
});
