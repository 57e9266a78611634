import { once } from 'node:events';
import { PermissionsBitField } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import type { Content, Posting } from '../../../src/delivery/courier.ts';
import type { DeliveryTarget } from '../../../src/store/subscriptions/channels.ts';
import { quiet } from '../../support/log.ts';
import { placeIn } from '../../support/delivery/place.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { record } from '../support/samples.ts';
import { inWords } from '../../support/delivery/reasons.ts';

const bot = useBot({ timeoutMs: 500 });
const never = new AbortController().signal;
const everything = [[{ kind: 'everything' }]] as const;
const alert: Content = { kind: 'alert', declaration: record(682), reasons: everything };
let nonces = 0;

afterEach(() => bot().discord.clearFaults());

type Kind = 'text' | 'forum' | 'announcement';

async function setting(
  kind: Kind = 'text',
  deny: ('ReadMessageHistory' | 'AttachFiles' | 'ViewChannel')[] = [],
  tags: string[] = [],
) {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Bern' });
  const channel = guild.addChannel({ name: 'alerts', type: kind, deny, tags });
  await hearsOf(client, channel.id);
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const posting = (content: Content = alert, place: Partial<DeliveryTarget> = {}): Posting => ({
    place: placeIn({ channelId: channel.id, guildId: guild.id, kind, ...place }),
    nonce: `kinds-${(nonces += 1)}`,
    content,
  });
  return { discord, guild, channel, courier, posting, began: new Date() };
}

test('a role is mentioned when it is set, and only that role', async () => {
  const { guild, channel, courier, posting } = await setting();
  const role = guild.addRole({ name: 'watchers', mentionable: true });
  await courier.post(posting(alert, { roleId: role.id }), never);
  expect(channel.messages[0]?.pings).toEqual({ everyone: false, roles: [role.id], users: [] });
});

test('a silent channel is told without a notification', async () => {
  const { channel, courier, posting } = await setting();
  await courier.post(posting(alert, { silent: true }), never);
  expect((channel.messages[0]?.flags ?? 0) & 4096).toBe(4096);
});

test('an archived thread is opened again; a locked one closes', async () => {
  const { guild, channel, courier, posting } = await setting();
  const archived = channel.addThread({ name: 'old', archived: true });
  const place = { channelId: archived.id, guildId: guild.id, kind: 'thread' } as const;
  expect(await courier.post(posting(alert, place), never)).toMatchObject({ kind: 'sent' });
  const locked = channel.addThread({ name: 'shut', archived: true, locked: true });
  const posted = await courier.post(posting(alert, { ...place, channelId: locked.id }), never);
  expect(posted).toMatchObject({ kind: 'closed' });
});

test('in a forum a declaration is a post with the tag of its topic, else with the one for all', async () => {
  const { channel, courier, posting } = await setting('forum', [], ['elections', 'other']);
  const [elections = '', other = ''] = channel.state.tags.map(({ id }) => id);
  const place = { tags: { elections, gender: 'no such tag' }, defaultTag: other };
  const about = (id: string): Content => ({
    kind: 'alert',
    declaration: record(682, 'en', { topics: [{ id, evidence: [] }] }),
    reasons: everything,
  });
  const posted = await courier.post(posting(about('elections'), place), never);
  await courier.post(posting(about('gender'), place), never);
  const [first, second] = channel.threads;
  expect(posted).toEqual({ kind: 'sent', messageId: first?.messages[0]?.id, threadId: first?.id });
  expect(first?.name).toMatch(/^No\. 682: Co-operation with Kazakhstan .*…$/u);
  expect(first?.name.length).toBeLessThanOrEqual(100);
  expect(first?.state.thread?.appliedTags).toEqual([elections]);
  expect(second?.state.thread?.appliedTags).toEqual([other]);
});

test('a forum that requires a tag closes, with what to do', async () => {
  const { channel, courier, posting } = await setting('forum', [], ['news']);
  channel.state.requiresTag = true;
  const needsTag = { kind: 'closed', reason: expect.stringContaining('/settings forum') };
  expect(inWords(await courier.post(posting(), never))).toEqual(needsTag);
  expect(inWords(await courier.check(posting().place, never))).toEqual(needsTag);
  const [tag] = channel.state.tags;
  expect(await courier.check(posting(alert, { defaultTag: tag?.id ?? '' }).place, never)).toEqual({
    kind: 'open',
  });
});

