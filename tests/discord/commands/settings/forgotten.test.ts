import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { createCourier } from '../../../../src/discord/courier/courier.ts';
import { dispatchInteractions, type Dispatcher } from '../../../../src/discord/interactions/dispatch.ts';
import { guildCacheOf } from '../../../../src/discord/gateway/guild-cache.ts';
import { registerCommands } from '../../../../src/discord/registration/register-commands.ts';
import { createLogger } from '../../../../src/log.ts';
import { deliverDue } from '../../../../src/delivery/deliver.ts';
import { recoverChannels } from '../../../../src/delivery/recover-channels.ts';
import { rows } from '../../../../src/store/db/database.ts';
import { forgetWhatIsOver } from '../../../../src/store/ops/retention.ts';
import { serverGone } from '../../../../src/store/subscriptions/servers.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { enqueue } from '../../../support/delivery/enqueue.ts';
import { hearsOf, useBot } from '../../support/harness.ts';

const db = useDatabase();
const bot = useBot();
const day = 24 * 60 * 60_000;
let dispatcher: Dispatcher;
let written: string[] = [];
const log = createLogger('trace', [], { write: (line) => void written.push(line) });
let guild: GuildHandle;
let channel: ChannelHandle;
let admin: MemberHandle;
let person: ReturnType<ReturnType<typeof bot>['discord']['addUser']>;
let visitor: MemberHandle;
let clock: Date;

beforeAll(async () => {
  const { client } = bot();
  await registerCommands({ rest: client.rest, db: db() });
  dispatcher = dispatchInteractions(client, { db: db(), log });
});

beforeEach(async () => {
  written = [];
  clock = new Date();
  guild = bot().discord.addGuild({ name: 'Society of Wanderers' });
  channel = guild.addChannel({ name: 'talk' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  person = bot().discord.addUser({ name: 'ada' });
  // The same person, as a member of a server.
  visitor = guild.addMember({ name: 'ada', user: person });
  await hearsOf(bot().client, channel.id);
});

afterAll(() => dispatcher.stop());

type Options = Record<string, string | number | boolean>;

async function inServer(command: string, options: Options = {}): Promise<void> {
  await bot().discord.run({ guild, channel, user: admin, command, options });
  await dispatcher.settled();
}

async function directly(command: string, options: Options = {}): Promise<void> {
  await bot().discord.run({ user: person, command, options });
  await dispatcher.settled();
}

function delivering() {
  const { client } = bot();
  const never = new AbortController().signal;
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log });
  return { db: db(), log, now: () => clock, courier, stopping: never, signal: never };
}

/** A declaration comes, and what is due is posted. */
async function arrive(number: number): Promise<void> {
  const { id } = await keep(db(), archived(number), clock);
  await enqueue(db(), id, false, clock);
  await deliverDue(delivering());
}

async function pass(days: number): Promise<void> {
  clock = new Date(clock.getTime() + days * day);
  await forgetWhatIsOver(db(), clock);
}

/** Every row of every table of every schema that is ours, as text. */
async function everythingStored(): Promise<Map<string, string>> {
  const tables = rows<{ name: string }>(
    await db().execute(sql`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`),
  );
  const held = new Map<string, string>();
  for (const { name } of tables) {
    const found = await db().execute(sql.raw(`select t::text as row from ${name} t`));
    held.set(name, JSON.stringify(found.rows));
  }
  return held;
}

async function tablesWith(...secrets: readonly string[]): Promise<string[]> {
  return [...(await everythingStored())]
    .filter(([, text]) => secrets.some((secret) => text.toLowerCase().includes(secret.toLowerCase())))
    .map(([name]) => name)
    .toSorted();
}

const linesWith = (...secrets: readonly string[]) =>
  written.filter((line) => secrets.some((secret) => line.toLowerCase().includes(secret.toLowerCase())));

