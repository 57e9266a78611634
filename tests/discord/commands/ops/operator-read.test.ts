import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { archive } from '../../../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../../../tools/assembly-sandbox/catalogue.ts';
import { renderPdf } from '../../../../tools/assembly-sandbox/pdf.ts';
import { renderPage, renderText } from '../../../../tools/assembly-sandbox/render.ts';
import type { ChannelHandle, GuildHandle, MemberHandle, Reply } from 'discord-sandbox';
import { fetchAttachment } from '../../../../src/discord/interactions/attachment.ts';
import type { OperatorDesk } from '../../../../src/discord/commands/command.ts';
import { forgetOwners } from '../../../../src/discord/interactions/operators.ts';
import { dispatchInteractions, type Dispatcher } from '../../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../../src/discord/registration/register-commands.ts';
import { dayAfter } from '../../../../src/assembly/part-session.ts';
import { declarations, deliveries, uploads } from '../../../../src/store/db/schema.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { follow } from '../../../support/delivery/enqueue.ts';
import { quiet } from '../../../support/log.ts';
import { archiveOf } from '../../../support/mhtml.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { said } from '../../support/said.ts';

const db = useDatabase();
const bot = useBot();
const today = new Date().toISOString().slice(0, 10);
const entryOf = (number: number, daysAgo = 1, language: 'en' | 'fr' = 'en') => {
  const found = archive.find((one) => one.number === number && one.language === language);
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  return tabledOn(found, dayAfter(today, -daysAgo));
};
const page = (number: number, daysAgo = 1) => Buffer.from(renderPage(entryOf(number, daysAgo), 'A'));

let dispatcher: Dispatcher;
let guild: GuildHandle;
let desk: ChannelHandle;
let operator: MemberHandle;
let woken = 0;
let settings: OperatorDesk;

beforeAll(async () => {
  const { client, discord } = bot();
  guild = discord.addGuild({ name: 'Operators' });
  desk = guild.addChannel({ name: 'desk' });
  operator = guild.addMember({ name: 'op', permissions: ['ManageChannels'] });
  await hearsOf(client, desk.id);
  await registerCommands({ rest: client.rest, db: db() });
  settings = {
    channelId: desk.id,
    assemblyUrl: 'https://pace.coe.int',
    assemblyHosts: ['pace.coe.int'],
    newsMaxAgeDays: 60,
    discordApiUrl: discord.apiUrl,
  };
  dispatcher = listen();
});

afterAll(() => dispatcher.stop());

beforeEach(() => {
  woken = 0;
});

afterEach(() => {
  bot().discord.sandbox.uploads.trouble = null;
});

function listen(): Dispatcher {
  return dispatchInteractions(bot().client, {
    db: db(),
    log: quiet,
    wake: () => (woken += 1),
    operator: settings,
  });
}

type Files = Record<string, { name: string; data: Uint8Array; contentType?: string }>;

async function read(files: Files, user: MemberHandle = operator, channel = desk): Promise<Reply> {
  const { discord } = bot();
  const reply = await discord.run({ guild, channel, user, command: 'operator read', options: files });
  await dispatcher.settled();
  expect(reply.ephemeral).toBe(true);
  expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
  return reply;
}

