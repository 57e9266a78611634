import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, Component, GuildHandle, MemberHandle, Message, Reply } from 'discord-sandbox';
import type { Declaration } from '../../../../src/assembly/declaration.ts';
import { delegations } from '../../../../src/assembly/delegation.ts';
import { editDue } from '../../../../src/delivery/edit.ts';
import { dispatchInteractions, type Dispatcher } from '../../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../../src/discord/registration/register-commands.ts';
import type { Locale } from '../../../../src/locales.ts';
import { enqueueEditionAlerts, scheduleEdits } from '../../../../src/store/delivery/enqueue-alerts.ts';
import { deliverDue } from '../../../../src/delivery/deliver.ts';
import { subscribe, subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { channels } from '../../../../src/store/db/schema.ts';
import { changeChannel } from '../../../../src/store/subscriptions/channel-settings.ts';
import { formatDate } from '../../../../src/i18n/format.ts';
import { personalRecord } from '../../../../src/store/subscriptions/personal-data.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep, signature } from '../../../support/declarations/declarations.ts';
import { enqueue } from '../../../support/delivery/enqueue.ts';
import { quiet } from '../../../support/log.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { controlsOf, said } from '../../support/said.ts';
import { delivering } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
let dispatcher: Dispatcher;
let guild: GuildHandle;
let admin: MemberHandle;
let reader: MemberHandle;

const start = () => {
  const allowance = { take: () => 0 };
  dispatcher = dispatchInteractions(bot().client, { db: db(), log: quiet, deferAfterMs: 2500, allowance });
};

beforeAll(async () => {
  await registerCommands({ rest: bot().client.rest, db: db() });
  start();
});
afterAll(() => dispatcher.stop());

beforeEach(() => {
  const { discord } = bot();
  guild = discord.addGuild({ name: 'Bern' });
  admin = guild.addMember({ name: 'ada', permissions: ['ManageGuild'] });
  reader = guild.addMember({ name: 'ben' });
});

const today = new Date().toISOString().slice(0, 10);
const longName = (at: number) =>
  `Corneliu Mugurel-Ștefăniță COZMÂNCIUC-${String.fromCodePoint(65 + (at % 26))}${at}`;
const members = delegations.filter(({ member }) => member);
const groups = ['SOC', 'EPP/CD', 'ALDE', 'EC/DA', 'UEL', 'NR', null];

/** The longest there is, tabled today. */
function longest(signatories = 175): Declaration & { fileId: number } {
  return {
    ...archived(682),
    date: today,
    title:
      'Élections truquées et arrestations massives en Bosnie-Herzégovine, au Kazakhstan et au Royaume-Uni '
        .repeat(4)
        .slice(0, 300)
        .trim(),
    signatories: Array.from({ length: signatories }, (_, at) =>
      signature(at + 1, [
        'Ms',
        longName(at),
        members[at % members.length]?.en ?? 'Italy',
        groups[at % groups.length] ?? null,
      ]),
    ),
  };
}

type Kind = 'text' | 'forum' | 'announcement' | 'direct';

interface Alerted {
  readonly channel: ChannelHandle;
  readonly message: Message;
  readonly id: number;
}

/** A declaration, told in a channel that follows everything. */
async function told(kind: Kind, language: Locale = 'en', declaration = longest()): Promise<Alerted> {
  const { discord, client } = bot();
  const channel =
    kind === 'direct' ? discord.directMessages(reader) : guild.addChannel({ name: 'alerts', type: kind });
  if (kind !== 'direct') await hearsOf(client, channel.id);
  const owner = kind === 'direct' ? { userId: reader.id } : { guildId: guild.id };
  await subscribe(db(), { ...owner, channelId: channel.id, kind, language, usualLanguage: 'en', filter: {} });
  const { id } = await keep(db(), declaration);
  await enqueue(db(), id, false, new Date());
  expect(await deliverDue(delivering(bot(), db(), new Date()))).toMatchObject({ sent: 1 });
  const [message] = kind === 'forum' ? (channel.threads[0]?.messages ?? []) : channel.messages;
  if (!message) throw new Error('Nothing was posted.');
  return { channel, message, id };
}

/** More names on it, and what follows from them. */
async function edition(declaration: Declaration & { fileId: number }): Promise<void> {
  const { id } = await keep(db(), declaration, new Date());
  await db().transaction(async (tx) => {
    await enqueueEditionAlerts(tx, id, new Date());
    await scheduleEdits(tx, id, new Date());
  });
  const at = new Date(Date.now() + 1_000);
  await deliverDue(delivering(bot(), db(), at));
  await editDue(delivering(bot(), db(), at));
}

function optionOf(on: { readonly components: readonly Component[] }, label: string) {
  for (const { custom_id: customId = '', options = [] } of controlsOf(on.components).selects) {
    const found = options.find((one) => one.label.startsWith(label));
    if (found) return { customId, values: [found.value] };
  }
  throw new Error(`Nothing offers "${label}".`);
}

const labels = (on: { readonly components: readonly Component[] }) =>
  controlsOf(on.components).selects.flatMap(({ options = [] }) => options.map(({ label }) => label));

const choose = (on: Message | Reply, label: string, user = admin): Promise<Reply> =>
  bot().discord.click({ on, ...optionOf('components' in on ? on : on, label), user });

const press = (on: Message | Reply, label: string, user = admin) => bot().discord.click({ on, label, user });

const follows = async (owner: { userId: string } | { guildId: string }) =>
  (await subscriptionsOf(db(), owner)).map(({ channelId, filter }) => ({ channelId, filter }));

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  test.each(['text', 'forum', 'announcement', 'direct'] as const)(
    'everything under the longest alert in a %s channel is taken by Discord and says something',
    async (kind) => {
      const { discord } = bot();
      const locale = language === 'fr' ? 'fr' : 'en-GB';
      const somebody = guild.addMember({ name: 'eve', locale, permissions: ['ManageGuild'] });
      const user = kind === 'direct' ? reader : somebody;
      const { message } = await told(kind, language);
      const waiting: { on: Message; shown: Component[]; customId: string; values: string[]; deep: number }[] =
        [];
      const seen = new Set<string>();
      const see = (on: Message | null, deep: number) => {
        if (on === null || deep > 1) return;
        const { buttons, selects } = controlsOf(on.components);
        for (const { custom_id: customId = '' } of buttons)
          add({ on, shown: on.components, customId, values: [], deep });
        for (const { custom_id: customId = '', options = [] } of selects)
          for (const { value } of options) add({ on, shown: on.components, customId, values: [value], deep });
      };
      const add = (step: (typeof waiting)[number]) => {
        const key = `${step.customId} ${step.values.join()}`;
        // Views are walked elsewhere, and the second list is alike in every kind of channel.
        const isOfAlert = step.deep === 0 || (step.customId.startsWith('al1') && kind === 'text');
        if (seen.has(key) || !isOfAlert) return;
        seen.add(key);
        waiting.push(step);
      };
      see(message, 0);
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        const { on, customId, values, deep } = step;
        // What a press before put in its place.
        on.components = step.shown;
        const reply = await discord.click({ on, customId, values, user });
        const shown = [said(reply), ...reply.followUps.map(said)].join('');
        expect([customId, values, shown]).not.toEqual([customId, values, '']);
        expect(shown).not.toMatch(/undefined|NaN|\[object|Something went wrong|problème de mon côté/u);
        if (reply.message !== message) see(reply.message, deep + 1);
      }
      expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
      expect(seen.size).toBeGreaterThan(8);
    },
    120_000,
  );
});

