import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, type GuildHandle, startDiscord } from 'discord-sandbox';
import { connect, createClient } from '../../../src/discord/gateway/client.ts';
import { greetServers } from '../../../src/discord/gateway/greet.ts';
import { dispatchInteractions } from '../../../src/discord/interactions/dispatch.ts';
import { claimGreeting, forgetOldGreetings, greetingSince } from '../../../src/store/ops/greetings.ts';
import { facts } from '../../../src/store/db/schema.ts';
import { subscribe } from '../../../src/store/subscriptions/subscriptions.ts';
import { languageFor } from '../../../src/i18n/languages.ts';
import { allLocales, type Locale } from '../../../src/locales.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { quiet } from '../../support/log.ts';
import { controlsOf, said } from '../support/said.ts';

const db = useDatabase();
const kept: { discord?: Discord; end: (() => Promise<unknown>)[] } = { end: [] };

beforeEach(async () => {
  kept.discord = await startDiscord({ limits: 'off' });
});
afterEach(async () => {
  await stop();
  const refused = discord().refusals.filter(({ status }) => status === 400);
  await kept.discord?.close();
  expect(refused).toEqual([]);
});

function discord(): Discord {
  if (!kept.discord) throw new Error('The sandbox is open inside tests only.');
  return kept.discord;
}

/** The others, as their own speakers call them. */
const languagesBut = (own: Locale) =>
  allLocales()
    .filter((locale) => locale !== own)
    .map((locale) => languageFor(locale).name);

/** A process that greets and answers, connected anew. */
async function start(pausesMs: readonly number[] = []): Promise<void> {
  const client = createClient({ apiUrl: discord().apiUrl, log: quiet });
  const connected = await connect(client, discord().token);
  kept.end.push(() => client.destroy());
  const dispatcher = dispatchInteractions(connected, { db: db(), log: quiet });
  kept.end.push(() => dispatcher.stop());
  const signal = new AbortController().signal;
  const end = await greetServers(connected, {
    db: db(),
    log: quiet,
    now: () => new Date(),
    signal,
    pausesMs,
  });
  kept.end.push(end);
}

async function stop(): Promise<void> {
  for (const end of kept.end.splice(0).toReversed()) await end();
}

/** A server that the bot is not in, with a channel for what Discord says itself. */
function server(name: string, { locale = 'en-US', system = true } = {}) {
  const guild = discord().addGuild({ name, locale, withBot: false });
  const channel = guild.addChannel({ name: 'general' });
  if (system) guild.update({ systemChannel: channel });
  return { guild, channel };
}

/** Another server joins and is greeted: so is what came before, if it was to be. */
async function untilSettled(): Promise<void> {
  const { guild, channel } = server('Later');
  guild.restore();
  await discord().waitForMessage(channel);
}

async function holdServers(): Promise<GuildHandle> {
  const guild = discord().addGuild({ name: 'Before' });
  const channel = guild.addChannel({ name: 'alerts' });
  guild.update({ systemChannel: channel });
  const place = { guildId: guild.id, channelId: channel.id };
  await subscribe(db(), { ...place, language: 'en', usualLanguage: 'en', filter: {} });
  return guild;
}