async function press(on: Reply, label: string): Promise<Reply> {
  const pressed = await bot().discord.click({ on, label });
  await dispatcher.settled();
  expect(bot().discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
  return pressed;
}

const one = (data: Uint8Array, name = 'page.html') => ({ file: { name, data } });
const held = async () => (await db().select().from(declarations)).map(({ number }) => number).toSorted();
const alerted = async () => (await db().select().from(deliveries)).map(({ channelId }) => channelId);

describe('what was read is shown', () => {
  test('number, title, date, first signatory and how many, of each file', async () => {
    const french = renderText(entryOf(572, 1, 'fr'), 'B-fr');
    const reply = await read({
      file: { name: 'saved.html', data: page(682) },
      file2: {
        name: 'saved.mhtml',
        data: archiveOf(page(679).toString(), { url: 'https://pace.coe.int/en/files/28032/html' }),
      },
      file3: { name: 'doc.pdf', data: await renderPdf(entryOf(705), 'columns') },
      file4: { name: 'texte.txt', data: Buffer.from(french) },
    });
    const text = said(reply);
    expect(text).toMatch(/Written declaration No\. 682 · Doc\. 14933[^]*Co-operation with Kazakhstan/u);
    expect(text).toMatch(/Tabled by .*Roberto RAMPI.* · 32 signatories/u);
    for (const number of [679, 705, 572]) expect(text).toContain(`Written declaration No. ${number}`);
    expect(text).toMatch(/Announce: channels get their alerts/u);
    expect(await held()).toEqual([]);
  });

  test('problems in words, and no buttons when there is nothing to decide', async () => {
    const reply = await read({
      file: { name: 'picture.png', data: Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) },
      file2: { name: 'scan.pdf', data: Buffer.from('%PDF-1.7 nothing') },
      file3: {
        name: 'motion.html',
        data: Buffer.from('<p>Motion for a resolution | Doc. 15000 | 3 June 2020</p><p>The Assembly …</p>'),
      },
    });
    const text = said(reply);
    expect(text).toMatch(/picture\.png[^]*not a page, text or PDF/u);
    expect(text).toMatch(/scan\.pdf[^]*This PDF has no readable text/u);
    expect(text).toMatch(/motion\.html[^]*not a written declaration/u);
    expect(text).toContain('nothing to decide');
    expect(await db().select().from(uploads)).toEqual([]);
  });

  test('what is held already, and what is too old to be news, is marked', async () => {
    const { fileId: _, ...declaration } = archived(682);
    await keep(db(), declaration);
    const text = said(await read(one(page(682, 90))));
    expect(text).toContain('I already have it, with 32 signatories');
    expect(text).toContain('too old to count as new');
  });
});

describe('the buttons', () => {
  test('Announce alerts as if the bot had found it, once, and after a restart', async () => {
    await follow(db(), 'all', {});
    const reply = await read(one(page(682)));
    await dispatcher.stop();
    dispatcher = listen();
    const done = await press(reply, 'Announce');
    expect(said(done)).toMatch(/Announced[^]*No\. 682[^]*stored[^]*1 channel gets an alert/u);
    expect([await held(), await alerted(), woken]).toEqual([[682], ['all'], 1]);
    const [kept] = await db().select().from(uploads);
    expect(kept?.state).toBe('announced');
  });

  test('pressing twice, and pressing another button, is harmless', async () => {
    await follow(db(), 'all', {});
    const reply = await read(one(page(682)));
    const again = { ...reply, message: { ...(reply.message as NonNullable<typeof reply.message>) } } as Reply;
    await press(reply, 'Announce');
    const second = await press(again, 'Store silently');
    expect(said(second)).toMatch(/Announced[^]*This had already been decided/u);
    expect([await alerted(), woken]).toEqual([['all'], 1]);
  });

  test('Store silently alerts nobody; Announce is still possible afterwards', async () => {
    await follow(db(), 'all', {});
    await press(await read(one(page(682))), 'Store silently');
    expect([await held(), await alerted(), woken]).toEqual([[682], [], 1]);
    const [row] = await db().select().from(declarations).where(eq(declarations.number, 682));
    expect(row?.unannounced).toBe('operator');
    expect(said(await press(await read(one(page(682))), 'Announce'))).toContain('1 channel gets an alert');
    expect(said(await press(await read(one(page(682))), 'Announce'))).toContain(
      'No alerts: no channel follows it',
    );
    expect(await alerted()).toEqual(['all']);
  });

  test('Discard stores nothing', async () => {
    expect(said(await press(await read(one(page(682))), 'Discard'))).toContain('Discarded');
    expect(await held()).toEqual([]);
  });

  test('Announce tells of what is too old to be news, for somebody looked at it', async () => {
    await follow(db(), 'all', {});
    await press(await read(one(page(682, 400))), 'Announce');
    expect(await alerted()).toEqual(['all']);
  });

  test('after two weeks it is no longer kept, and the button says so', async () => {
    const reply = await read(one(page(682)));
    await db()
      .update(uploads)
      .set({ expiresAt: new Date(Date.now() - 1) });
    const { followUps, ...rest } = await press(reply, 'Announce');
    expect(said(followUps.length > 0 ? (followUps[0] as never) : (rest as never))).toContain(
      'no longer stored',
    );
    expect(await held()).toEqual([]);
    // The next upload clears it away.
    await read(one(page(679)));
    expect(await db().select().from(uploads)).toHaveLength(1);
  });
});