test.each(['text', 'forum'] as const)('what was accepted in a %s channel is found', async (kind) => {
  const { courier, posting, began, discord } = await setting(kind);
  const unsure = posting();
  const route = kind === 'forum' ? '/channels/:channel/threads' : '/channels/:channel/messages';
  expect(await courier.find(unsure, began, never)).toEqual({ kind: 'absent' });
  discord.fail({ method: 'POST', route, how: 'after', status: 500 });
  expect(await courier.post(unsure, never)).toMatchObject({ kind: 'retry', unsure: true });
  expect(await courier.find(unsure, began, never)).toMatchObject({ kind: 'found' });
  const other: Content = { kind: 'alert', declaration: record(705), reasons: everything };
  expect(await courier.find(posting(other), began, never)).toEqual({ kind: 'absent' });
});

test('what others wrote, and what was posted long before, is not taken for it', async () => {
  const { channel, courier, posting } = await setting();
  await courier.post(posting(), never);
  const later = new Date(Date.now() + 2 * 3_600_000);
  expect(await courier.find(posting(), later, never)).toEqual({ kind: 'absent' });
  expect(channel.messages).toHaveLength(1);
});

const together = { numbers: [682], period: { from: '2026-01-05', to: '2026-01-12' } };

test('an addition, a digest and a line are told from the alert and from each other', async () => {
  const { courier, posting, began } = await setting();
  const declaration = record(682);
  const first = { channelId: '1', messageId: '2' };
  const contents: Content[] = [
    { kind: 'digest', entries: [{ declaration, reasons: everything }], more: 0, ...together },
    { kind: 'line', entries: [{ ...declaration, signatoryCount: 32 }], more: 3, numbers: [682] },
  ];
  await courier.post(posting({ kind: 'addition', declaration, reasons: everything, first }), never);
  for (const one of contents.map((content) => posting(content))) {
    expect(await courier.find(one, began, never)).toEqual({ kind: 'absent' });
    await courier.post(one, never);
    expect(await courier.find(one, began, never)).toMatchObject({ kind: 'found' });
  }
  expect(await courier.find(posting(), began, never)).toEqual({ kind: 'absent' });
});

test('a list is found though a later edition changed what is said of its entries', async () => {
  const { courier, posting, began } = await setting();
  const declaration = record(682);
  const few = { ...declaration, signatories: declaration.signatories.slice(0, 20) };
  const digest = (of: typeof declaration): Content => ({
    kind: 'digest',
    entries: [{ declaration: of, reasons: everything }],
    more: 0,
    ...together,
  });
  const line = (signatoryCount: number): Content => ({
    kind: 'line',
    entries: [{ ...declaration, signatoryCount }],
    more: 3,
    numbers: [682],
  });
  for (const [before, after] of [
    [digest(few), digest(declaration)],
    [line(20), line(32)],
  ] as const) {
    const first = posting(before);
    await courier.post(first, never);
    const repeat = { ...first, content: after };
    expect(await courier.find(repeat, began, never)).toMatchObject({ kind: 'found' });
  }
  const other: Content = {
    kind: 'line',
    entries: [{ ...record(705), signatoryCount: 20 }],
    more: 3,
    numbers: [705],
  };
  expect(await courier.find(posting(other), began, never)).toEqual({ kind: 'absent' });
});

test.each(['text', 'forum'] as const)(
  'without Read Message History nobody can say what is in a %s channel',
  async (kind) => {
    const { courier, posting, began } = await setting(kind, ['ReadMessageHistory']);
    await courier.post(posting(), never);
    expect(await courier.find(posting(), began, never)).toEqual({ kind: 'hidden' });
  },
);

test.each(['text', 'forum'] as const)(
  'a %s channel that cannot be seen now is looked at later',
  async (kind) => {
    const { courier, posting, began } = await setting(kind, ['ViewChannel']);
    expect(await courier.find(posting(), began, never)).toMatchObject({ kind: 'closed' });
  },
);