test('the menu has what makes sense in a kind of channel', async () => {
  const { message: text } = await told('text');
  expect(labels(text)).toEqual([
    'Follow Kazakhstan here',
    'Follow “Elections and democracy” here',
    expect.stringMatching(/^Follow Corneliu .* here$/u),
    'Follow more from this one here…',
    'Follow for me…',
    'Notify me when names are added',
    'Mute this declaration',
    'Why this alert?',
    'Share the full text here',
    'Export',
  ]);
  expect(controlsOf(text.components).buttons.map(({ label }) => label)).toEqual([
    'Signatories (175)',
    'Earlier on this',
    'Full text',
    'Cite',
  ]);
  const { message: announced } = await told('announcement');
  expect(labels(announced)).not.toContain('Share the full text here');
  const { message: direct } = await told('direct');
  expect(labels(direct)).toEqual(
    expect.arrayContaining(['Follow Kazakhstan', 'Follow more from this one…', 'Export']),
  );
  expect(labels(direct).join()).not.toMatch(/here|Follow for me/u);
});

describe('following here', () => {
  test('is for who may manage the server, in the channel that was told, of a forum the forum', async () => {
    const { message, channel } = await told('forum');
    expect(said(await choose(message, 'Follow Kazakhstan', reader))).toContain('Only those who manage');
    expect(said(await choose(message, 'Follow more', reader))).toContain('Only those who manage');
    expect(await follows({ guildId: guild.id })).toHaveLength(1);
    const reply = await choose(message, 'Follow Kazakhstan');
    expect(said(reply)).toContain(
      `<#${channel.id}> will now get alerts for **written declarations about Kazakhstan`,
    );
    expect(reply.ephemeral).toBe(true);
    expect(said(await choose(message, 'Follow Kazakhstan'))).toContain('already gets alerts');
    const list = await choose(message, 'Follow more');
    expect(labels(list)).toContain('the delegation of Albania');
    expect(said(await choose(list, 'the delegation of Albania'))).toContain('of the delegation of Albania');
    expect(await follows({ guildId: guild.id })).toEqual([
      { channelId: channel.id, filter: {} },
      { channelId: channel.id, filter: { concerns: ['KZ'] } },
      { channelId: channel.id, filter: { delegation: ['AL'] } },
    ]);
  });

  test('works after a restart, and where the declaration is gone it says so', async () => {
    const { message } = await told('text');
    await dispatcher.stop();
    start();
    expect(said(await choose(message, 'Follow “Elections'))).toContain('on the topic Elections');
  });
});