describe('who may', () => {
  test('it is not offered to ordinary members', async () => {
    const member = guild.addMember({ name: 'member' });
    await expect(read(one(page(682)), member)).rejects.toThrow('is not offered /operator');
  });

  test('whoever may manage another channel only is refused, and nothing is fetched', async () => {
    const other = guild.addChannel({ name: 'other' });
    const moderator = guild.addMember({ name: 'moderator', permissions: ['ManageChannels'] });
    await hearsOf(bot().client, other.id);
    const heard = new Promise<void>((resolve) => bot().client.once('channelUpdate', () => resolve()));
    desk.setPermissions({ who: moderator, deny: ['ManageChannels'] });
    await heard;
    expect(said(await read(one(page(682)), operator, other))).toContain('No. 682');
    const before = bot().discord.sandbox.uploads.fetched.length;
    const elsewhere = bot().discord.addGuild({ name: 'Elsewhere' });
    const there = elsewhere.addChannel({ name: 'there' });
    const admin = elsewhere.addMember({ name: 'admin', permissions: ['Administrator'] });
    const reply = await bot().discord.run({
      guild: elsewhere,
      channel: there,
      user: admin,
      command: 'operator read',
      options: one(page(682)),
    });
    await dispatcher.settled();
    expect(said(reply)).toContain('This is for the operator of this bot');
    expect(said(await read(one(page(682)), moderator, other))).toContain(
      'This is for the operator of this bot',
    );
    expect(bot().discord.sandbox.uploads.fetched).toHaveLength(before);
  });

  test('the owner of the application may, and those who joined its team, in a direct message too', async () => {
    const { discord, client } = bot();
    const [owner, joined, invited, reader] = ['owner', 'joined', 'invited', 'reader'].map((name) =>
      guild.addMember({ name }),
    ) as [MemberHandle, MemberHandle, MemberHandle, MemberHandle];
    const may = async (user: MemberHandle) => {
      const reply = await discord.run({ user, command: 'operator read', options: one(page(682)) });
      await dispatcher.settled();
      return said(reply).includes('Written declaration No. 682');
    };
    discord.sandbox.owner = { user: owner.state };
    forgetOwners(client);
    expect([await may(owner), await may(joined)]).toEqual([true, false]);
    discord.sandbox.owner = {
      team: [
        { user: joined.state },
        { user: invited.state, hasJoined: false },
        { user: reader.state, role: 'read_only' },
      ],
    };
    // What is known is believed for a while.
    expect(await may(owner)).toBe(true);
    forgetOwners(client);
    expect([await may(owner), await may(joined), await may(invited), await may(reader)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    discord.sandbox.owner = null;
    forgetOwners(client);
  });

  test('when Discord does not say who owns the application, nobody is let in by guess', async () => {
    const { discord, client } = bot();
    forgetOwners(client);
    discord.fail({ route: /applications\/@me$/u, status: 403 });
    const someone = guild.addMember({ name: 'someone' });
    const reply = await discord.run({ user: someone, command: 'operator read', options: one(page(682)) });
    await dispatcher.settled();
    expect(said(reply)).toContain('Try again in a minute');
  });
});

describe('files are fetched from Discord alone', () => {
  const { apiUrl } = { apiUrl: 'https://discord.com/api' };

  test('no other host, and no address inside, is asked', async () => {
    for (const url of [
      'http://127.0.0.1:1/a.html',
      'https://example.org/a.html',
      'http://cdn.discordapp.com/a.html',
      'https://cdn.discordapp.com.example.org/a',
      'file:///etc/passwd',
    ]) {
      expect(await fetchAttachment(url, apiUrl)).toEqual({ kind: 'notDiscord' });
    }
  });

  test.each([
    ['gone', 'could not get it from Discord'],
    ['redirects', 'could not get it from Discord'],
    ['endless', 'larger than 10 MB'],
  ] as const)('a file that is %s is said so', async (trouble, words) => {
    bot().discord.sandbox.uploads.trouble = trouble;
    expect(said(await read(one(page(682))))).toContain(words);
  });

  test('one that never ends arriving is given up', async () => {
    const { discord } = bot();
    discord.sandbox.uploads.trouble = 'hangs';
    const { url } = discord.sandbox.uploads.add('1', { name: 'a', data: new Uint8Array() });
    expect(await fetchAttachment(String(url), discord.apiUrl, 50)).toEqual({ kind: 'notFetched' });
  });

  test('one that is too large is not even asked for', async () => {
    const before = bot().discord.sandbox.uploads.fetched.length;
    expect(said(await read(one(new Uint8Array(10 * 1024 * 1024 + 1))))).toContain('larger than 10 MB');
    expect(bot().discord.sandbox.uploads.fetched).toHaveLength(before);
  });
});
