import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { archive, type ArchivedDeclaration } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import type { Message, OptionValues, Reply } from 'discord-sandbox';
import {
  startDiscord,
  type ChannelHandle,
  type Discord,
  type GuildHandle,
  type MemberHandle,
} from 'discord-sandbox';
import { pseudo } from '../../tools/pseudo-locale/pseudo.ts';
import { partsOf } from '../discord/support/said.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { englishIn } from '../support/declarations/english.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { textsOf, textsOfReply } from '../support/shown.ts';

let discord: Discord;
let assembly: SandboxAssembly;
let guild: GuildHandle;
let admin: MemberHandle;
let channel: ChannelHandle;
let forum: ChannelHandle;
let folder: string;
let database: FreshDatabase;
let bot: Bot;

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** The one that is held in both languages. */
const french = 572;
const news = 682;

/** Facts of a declaration under a text that is in no language of the interface. */
const inGreek = (one: ArchivedDeclaration): ArchivedDeclaration => ({
  ...one,
  title: 'Ψήφος',
  paragraphs: ['Ψήφος ψήφων.', 'Ψήφοι.'],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-e2e-'));
  await copyDataDir(folder);
  database = await freshDatabase();
  discord = await startDiscord({ patienceMs: 60_000 });
  assembly = await startAssembly();
  // Whoever has Discord in Ukrainian gets the pseudo-locale.
  guild = discord.addGuild({ name: '1', locale: 'uk' });
  admin = guild.addMember({ name: '2', permissions: ['ManageGuild', 'ManageChannels'], locale: 'uk' });
  channel = guild.addChannel({ name: '3' });
  forum = guild.addChannel({ name: '4', type: 'forum', tags: ['5'] });
  const english = archive.filter(({ number, language }) => language === 'en' && number !== french);
  assembly.seed(english.filter(({ number }) => number !== news).map(inGreek));
  assembly.publish(archived(french, 'fr'));
  bot = startBot(
    {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      FEED_URLS: assembly.feedUrl,
      ASSEMBLY_URL: assembly.baseUrl,
      NEWS_MAX_AGE_DAYS: '36500',
      POLL_CRON: '* * * * * *',
      FETCH_PAUSE_MS: '0',
      DATA_DIR: folder,
      ...(database.url === null ? {} : { DATABASE_URL: database.url }),
    },
    {
      imports: [new URL('../../dist/tools/pseudo-locale/preload.js', import.meta.url).href],
      asModules: true,
    },
  );
  await bot.waitForLine(/^Read \d+ page/u);
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
});

