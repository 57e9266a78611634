import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOperator } from '../../../src/discord/courier/operator.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import type { Operator, OperatorNews } from '../../../src/ops/source-alarms.ts';
import type { Verdict } from '../../../src/crawl/verdict.ts';
import { type ChannelHandle, type Discord, startDiscord } from 'discord-sandbox';
import { later, noon } from '../../support/declarations/declarations.ts';
import { quiet } from '../../support/log.ts';

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

const judged = (verdict: Verdict): OperatorNews => ({
  kind: 'verdict',
  verdict,
  unseenSince: noon,
  address: 'https://pace.coe.int/en/files/34547/html',
});

test('a site that lets nobody in is told with what people can do instead, and the address to save', async () => {
  const reason = { code: 'blocked', source: 'walk', detail: 'A test for human visitors. @everyone' } as const;
  await operator.tell(judged({ kind: 'blind', since: noon, reason }));
  const [message] = channel.messages;
  expect(message?.content).toContain('not let me in');
  expect(message?.content).toContain('test for human visitors');
  expect(message?.content).toContain('<https://pace.coe.int/en/files/34547/html>');
  expect(message?.content).toContain('`/operator read`');
  expect(message?.content).toContain('`import --announce`');
  expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
});

test('every verdict can be told, and the same one is one message', async () => {
  const verdicts: Verdict[] = [
    { kind: 'unsure', since: noon, reason: { code: 'silent', begins: '2026-01-26', ends: '2026-01-30' } },
    { kind: 'unsure', since: later(1000), reason: { code: 'no-heading', headingAt: noon } },
    { kind: 'blind', since: noon, reason: { code: 'nothing-found' } },
    { kind: 'seeing', since: noon, reason: { code: 'following', headingAt: noon } },
  ];
  for (const verdict of [...verdicts, ...verdicts.slice(-1)])
    expect(await operator.tell(judged(verdict))).toBe(true);
  expect(channel.messages.map(({ content }) => content)).toEqual([
    expect.stringContaining('26 January 2026'),
    expect.stringContaining('shown me no document'),
    expect.stringContaining('never shown me a document'),
    expect.stringContaining('again'),
  ]);
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

test('a time zone that the database does not know is named with what mends it, and formats nothing', async () => {
  await operator.tell({
    kind: 'zone',
    zone: 'Mars/**Olympus** @everyone',
    instead: 'Europe/Paris',
    owners: 2,
  });
  const [message] = channel.messages;
  expect(message?.content).toContain('Mars/\\*\\*Olympus\\*\\*');
  expect(message?.content).toContain('2 servers or people have set: their digests');
  expect(message?.content).toContain('`tzdata`');
  expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
});
