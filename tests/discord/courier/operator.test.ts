import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOperatorChannel } from '../../../src/discord/courier/operator.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import { createOperatorDesk } from '../../../src/ops/operator/desk.ts';
import type { Operator, OperatorNews } from '../../../src/ops/operator/news.ts';
import { keyValuesNamed } from '../../../src/store/db/key-value.ts';
import { useDatabase } from '../../support/database.ts';
import type { Verdict } from '../../../src/crawl/verdict.ts';
import { type ChannelHandle, type Discord, startDiscord } from 'discord-sandbox';
import { later, noon } from '../../support/declarations/declarations.ts';
import { quiet } from '../../support/log.ts';

let discord: Discord;
let channel: ChannelHandle;
let operator: Operator;
let start: () => Operator;
let at: Date;
const db = useDatabase();
const minutes = (count: number) => void (at = new Date(at.getTime() + count * 60_000));

const failing: OperatorNews = {
  kind: 'failing',
  source: 'https://assembly.example/feed',
  outcome: 'blocked',
  detail: 'It answers with a test for human visitors. @everyone',
  since: noon,
};

beforeEach(async () => {
  // Nothing is owed to a nonce.
  discord = await startDiscord({ nonceWindowMs: 0 });
  channel = discord.addGuild({ name: 'Operators' }).addChannel({ name: 'alarms' });
  const rest = createRest(discord.apiUrl, discord.token);
  const settings = { rest, userId: discord.applicationId, channelId: channel.id, log: quiet };
  // What a process has that starts now.
  start = () => createOperatorDesk({ db: db(), log: quiet, now: () => at }, createOperatorChannel(settings));
  at = new Date();
  operator = start();
});

afterEach(() => discord.close());

test('a failure is told with the reason and what can be done, and pings nobody', async () => {
  expect(await operator.tell(failing)).toBe('told');
  const [message] = channel.messages;
  expect(message?.content).toContain('refused access');
  expect(message?.content).toContain('test for human visitors');
  expect(message?.content).toContain('`import`');
  expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
  expect(discord.refusals).toEqual([]);
});

test('a cause is one message, whoever tells it, and one when it is over; when it comes back it is told again', async () => {
  for (const _ of [1, 2]) await operator.tell(failing);
  operator = start();
  expect(await operator.tell({ ...failing, detail: 'In other words.' })).toBe('known');
  for (const _ of [1, 2]) await operator.tell({ kind: 'recovered', source: failing.source });
  expect(await start().tell({ kind: 'recovered', source: failing.source })).toBe('known');
  expect(await start().tell(failing)).toBe('told');
  expect(channel.messages.map(({ content }) => content)).toEqual([
    expect.stringContaining('refused access'),
    expect.stringContaining('answers again'),
    expect.stringContaining('refused access'),
  ]);
});

const posting = { method: 'POST', route: '/channels/:channel/messages' };

test('what may have arrived is looked for, as Discord has long forgotten its nonce', async () => {
  discord.fail({ ...posting, how: 'reset-after' });
  expect(await operator.tell(failing)).toBe('untold');
  expect(channel.messages).toHaveLength(1);
  minutes(10);
  await start().retry();
  expect(await start().tell(failing)).toBe('known');
  expect(channel.messages).toHaveLength(1);
  expect(await start().tell({ kind: 'recovered', source: failing.source })).toBe('told');
});

test('what did not arrive is told by whoever leads next, though nothing asks for it', async () => {
  discord.fail({ ...posting, how: 'reset' });
  await operator.tell({ kind: 'older-copy', since: noon, messages: 3, hidden: 0 });
  expect(channel.messages).toHaveLength(0);
  for (const _ of [1, 2]) {
    minutes(1);
    await start().retry();
  }
  expect(channel.messages.map(({ content }) => content)).toEqual([expect.stringContaining('3 messages')]);
});

test('what cannot be told for a week is kept no longer', async () => {
  channel.setPermissions({ deny: ['SendMessages'] });
  await operator.tell({ kind: 'delivery', reason: { code: 'noTelling' }, number: 700, channelId: '1' });
  minutes(8 * 24 * 60);
  await start().retry();
  channel.setPermissions({ allow: ['SendMessages'] });
  minutes(1);
  await start().retry();
  expect(channel.messages).toEqual([]);
  expect(await keyValuesNamed(db(), 'told:')).toEqual([]);
});

test('what is over before it could be told is not told', async () => {
  channel.setPermissions({ deny: ['SendMessages'] });
  await operator.tell(failing);
  channel.setPermissions({ allow: ['SendMessages'] });
  minutes(1);
  expect(await operator.tell({ kind: 'recovered', source: failing.source })).toBe('known');
  await start().retry();
  expect(channel.messages).toEqual([]);
});

test('a thousand alerts that fail for one reason are one message', async () => {
  const reason = { code: 'noTelling' } as const;
  await Promise.all(
    Array.from({ length: 1_000 }, (_, at_) =>
      operator.tell({ kind: 'delivery', reason, number: 700, channelId: String(at_) }),
    ),
  );
  expect(channel.messages).toHaveLength(1);
});

test('pages that cannot be read are named, with what can be done, and that they are read', async () => {
  const files = Array.from({ length: 10 }, (_, file) => 34_000 + file);
  await operator.tell({ kind: 'pages', count: 12, oldest: noon, files });
  expect(await operator.tell({ kind: 'pages', count: 400, oldest: noon, files })).toBe('known');
  await operator.tell({ kind: 'pages', count: 0, oldest: null, files: [] });
  expect(channel.messages.map(({ content }) => content)).toEqual([
    expect.stringMatching(/^🟠 12 pages .*34000, .* and more.*`\/operator read`/u),
    expect.stringMatching(/^🟢 /u),
  ]);
});

test('a channel that cannot be written to is no news that arrived', async () => {
  channel.setPermissions({ deny: ['SendMessages'] });
  expect(await operator.tell(failing)).toBe('untold');
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
  expect(message?.content).toContain('refused me access');
  expect(message?.content).toContain('test for human visitors');
  expect(message?.content).toContain('<https://pace.coe.int/en/files/34547/html>');
  expect(message?.content).toContain('`/operator read`');
  expect(message?.content).toContain('`import --announce`');
  expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
});

test('every verdict can be told, and the same one is one message', async () => {
  const verdicts: Verdict[] = [
    { kind: 'unsure', since: noon, reason: { code: 'silent', begins: '2026-01-26', ends: '2026-01-30' } },
    { kind: 'blind', since: noon, reason: { code: 'nothing-found' } },
    { kind: 'unsure', since: later(1000), reason: { code: 'no-heading', headingAt: noon } },
    { kind: 'seeing', since: noon, reason: { code: 'following', headingAt: noon } },
  ];
  for (const verdict of [...verdicts, ...verdicts.slice(-1)])
    expect(await operator.tell(judged(verdict))).not.toBe('untold');
  expect(channel.messages.map(({ content }) => content)).toEqual([
    expect.stringContaining('26 January 2026'),
    expect.stringContaining('never shown me a document'),
    expect.stringContaining('shown me no document'),
    expect.stringContaining('again'),
  ]);
});

test('the longest source and reason still fit', async () => {
  const long = {
    ...failing,
    source: `https://assembly.example/${'*'.repeat(3000)}`,
    detail: '_'.repeat(5000),
  };
  expect(await operator.tell(long)).toBe('told');
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
