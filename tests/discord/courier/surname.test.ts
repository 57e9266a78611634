import { beforeEach, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { askFollowers } from '../../../src/delivery/ask-followers.ts';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { deleteKeyValue } from '../../../src/store/db/key-value.ts';
import { surnameQuestions } from '../../../src/store/db/schema.ts';
import { joinPeople } from '../../../src/store/ingest/merge-and-split.ts';
import { subscribe, subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { unsubscribe } from '../../../src/store/subscriptions/subscription-changes.ts';
import { idOf, listOf } from '../../store/support/lists.ts';
import { useDatabase } from '../../support/database.ts';
import { keep } from '../../support/declarations/declarations.ts';
import { quiet } from '../../support/log.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { said } from '../support/said.ts';
import { useTalk } from '../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
const now = new Date('2026-03-01T12:00:00Z');
let guild: GuildHandle;
let here: ChannelHandle;
let admin: MemberHandle;
let reader: MemberHandle;
let before: number;
let after: number;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  here = guild.addChannel({ name: 'here' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'], locale: 'en-GB' });
  reader = guild.addMember({ name: 'reader', locale: 'fr' });
  await hearsOf(bot().client, here.id);
  await keep(db(), listOf(700, '2022-01-27', 'Ms Mariia MEZENTSEVA, Ukraine, EPP/CD'));
  await keep(db(), listOf(701, '2026-01-27', 'Ms Mariia MEZENTSEVA-FEDORENKO, Ukraine, EPP/CD'));
  before = await idOf(db(), 'Mariia Mezentseva');
  after = await idOf(db(), 'Mariia Mezentseva-Fedorenko');
});

const follow = (channelId: string, language: 'en' | 'fr', more = {}) =>
  subscribe(db(), {
    guildId: guild.id,
    channelId,
    language,
    usualLanguage: 'en',
    filter: { signatory: before, ...more },
  });

const ask = (post?: ReturnType<typeof createCourier>['post']) => {
  const { client } = bot();
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const signal = new AbortController().signal;
  return askFollowers({
    db: db(),
    log: quiet,
    now: () => now,
    courier: post ? { post } : courier,
    signal,
  });
};

const asked = (channel: ChannelHandle) => channel.messages.filter(({ interaction }) => interaction === null);
const filters = async () => (await subscriptionsOf(db(), { guildId: guild.id })).map(({ filter }) => filter);

async function press(label: string, user: MemberHandle): Promise<string> {
  const { discord } = bot();
  const on = asked(here)[0];
  const [row] = (on?.components ?? []) as { components: { custom_id: string; label: string }[] }[];
  const button = row?.components.find((one) => one.label === label);
  if (!on || !button) throw new Error(`There is no button ${label}.`);
  const reply = await discord.click({ on, customId: button.custom_id, user });
  if (!reply.ephemeral) throw new Error('Everybody sees the answer.');
  return said(reply);
}

test('who follows somebody under an earlier surname is asked once, and with a yes follows both', async () => {
  await follow(here.id, 'en');
  await follow(here.id, 'en', { minimum: 2 });
  const other = guild.addChannel({ name: 'autre' });
  await hearsOf(bot().client, other.id);
  await follow(other.id, 'fr');
  expect(await ask()).toBe(2);
  expect(await ask()).toBe(0);
  await deleteKeyValue(db(), 'surnames.looked');
  expect(await ask()).toBe(0);
  const [message, ...others] = asked(here);
  expect(others).toEqual([]);
  expect(message?.embeds[0]?.description).toContain(
    'You follow **Mariia MEZENTSEVA** (Ukraine), who no longer signs under that name. **Mariia MEZENTSEVA-FEDORENKO** of the same delegation has signed since.',
  );
  expect(asked(other)[0]?.embeds[0]?.description).toContain('Est-ce la même personne, sous un nouveau nom');
  expect(await press('Yes, follow both names', reader)).toContain('Gérer le serveur');
  expect(await press('Yes, follow both names', admin)).toContain('2 subscriptions also follow');
  expect(await press('No, two people', admin)).toContain('No answer is needed any more');
  expect(await filters()).toEqual([
    { signatory: [before, after] },
    { signatory: [before, after], minimum: 2 },
    { signatory: [before] },
  ]);
  expect(bot().discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
});

test('with a no nothing changes, and nobody is asked again', async () => {
  await follow(here.id, 'en');
  await ask();
  expect(await press('No, two people', admin)).toContain('is somebody else. I will not ask again');
  await deleteKeyValue(db(), 'surnames.looked');
  expect(await ask()).toBe(0);
  expect(await filters()).toEqual([{ signatory: [before] }]);
});

test('a question that is settled meanwhile says so, and none is kept of what is followed no more', async () => {
  const made = await follow(here.id, 'en');
  await ask();
  await joinPeople(db(), before, after);
  expect(await press('Yes, follow both names', admin)).toContain('No answer is needed any more');
  expect(await db().$count(surnameQuestions)).toBe(0);
  await keep(db(), listOf(702, '2026-01-28', 'Ms Mariia MEZENTSEVA KOVAL, Ukraine, EPP/CD'));
  expect(made.kind).toBe('created');
});

test('what Discord did not take is asked later, and what it may have taken is not', async () => {
  await follow(here.id, 'en');
  const lost = { kind: 'retry', reason: { code: 'unreachable' }, afterMs: null } as const;
  expect(await ask(async () => ({ ...lost, unsure: false }))).toBe(0);
  expect(await ask(async () => ({ ...lost, unsure: true }))).toBe(0);
  expect(await ask()).toBe(0);
  expect(asked(here)).toEqual([]);
  const [held] = await subscriptionsOf(db(), { guildId: guild.id });
  await unsubscribe(db(), { guildId: guild.id }, held?.id ?? 0);
  await deleteKeyValue(db(), 'surnames.looked');
  await ask();
  expect(await db().$count(surnameQuestions)).toBe(0);
});

test('a person is asked directly and answers for what they follow themselves', async () => {
  const person = guild.addMember({ name: 'person', locale: 'en-GB' });
  await talk.say({ user: person }, 'subscribe', { signatory: String(before) });
  expect(await ask()).toBe(1);
  const conversation = bot().discord.directMessages(person);
  const on = conversation.messages.find(({ interaction }) => interaction === null);
  const [row] = (on?.components ?? []) as { components: { custom_id: string }[] }[];
  if (!on || !row?.components[0]) throw new Error('Nobody was asked.');
  const reply = await bot().discord.click({ on, customId: row.components[0].custom_id, user: person });
  expect(said(reply)).toContain('the subscription also follows **Mariia MEZENTSEVA-FEDORENKO**');
  expect((await subscriptionsOf(db(), { userId: person.id })).map(({ filter }) => filter)).toEqual([
    { signatory: [before, after] },
  ]);
});
