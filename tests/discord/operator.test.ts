import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOperator } from '../../src/discord/operator.ts';
import { createRest } from '../../src/discord/rest.ts';
import type { Operator, OperatorNews } from '../../src/pipeline/alarm.ts';
import { startDiscord, type ChannelHandle, type Discord } from '../../sandbox/discord/discord.ts';
import { noon } from '../support/declarations.ts';
import { quiet } from '../support/log.ts';

let discord: Discord;
let channel: ChannelHandle;
let operator: Operator;

const failing: OperatorNews = {
  kind: 'failing',
  source: 'https://assembly.example/feed',
  outcome: 'blocked',
  detail: 'It answers with a test for human visitors. @everyone',
  since: noon,
};

beforeEach(async () => {
  discord = await startDiscord();
  channel = discord.addGuild({ name: 'Operators' }).addChannel({ name: 'alarms' });
  const rest = createRest(discord.apiUrl, discord.token);
  operator = createOperator({ rest, channelId: channel.id, log: quiet });
});

afterEach(() => discord.close());

test('a failure is told with the reason and what can be done, and pings nobody', async () => {
  expect(await operator.tell(failing)).toBe(true);
  const [message] = channel.messages;
  expect(message?.content).toContain('refused to let the bot in');
  expect(message?.content).toContain('test for human visitors');
  expect(message?.content).toContain('`import`');
  expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
  expect(discord.refusals).toEqual([]);
});

test('the same news is one message, however often a crash repeats it', async () => {
  await operator.tell(failing);
  await operator.tell(failing);
  await operator.tell({ kind: 'recovered', source: failing.source, since: noon });
  expect(channel.messages).toHaveLength(2);
});

test('a channel that cannot be written to is no news that arrived', async () => {
  channel.setPermissions({ deny: ['SendMessages'] });
  expect(await operator.tell(failing)).toBe(false);
});

test('a silence names the part-session', async () => {
  await operator.tell({ kind: 'silent', begins: '2026-01-26', ends: '2026-01-30' });
  await operator.tell({ kind: 'heard', ends: '2026-01-30' });
  const [silent, heard] = channel.messages;
  expect(silent?.content).toContain('26 January 2026');
  expect(heard?.content).toContain('the silence is over');
});

test('the longest source and reason still fit', async () => {
  const long = {
    ...failing,
    source: `https://assembly.example/${'*'.repeat(3000)}`,
    detail: '_'.repeat(5000),
  };
  expect(await operator.tell(long)).toBe(true);
  expect(discord.refusals).toEqual([]);
});