test('an edit changes the message in place; one that is gone is given up', async () => {
  const { channel, courier, posting } = await setting();
  const posted = await courier.post(posting(), never);
  const messageId = posted.kind === 'sent' ? posted.messageId : '';
  const again: Content = { ...alert, declaration: record(682, 'en', { edition: 2 }) } as Content;
  const message = { channelId: channel.id, messageId };
  expect(await courier.edit(posting(again), message, never)).toEqual({ kind: 'edited' });
  expect(channel.messages).toHaveLength(1);
  expect(channel.messages[0]?.embeds[0]?.description).toContain('Edition 2');
  expect(await courier.edit(posting(again), { ...message, messageId: '1' }, never)).toEqual({ kind: 'gone' });
});

test('an edit waits where it would take the card away', async () => {
  const { client } = bot();
  const { channel, courier, posting } = await setting();
  const posted = await courier.post(posting(), never);
  const message = { channelId: channel.id, messageId: posted.kind === 'sent' ? posted.messageId : '' };
  const heard = once(client, 'channelUpdate');
  channel.setPermissions({ deny: ['EmbedLinks'] });
  await heard;
  expect(inWords(await courier.edit(posting(), message, never))).toMatchObject({
    kind: 'retry',
    reason: expect.stringContaining('Embed Links'),
  });
  expect(channel.messages[0]?.embeds).toHaveLength(1);
});

test.each(['text', 'forum'] as const)(
  'a card that Discord dropped in the very moment (%s) is known to be missing, found, and brought by an edit',
  async (kind) => {
    const { client } = bot();
    const { channel, posting, began } = await setting(kind);
    // As if nobody had told yet.
    const known = { ...guildCacheOf(client), permissionsIn: () => PermissionsBitField.All };
    const courier = createCourier({ rest: client.rest, known, log: quiet });
    channel.setPermissions({ deny: ['EmbedLinks'] });
    const one = posting();
    const posted = await courier.post(one, never);
    expect(posted).toMatchObject({ kind: 'sent', isBare: true });
    if (kind === 'text') expect(await courier.find(one, began, never)).toMatchObject({ isBare: true });
    const { messageId = '', threadId = null } = posted.kind === 'sent' ? posted : {};
    const message = { channelId: threadId ?? channel.id, messageId };
    expect(await courier.edit(one, message, never)).toMatchObject({ kind: 'retry' });
    channel.setPermissions({});
    expect(await courier.edit(one, message, never)).toEqual({ kind: 'edited' });
    const [shown] = (kind === 'forum' ? channel.threads[0]?.messages : channel.messages) ?? [];
    expect(shown?.embeds).toHaveLength(1);
  },
);

test.each([400, 429])(
  'too many edits of an old message (status %i) wait as long as that lasts',
  async (status) => {
    const { discord, channel, courier, posting } = await setting();
    const route = '/channels/:channel/messages/:message';
    discord.fail({ method: 'PATCH', route, status, code: 30_046, retryAfter: 1_800 });
    const edited = await courier.edit(posting(), { channelId: channel.id, messageId: '1' }, never);
    expect(edited).toMatchObject({ kind: 'retry' });
    expect(edited.kind === 'retry' && (edited.afterMs ?? 0)).toBeGreaterThanOrEqual(1_800_000);
  },
);

test('an announcement is published, and is known to be', async () => {
  const { channel, courier, posting } = await setting('announcement');
  const posted = await courier.post(posting(), never);
  const message = { channelId: channel.id, messageId: posted.kind === 'sent' ? posted.messageId : '' };
  expect(await courier.crosspost(message, never)).toEqual({ kind: 'edited' });
  expect(await courier.crosspost(message, never)).toEqual({ kind: 'edited' });
  expect((channel.messages[0]?.flags ?? 0) & 1).toBe(1);
  expect(await courier.crosspost({ ...message, messageId: '1' }, never)).toEqual({ kind: 'gone' });
});

test('a look says whether a channel takes alerts, and why not', async () => {
  const { discord, guild, channel, courier, posting } = await setting();
  const { place } = posting();
  expect(await courier.check(place, never)).toEqual({ kind: 'open' });
  const change = async (deny: 'EmbedLinks'[]) => {
    const told = once(bot().client, 'channelUpdate');
    channel.setPermissions({ deny });
    await told;
  };
  await change(['EmbedLinks']);
  expect(inWords(await courier.check(place, never))).toMatchObject({
    kind: 'closed',
    reason: expect.stringContaining('Embed Links'),
  });
  await change([]);
  const thread = channel.addThread({ name: 'shut', locked: true });
  const locked = { ...place, kind: 'thread', channelId: thread.id } as const;
  expect(await courier.check(locked, never)).toMatchObject({ kind: 'closed' });
  discord.fail({ route: '/channels/:channel', method: 'GET', status: 503, times: 2 });
  expect(await courier.check(place, never)).toEqual({ kind: 'unknown' });
  channel.delete();
  expect(await courier.check(place, never)).toMatchObject({ kind: 'gone' });
  expect(await courier.check({ ...place, guildId: '1' }, never)).toEqual({ kind: 'unknown' });
  expect(guild.id).not.toBe('1');
});