/** A statement that fails and quotes what it was given in everything that PostgreSQL says of it. */
async function brokenStore<T>(during: () => Promise<T>): Promise<T> {
  await db().execute(sql`
    create function refuse() returns trigger language plpgsql as ${sql.raw(
      "'begin raise exception ''no: %'', new using detail = new::text, hint = new::text; end'",
    )}`);
  await db().execute(
    sql`create trigger refuse before insert on filters for each row execute function refuse()`,
  );
  try {
    return await during();
  } finally {
    await db().execute(sql`drop trigger refuse on filters`);
    await db().execute(sql`drop function refuse()`);
  }
}

/** None of these stands in any declaration. */
const [words, other, topic] = ['xylophonists', 'quagmirelike', 'zeppelinesque'] as const;

async function aMonthOf(): Promise<void> {
  await directly('subscribe', { words: `kazakhstan OR ${words}` });
  await directly('subscribe', { words: `"${other}" OR elections`, country: 'KZ' });
  await bot().discord.autocomplete({
    user: person,
    command: 'subscribe',
    focused: 'signatory',
    options: { signatory: words },
  });
  await directly('search', { words: `kazakhstan OR ${words}` });
  await directly('export search', { words: `kazakhstan OR ${other}` });
  await bot().discord.run({
    guild,
    channel,
    user: visitor,
    command: 'search',
    options: { words: `kazakhstan ${other}` },
  });
  await inServer('search', { words: `kazakhstan OR ${topic}` });
  await dispatcher.settled();
  await inServer('topic create', { name: topic, words: `kazakhstan OR ${topic}` });
  await inServer('subscribe', { topic });
  await inServer('subscribe', { words: `kazakhstan OR ${topic}` });
  await arrive(679);
  await pass(3);
  await brokenStore(async () => {
    await directly('subscribe', { words: `${other} ${words}` });
    await inServer('subscribe', { words: `${topic} ${words}` });
  });
  await arrive(682);
  await pass(10);
  await directly('subscriptions list');
  await inServer('subscriptions list');
  await arrive(705);
  await pass(17);
  await directly('privacy show');
}

test('a person who deletes themselves is in no table and in no line of the log', async () => {
  await aMonthOf();
  const conversation = bot().discord.directMessages(person);
  expect(conversation.messages.length).toBeGreaterThan(0);
  expect(await tablesWith(person.id)).toEqual(['public.channels']);
  expect(await tablesWith(words, other)).toEqual(['public.filters', 'public.searches']);
  await directly('privacy delete');
  expect(await tablesWith(person.id, conversation.id, words, other)).toEqual([]);
  expect(written.length).toBeGreaterThan(10);
  expect(linesWith('a command failed')).toHaveLength(2);
  expect(linesWith(person.id, conversation.id, words, other)).toEqual([]);
});

test('a server that removed the bot is in no table after its time of grace, and in no line of the log', async () => {
  await aMonthOf();
  expect(channel.messages.length).toBeGreaterThan(0);
  expect(await tablesWith(topic)).toEqual(['public.filters', 'public.searches', 'public.server_topics']);
  guild.remove();
  await serverGone(db(), guild.id, { reason: { code: 'gone' }, now: clock, probeAt: () => clock });
  await pass(8);
  const context = delivering();
  await recoverChannels({ ...context, courier: { ...context.courier, isMember: () => false } });
  expect(await tablesWith(guild.id, channel.id, admin.id, topic)).toEqual([]);
  expect(linesWith('is forgotten')).toHaveLength(1);
  // What its member searched for elsewhere is theirs.
  expect(await tablesWith(words)).toEqual(['public.filters', 'public.searches']);
  expect(linesWith(guild.id, channel.id, admin.id, topic)).toEqual([]);
});

test('a server that asks for it is in no table at once, with what was searched for there', async () => {
  await aMonthOf();
  await inServer('settings forget', { confirm: 'delete' });
  expect(await tablesWith(guild.id, channel.id, admin.id, topic)).toEqual([]);
  expect(linesWith(guild.id, channel.id, admin.id, topic)).toEqual([]);
});