describe('citing', () => {
  test('an alert has a button for it, which works after a restart: No., Doc., date, address and day of access in both languages', async () => {
    const { message } = await told('text', 'fr', { ...archived(682), date: today });
    await dispatcher.stop();
    start();
    const cited = await bot().discord.click({ on: message, label: 'Citer', user: reader });
    expect(cited.ephemeral).toBe(true);
    const { title, document, fileId } = archived(682);
    expect(said(cited)).toContain(
      `“${title}”, Written declaration No. 682, Doc. ${document}, ${formatDate(today, 'en')}. https://assembly.example/en/files/${fileId} (accessed ${formatDate(today, 'en')})`,
    );
    expect(said(cited)).toContain(`Déclaration écrite n°\u00a0682, Doc.\u00a0${document}`);
    expect(said(cited)).toContain(`(consultée le ${formatDate(today, 'fr')})`);
  });

  test('of a digest with a few each is cited', async () => {
    const channel = guild.addChannel({ name: 'digests' });
    await hearsOf(bot().client, channel.id);
    const owner = { guildId: guild.id, channelId: channel.id };
    await subscribe(db(), { ...owner, kind: 'text', language: 'en', usualLanguage: 'en', filter: {} });
    await changeChannel(db(), { ...owner, now: new Date() }, { pace: 'daily' });
    for (const number of [682, 679]) {
      const { id } = await keep(db(), { ...archived(number), date: today });
      await enqueue(db(), id, false, new Date());
    }
    await deliverDue(delivering(bot(), db(), new Date(Date.now() + 2 * 24 * 60 * 60_000)));
    const [message] = channel.messages;
    if (!message) throw new Error('Nothing was posted.');
    const cited = await bot().discord.click({ on: message, label: 'Cite', user: reader });
    for (const number of [679, 682]) {
      expect(said(cited)).toContain(`Written declaration No. ${number}, Doc. `);
      expect(said(cited)).toContain(`Déclaration écrite n°\u00a0${number}, Doc.`);
    }
  });
});

describe('following for me', () => {
  test('is a direct message, said at once, and nobody else hears of it', async () => {
    const { message } = await told('text');
    const list = await choose(message, 'Follow for me', reader);
    const reply = await choose(list, 'Kazakhstan', reader);
    expect(said(reply)).toContain(
      'You will now get direct messages for **written declarations about Kazakhstan**',
    );
    expect(said(reply)).toContain('can reveal political opinions');
    const direct = bot().discord.directMessages(reader);
    expect(said(direct.messages[0] ?? {})).toContain('In a server, you asked to follow');
    expect(await follows({ userId: reader.id })).toEqual([
      { channelId: direct.id, filter: { concerns: ['KZ'] } },
    ]);
  });

  test('keeps nothing where Discord lets nobody write to them', async () => {
    const { message } = await told('text');
    const list = await choose(message, 'Follow for me', reader);
    bot().discord.directMessages(reader);
    bot().discord.fail({ method: 'POST', route: /\/channels\/\d+\/messages$/u, status: 403, code: 50_007 });
    expect(said(await choose(list, 'Kazakhstan', reader))).toContain('Discord does not let me write to you');
    bot().discord.clearFaults();
    expect(await follows({ userId: reader.id })).toEqual([]);
    expect(await personalRecord(db(), reader.id)).toMatchObject({ alerts: 0 });
  });
});

describe('names that are added', () => {
  test('are told to whoever asked for them in a direct message, until they want no more', async () => {
    const { message } = await told('text', 'en', longest(20));
    const reply = await choose(message, 'Notify me when names', reader);
    expect(said(reply)).toContain('when names are added to No. 682');
    expect(said(await choose(message, 'Notify me when names', reader))).toContain(
      'already get a direct message',
    );
    const direct = bot().discord.directMessages(reader);
    await edition(longest(22));
    expect(direct.messages.map(({ content }) => content).join('\n')).toContain(
      'New edition of a written declaration, now with 22 signatories',
    );
    await edition(longest(24));
    expect(direct.messages.at(-1)?.content).toContain('Names added to a written declaration, now with 24');
    const before = direct.messages.length;
    expect(said(await press(reply, 'Stop notifying me', reader))).toContain('no longer get');
    await edition(longest(26));
    expect(direct.messages).toHaveLength(before);
    expect(await follows({ userId: reader.id })).toEqual([]);
  });

  test('are not promised where signing is over', async () => {
    const { message } = await told('text', 'en', { ...longest(20), date: '2019-06-27' });
    expect(said(await choose(message, 'Notify me when names', reader))).toContain(
      'was open for signature until about',
    );
    expect(await follows({ userId: reader.id })).toEqual([]);
  });
});