afterAll(async () => {
  await bot.kill();
  await discord.close();
  await assembly.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function archived(number: number, language: 'en' | 'fr'): ArchivedDeclaration {
  const found = archive.find((one) => one.number === number && one.language === language);
  if (!found) throw new Error(`The archive has no declaration No. ${number}.`);
  return found;
}

const used = new Set<string>();
const said: { readonly where: string; readonly text: string }[] = [];

function note(where: string, texts: readonly string[]): void {
  said.push(...texts.map((text) => ({ where, text })));
}

/** Uses a command, and, each time anew, every button and menu of its answer. */
async function use(command: string, options: OptionValues = {}): Promise<Reply> {
  used.add(command);
  // Somebody else each time: there is a limit to what one person may ask for.
  const user = guild.addMember({ name: '2', permissions: ['ManageGuild', 'ManageChannels'], locale: 'uk' });
  const ask = () => discord.run({ guild, channel, user, command, options });
  const first = await ask();
  note(`/${command}`, textsOfReply(first));
  for (const { custom_id: customId, label, disabled } of partsOf(first.components)) {
    if (customId === undefined || disabled === true) continue;
    const on = await ask();
    const found = partsOf(on.components).find((part) => part.custom_id === customId);
    if (!found) continue;
    const values = { 3: [found.options?.[0]?.value ?? ''], 8: [channel.id] }[found.type];
    const pressed = await discord.click({ on, customId, user, ...(values && { values }) });
    // A citation is in both languages of the Assembly, whatever the reader's.
    const texts = textsOfReply(pressed).map((text) => text.replaceAll(/```[^`]*```/gu, ''));
    note(`/${command}, ${label ?? 'a menu'}`, texts);
    if (pressed.modal === null) continue;
    const sent = await discord.submit({ of: pressed, fields: {} });
    note(`/${command}, the form ${label}`, textsOfReply(sent));
  }
  return first;
}

/** Presses every button and chooses everything on a message, and as deep on what of it changes something or offers more. */
async function pressAll(on: Message, deep: number): Promise<void> {
  const user = guild.addMember({ name: '2', permissions: ['ManageGuild', 'ManageChannels'], locale: 'uk' });
  const { components } = on;
  for (const { custom_id: customId, type, options = [] } of partsOf(components)) {
    // What can be looked up commands have shown.
    if (customId?.startsWith('al1') !== true) continue;
    for (const values of type === 3 ? options.map(({ value }) => [value]) : [[]]) {
      on.components = components;
      const reply = await discord.click({ on, customId, ...(on.onlyFor === null && { user }), values });
      note(`the alert, ${customId} ${values.join()}`, textsOfReply(reply));
      const { message } = reply;
      const isMenu = partsOf(message?.components ?? []).some(({ custom_id: id }) => id?.startsWith('al1'));
      if (message !== null && message !== on && isMenu && deep > 1) await pressAll(message, deep - 1);
    }
  }
}

/** What is offered first for an option while it is typed. */
async function offered(command: string, focused: string, typed = ''): Promise<string> {
  const options = { [focused]: typed };
  const choices = await discord.autocomplete({ guild, channel, user: admin, command, focused, options });
  note(
    `/${command} ${focused}:`,
    choices.map(({ name }) => name),
  );
  return String(choices[0]?.value ?? '');
}

/** A set-up to import, with what is known and what is not. */
function aSetup(country: string) {
  const channel = { id: '6', name: '7', subscriptions: [{ asks: { country: [country] } }] };
  const topics = [{ name: '8', words: 'Ψήφος', language: null }];
  const server = { name: '9', timeZone: null };
  const data = JSON.stringify({ format: 'hemicycle-setup', version: 1, server, topics, channels: [channel] });
  return { name: '9.json', contentType: 'application/json', data: Buffer.from(data) };
}

const leaks = () =>
  said.flatMap(({ where, text }) => {
    const english = englishIn(text);
    return english.length === 0 ? [] : [`${where}: ${english.join(' ')}`];
  });

interface Definition {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: Readonly<Record<string, string | null>> | null;
  readonly description_localizations?: Readonly<Record<string, string | null>> | null;
  readonly type?: number;
  readonly options?: readonly Definition[];
  readonly choices?: readonly Definition[];
}

/** Every command with its subcommands, as people type it. */
function paths({ name, options = [], type }: Definition): string[] {
  if (type !== 1) return [];
  const below = options.filter((option) => option.type === 1);
  return below.length === 0 ? [name] : below.map((option) => `${name} ${option.name}`);
}

describe('a third language of the interface, made by a program', () => {
  test('has every command, option and choice', () => {
    const told = (one: Definition): string[] => [
      one.name_localizations?.['uk'] ?? one.name,
      one.description === undefined || one.description === ''
        ? ''
        : (one.description_localizations?.['uk'] ?? one.description),
      ...[...(one.options ?? []), ...(one.choices ?? [])].flatMap(told),
    ];
    const english = (discord.commands as readonly Definition[]).flatMap(told).flatMap(englishIn);
    // Languages are called as those who speak them call them.
    expect([...new Set(english)]).toEqual(['English', 'Français']);
    expect(discord.refusals).toEqual([]);
  });

  test('answers every command, button and menu without an English word', async () => {
    await use('help');
    await use('status');
    for (const number of [String(french), '679', '99999', '/']) await use('declaration show', { number });
    await use('declaration latest');
    await use('declaration random');
    await use('signatories', { number: String(french) });
    const [person, other] = [
      await offered('signatory', 'name', 'a'),
      await offered('signatory', 'name', 'p'),
    ];
    for (const name of [person, 'Ψ']) await use('signatory', { name });
    const country = await offered('delegation', 'country', 'i');
    for (const one of [country, 'Ψ']) await use('delegation', { country: one });
    const group = await offered('group', 'name');
    for (const name of [group, 'Ψ']) await use('group', { name });
    for (const one of ['topic', 'country', 'delegation', 'group', 'signatory']) await offered('search', one);
    await use('search', { words: 'Ψήφος' });
    const all = { topic: 'elections', country: 'IT', delegation: 'FR', group, signatory: person };
    for (const asked of [{ ...all, from: '2019', to: '2020' }, { from: 'Ψ' }, {}]) await use('search', asked);
    for (const second of ['679', String(french)])
      await use('compare declarations', { first: String(french), second });
    await use('compare signatories', { first: person, second: other });
    for (const of of ['countries', 'topics']) await offered(`compare ${of}`, 'first');
    await use('compare countries', { first: 'IT', second: 'FR', time: '2010..2030' });
    await use('compare topics', { first: 'elections', second: 'media' });
    for (const by of ['year', 'topic', 'delegation', 'group', 'signatory']) await use('stats', { by });
    for (const by of ['year', 'topic', 'delegation', 'group', 'signatory'])
      await use('stats', { by, delegation: country, time: '2000..' });
    for (const asked of [{ time: 'Ψ' }, { time: '1950' }, { words: '"' }])
      await use('stats', { by: 'group', group, ...asked });
    for (const typed of ['', '2019']) await offered('stats', 'time', typed);
    for (const subject of [
      { country: 'KZ' },
      { topic: 'elections' },
      { signatory: person },
      { delegation: country },
      { group },
      {},
    ])
      await use('report', { ...subject, time: '2000..2030' });
    for (const asked of [{}, { country: 'KZ', group }]) await use('report', asked);
    await use('export declaration', { number: String(french) });
    for (const one of ['signatory', 'together']) await use(`export ${one}`, { name: person });
    await use('export delegation', { country });
    await use('export group', { name: group });
    await use('export search', { words: 'Ψήφος' });
    await use('export compare', { first: String(french), second: '679' });
    await use('export stats', { by: 'year' });
    await use('export dataset', { part: 'signatures' });
    for (const options of [{}, { topic: 'elections' }, { topic: 'elections', network: true }, { topic: 'Ψ' }])
      await use('topics', options);
    await use('topic list');
    for (const words of ['Ψήφος', '"']) await use('topic create', { name: '★', words });
    await use('topic create', { name: '☆', words: 'Ψήφος', language: 'fr' });
    await use('topic show', { topic: '★' });
    await use('topic list');
    await use('list overview');
    for (const people of [person, 'Ψ Ψψ, IT, Ψ', `${person}, Ψψ Ψψψ (IT)`])
      await use('list create', { name: '★', people });
    await use('list create', { name: '☆', people: 'Ψψ Ψψψ (IT)' });
    await use('list edit', { list: '★', add: other, drop: person, name: '✦' });
    for (const options of [{}, { drop: 'Ψ' }, { name: '☆' }])
      await use('list edit', { list: '✦', ...options });
    for (const list of ['✦', 'Ψ']) await use('list show', { list });
    await use('list overview');
    for (const typed of ['✦', 'Ψψ Ψψψ', 'Ψψ Ψψψ, ']) await offered('subscribe', 'signatory', typed);
    await use('subscribe', { signatory: '✦, Ψψ Ψψψ (IT)', 'not-signatory': '☆' });
    await use('subscribe', { 'not-signatory': 'Ψψ Ψψψ (IT)' });
    await use('list remove', { list: '✦' });
    const topic = await offered('subscribe', 'topic', '★');
    for (const more of [{ preview: true }, {}, { language: 'en' }, { language: 'qps-ploc' }])
      await use('subscribe', { country: 'KZ', ...more });
    await use('subscribe', { ...all, topic, words: 'Ψήφος', minimum: 5 });
    await use('subscribe', { declaration: 5, preview: true });
    await use('subscribe', { topic: 'Ψ' });
    await use('subscribe', { channel: forum, country: 'KZ' });
    const subscription = await offered('subscriptions edit', 'subscription');
    await use('subscriptions edit', { subscription, topic: 'elections' });
    await use('subscriptions edit', { subscription, reset: 'topic' });
    for (const one of ['pause', 'resume', 'test']) await use(`subscriptions ${one}`, { subscription });
    await use('subscriptions list');
    const paced = { pace: 'weekly', hour: 9, weekday: 2, silent: true, cap: 5, language: 'qps-ploc' };
    for (const options of [paced, { crosspost: true }]) await use('settings channel', options);
    await use('settings show');
    await use('settings channel', { pace: 'once', reset: 'cap' });
    const timezone = await offered('settings server', 'timezone', 'rome');
    for (const zone of [timezone, 'Ψ']) await use('settings server', { timezone: zone });
    await use('settings forum', { channel: forum, tag: '5', topic: 'elections' });
    for (const asked of [
      { every: 'month', country: 'KZ' },
      { every: 'part-session' },
      { every: 'year', signatory: person },
    ])
      await use('reports add', asked);
    await use('reports list');
    const report = await offered('reports remove', 'report');
    for (const one of [report, 'Ψ']) await use('reports again', { report: one });
    for (const one of [report, 'Ψ']) await use('reports remove', { report: one });
    await use('why', { declaration: '679' });
    await use('operator read', {
      file: { name: '6.html', contentType: 'text/html', data: Buffer.from('7') },
    });
    await use('setup');
    await use('subscriptions list');
    await use('subscriptions export');
    for (const country of ['KZ', 'Ψ']) await use('subscriptions import', { file: aSetup(country) });
    await use('privacy show');

    await use('subscribe', { delegation: 'IT' });
    const before = channel.messages.length;
    assembly.publish(inGreek(archived(news, 'en')));
    const alert = await discord.waitForMessage(
      channel,
      (message) => message.interaction === null && channel.messages.indexOf(message) >= before,
    );
    note('the alert', textsOf(alert));
    await pressAll(alert, 2);
    await use('why', { declaration: String(news) });

    const joined = discord.addGuild({ name: '1', locale: 'uk', withBot: false });
    const hall = joined.addChannel({ name: '3' });
    joined.update({ systemChannel: hall });
    joined.restore();
    const greeting = await discord.waitForMessage(hall);
    const visitor = joined.addMember({ name: '2', locale: 'uk' });
    // Languages are called as those who speak them call them.
    const ownNames = new Set<string | undefined>(['English', 'Français']);
    note(
      'the greeting',
      textsOf(greeting).filter((text) => !ownNames.has(text)),
    );
    for (const { custom_id: customId, label } of partsOf(greeting.components)) {
      if (customId === undefined || ownNames.has(label)) continue;
      const pressed = await discord.click({ on: greeting, customId, user: visitor });
      note(`the greeting, ${label}`, textsOfReply(pressed));
    }

    await use('topic remove', { topic: '★' });
    await use('subscriptions remove', { subscription });
    await use('topic remove', { topic: '☆' });
    await use('privacy delete');
    await use('settings forget', { confirm: 'Ψ' });

    expect(leaks()).toEqual([]);
    expect(discord.refusals).toEqual([]);
    expect(said.length).toBeGreaterThan(1000);
    expect(
      (discord.commands as readonly Definition[]).flatMap(paths).filter((path) => !used.has(path)),
    ).toEqual([]);
  });

  test('leaves facts as they are, and shows its readers the texts in the language it says', async () => {
    const [text] = [textsOfReply(await use('declaration show', { number: String(french) })).join('\n')];
    expect(text).toContain(archived(french, 'fr').title);
    expect(text).toContain(pseudo('Written declaration No. ') + french);
    expect(text).toContain('15 липня 2014');
    expect(text).toContain('Нідерланди');
    const otherwise = textsOfReply(await use('declaration show', { number: '679' })).join('\n');
    expect(otherwise).toContain(pseudo('I have found the English text only.'));
  });
});