test('an administrator is told in another channel that gets alerts', async () => {
  const { guild, channel, courier, posting } = await setting();
  const other = guild.addChannel({ name: 'other' });
  await hearsOf(bot().client, other.id);
  const told = await courier.tellAdministrator(posting().place, { code: 'locked' }, [other.id], never);
  expect(told).toBe(true);
  const said = other.messages[0]?.embeds[0]?.description;
  expect(said).toContain(`<#${channel.id}>`);
  expect(said).toContain('The thread is locked');
});

test('but never where the bot may not write, nor where nobody can say whether it may', async () => {
  const { guild, courier, posting, discord } = await setting();
  const { client } = bot();
  const muted = guild.addChannel({ name: 'muted' });
  const hidden = guild.addChannel({ name: 'hidden' });
  const plain = guild.addChannel({ name: 'plain' });
  const forum = guild.addChannel({ name: 'forum', type: 'forum' });
  for (const { id } of [muted, hidden, plain, forum]) await hearsOf(client, id);
  const deny = async (channel: typeof muted, permission: 'SendMessages' | 'ViewChannel' | 'EmbedLinks') => {
    const changed = once(client, 'channelUpdate');
    channel.setPermissions({ deny: [permission] });
    await changed;
  };
  await deny(muted, 'SendMessages');
  await deny(hidden, 'ViewChannel');
  await deny(plain, 'EmbedLinks');
  const before = { refusals: discord.refusals.length, requests: discord.requests.length };
  const elsewhere = [muted, hidden, plain, forum].map(({ id }) => id).concat('1');
  expect(await courier.tellAdministrator(posting().place, { code: 'locked' }, elsewhere, never)).toBe(true);
  expect(discord.refusals).toHaveLength(before.refusals);
  const tried = discord.requests.slice(before.requests).map(({ path }) => path);
  expect(tried).toEqual(['/users/@me/channels', expect.stringContaining('/messages')]);
  expect(elsewhere.some((id) => tried.includes(`/channels/${id}/messages`))).toBe(false);
});

test('and where there is none, the owner directly', async () => {
  const { courier, posting, discord } = await setting();
  const direct = discord.fail({ method: 'POST', route: '/users/@me/channels', status: 503 });
  expect(await courier.tellAdministrator(posting().place, { code: 'locked' }, [], never)).toBe(true);
  expect(direct.hits).toBe(1);
});

test.each(['text', 'forum'] as const)(
  'an alert in a %s channel carries the hemicycle, with words for it',
  async (kind) => {
    const { discord, channel, courier, posting } = await setting(kind);
    const refused = discord.refusals.length;
    const posted = await courier.post(posting(), never);
    const message = kind === 'forum' ? channel.threads[0]?.messages[0] : channel.messages[0];
    expect(message?.files).toMatchObject([{ name: 'declaration-682-groups.png' }]);
    expect(message?.files[0]?.description).toContain('32');
    expect(message?.embeds[0]?.image?.url).toBeDefined();
    const again: Content = {
      kind: 'alert',
      declaration: record(682, 'en', { edition: 2 }),
      reasons: everything,
    };
    const at = posted.kind === 'sent' ? posted : null;
    const where = { channelId: at?.threadId ?? channel.id, messageId: at?.messageId ?? '' };
    expect(await courier.edit(posting(again), where, never)).toEqual({ kind: 'edited' });
    expect(message?.files).toHaveLength(1);
    expect(discord.refusals).toHaveLength(refused);
  },
);

test('where the bot may not attach files an alert comes without the picture', async () => {
  const { channel, courier, posting } = await setting('text', ['AttachFiles']);
  expect(await courier.post(posting(), never)).toMatchObject({ kind: 'sent' });
  expect(channel.messages[0]?.files).toEqual([]);
  expect(channel.messages[0]?.embeds).toHaveLength(1);
});