describe('a muted alert', () => {
  test('is neither edited nor added to, until it is unmuted, by those who may', async () => {
    const { message, channel } = await told('text', 'en', longest(20));
    await subscribe(db(), {
      guildId: guild.id,
      channelId: channel.id,
      language: null,
      usualLanguage: 'en',
      filter: { minimum: 22 },
    });
    expect(said(await choose(message, 'Mute', reader))).toContain('Only those who manage');
    const reply = await choose(message, 'Mute');
    expect(said(reply)).toContain('nothing more about it will be posted in this channel');
    expect(said(await choose(message, 'Mute'))).toContain('has already been muted in this channel since');
    await edition(longest(22));
    expect(channel.messages).toHaveLength(1);
    expect(message.content).not.toContain('New edition');
    expect(said(await choose(message, 'Why this alert?'))).toContain('muted');
    expect(said(await press(reply, 'Unmute'))).toContain('no longer muted in this channel');
    await editDue(delivering(bot(), db(), new Date(Date.now() + 1_000)));
    expect(message.content).toContain('now with 22 signatories');
    expect(channel.messages).toHaveLength(1);
    await edition(longest(24));
    expect(message.content).toContain('now with 24 signatories');
    expect(said(await press(await choose(message, 'Mute'), 'Unmute'))).toContain('no longer muted');
  });

  test('is its own only: a channel that was never told of it has nothing to mute', async () => {
    const { message } = await told('text');
    const other = bot().discord.addGuild({ name: 'Rome' });
    const stranger = other.addMember({ name: 'eve', permissions: ['ManageGuild'] });
    const elsewhere = other.addChannel({ name: 'followed' });
    await hearsOf(bot().client, elsewhere.id);
    // As a published announcement stands in the channels that follow it.
    await bot().client.rest.post(`/channels/${elsewhere.id}/messages`, {
      body: { content: 'as published', components: message.components },
    });
    const [copy] = elsewhere.messages;
    if (!copy) throw new Error('Nothing was posted.');
    expect(said(await choose(copy, 'Mute', stranger))).toContain('not posted an alert on No. 682');
    expect(said(await choose(copy, 'Follow Kazakhstan', stranger))).toContain(
      'do not post alerts in this channel',
    );
    expect(said(await press(copy, 'Full text', stranger))).toContain('Élections truquées');
  });
});

test('a digest names its days, says what the first ask, and leads to all of them and to each', async () => {
  const { discord } = bot();
  const channel = guild.addChannel({ name: 'weekly' });
  await hearsOf(bot().client, channel.id);
  const owner = { guildId: guild.id };
  await subscribe(db(), { ...owner, channelId: channel.id, language: null, usualLanguage: 'en', filter: {} });
  await db().update(channels).set({ pace: 'weekly' }).where(eq(channels.id, channel.id));
  for (const number of [424, 435, 439, 524, 572, 604, 642, 648, 679, 682, 689, 705]) {
    const { id } = await keep(db(), archived(number));
    await enqueue(db(), id);
  }
  await deliverDue(delivering(bot(), db(), new Date('2026-01-12T08:00:00Z')));
  const [message] = channel.messages;
  if (!message) throw new Error('No digest came.');
  expect(message.content).toMatch(/^📬 12 new written declarations, 5\s?–\s?12 January 2026$/u);
  expect(said(message).match(/^> /gmu)).toHaveLength(3);
  const all = await press(message, 'All of them (12)', reader);
  expect(said(all)).toContain('12 written declarations');
  expect(all.ephemeral).toBe(true);
  const next = await press(all, 'Next page ▶', reader);
  expect(said(next)).toContain('Page 2 of 2');
  expect(said(await choose(message, 'No. 424', reader))).toContain('No. 424');
  expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
});

test('an edit brings the buttons to a message of a version that had none', async () => {
  const { message } = await told('text', 'en', longest(20));
  message.components = [];
  await edition(longest(22));
  expect(message.content).toContain('now with 22 signatories');
  expect(controlsOf(message.components).buttons.map(({ label }) => label)).toContain('Signatories (22)');
  expect(labels(message)).toContain('Mute this declaration');
});