describe('a server that the bot joins', () => {
  test('is told what it does, the latest that is held and how to begin, in its language', async () => {
    await keep(db(), archived(682));
    await start();
    const { guild, channel } = server('Strasbourg', { locale: 'fr' });
    guild.restore();
    const message = await discord().waitForMessage(channel);
    expect(said(message)).toMatch(/Bonjour, je suis Hemicycle[^]*Par exemple, la dernière[^]*N°\u00a0682/u);
    const labels = controlsOf(message.components).buttons.map(({ label }) => label);
    expect(labels).toEqual(['Configurer ce salon', 'Afficher la dernière', ...languagesBut('fr')]);

    const reader = guild.addMember({ name: 'reader', locale: 'en-GB' });
    const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
    const latest = await discord().click({ on: message, label: 'Afficher la dernière', user: reader });
    expect(latest.ephemeral).toBe(true);
    expect(said(latest)).toContain('Written declaration No. 682');
    const own = await discord().click({ on: message, label: 'English', user: reader });
    expect(own.ephemeral).toBe(true);
    expect(said(channel.messages[0] as never)).toContain('Bonjour');
    const refused = await discord().click({ on: message, label: 'Configurer ce salon', user: reader });
    expect(said(refused)).toContain('Manage Server');
    await discord().click({ on: message, label: 'English', user: admin });
    expect(said(channel.messages[0] as never)).toContain('Hello, I am Hemicycle');
    const setup = await discord().click({
      on: channel.messages[0] as never,
      label: 'Set up this channel',
      user: admin,
    });
    expect(said(setup)).toContain('Configurer des alertes');
  });

  test('is told so where nothing is held yet', async () => {
    await start();
    const { guild, channel } = server('Oslo');
    guild.restore();
    const message = await discord().waitForMessage(channel);
    expect(said(message)).toContain('I have not read any declaration yet.');
    const labels = controlsOf(message.components).buttons.map(({ label }) => label);
    expect(labels).toEqual(['Set up this channel', ...languagesBut('en')]);
  });

  test('is told once, whatever Discord repeats: sessions, outages and another process', async () => {
    await start();
    const { guild, channel } = server('Rome');
    guild.restore();
    await discord().waitForMessage(channel);
    guild.remove({ unavailable: true });
    guild.restore();
    await stop();
    await start();
    await start();
    await untilSettled();
    expect(channel.messages).toHaveLength(1);
    guild.remove();
    guild.restore();
    const [first] = channel.messages;
    await discord().waitForMessage(channel, ({ id }) => id !== first?.id);
    expect(channel.messages).toHaveLength(2);
  });

  test('is told by the next start where nobody listened', async () => {
    await start();
    await stop();
    const { guild, channel } = server('Madrid');
    guild.restore();
    await start();
    await discord().waitForMessage(channel);
  });

  test('is told nothing where it was there before greetings were', async () => {
    const guild = await holdServers();
    await start();
    await untilSettled();
    expect(guild.channels.flatMap(({ messages }) => messages)).toEqual([]);
  });

  test('is told once by a process that ended between what it recorded and what it sent', async () => {
    await start();
    const { guild, channel } = server('Vienna');
    await stop();
    guild.restore();
    const joining = { guildId: guild.id, joinedAt: new Date(guild.state.joinedAt) };
    expect(await claimGreeting(db(), joining, new Date())).toBe(true);
    await start();
    await discord().waitForMessage(channel);
    await stop();
    expect(await claimGreeting(db(), joining, new Date())).toBe(false);
  });

  test('is not told by a process that ended so, once Discord may have forgotten', async () => {
    await start();
    const { guild, channel } = server('Prague');
    await stop();
    guild.restore();
    const joining = { guildId: guild.id, joinedAt: new Date(guild.state.joinedAt) };
    await claimGreeting(db(), joining, new Date(Date.now() - 10 * 60_000));
    await start();
    await untilSettled();
    expect(channel.messages).toEqual([]);
  });
});

describe('where the bot may not write', () => {
  test('the one who added it is told directly, where it may know who that was', async () => {
    await start();
    const { guild, channel } = server('Bern', { system: false });
    const ada = discord().addUser({ name: 'ada' });
    guild.restore(['ViewAuditLog'], ada);
    const direct = discord().directMessages(ada);
    const message = await discord().waitForMessage(direct);
    expect(said(message)).toContain('You have added me to a server');
    const labels = controlsOf(message.components).buttons.map(({ label }) => label);
    expect(labels).toEqual(languagesBut('en'));
    const french = await discord().click({ on: message, label: 'Français', user: ada });
    expect(said(french)).toContain('Vous m’avez ajouté');
    expect(channel.messages).toEqual([]);
  });

  test('nobody is told where it may not know', async () => {
    await start();
    const ada = discord().addUser({ name: 'ada' });
    const { guild, channel } = server('Riga', { system: false });
    guild.restore([], ada);
    await untilSettled();
    expect(discord().directMessages(ada).messages).toEqual([]);
    expect(channel.messages).toEqual([]);
  });

  test('no other channel is tried when the answer is lost, and the same message may be sent again', async () => {
    await start([0]);
    const { guild, channel } = server('Kyiv');
    discord().fail({ method: 'POST', route: '/channels/:channel/messages', how: 'after', status: 502 });
    guild.restore();
    await discord().waitForMessage(channel);
    await untilSettled();
    expect(channel.messages).toHaveLength(1);
  });
});

test('what is recorded of a joining names no server, and is gone after two days', async () => {
  const now = new Date();
  await greetingSince(db(), now);
  const joining = { guildId: '1234567890123456789', joinedAt: now };
  expect(await claimGreeting(db(), joining, now)).toBe(true);
  expect(JSON.stringify(await db().select().from(facts))).not.toContain(joining.guildId);
  await forgetOldGreetings(db(), new Date(now.getTime() + 3 * 24 * 60 * 60_000));
  const keys = (await db().select().from(facts)).map(({ key }) => key);
  expect(keys.filter((key) => key.startsWith('greeting.'))).toEqual(['greeting.since']);
});
