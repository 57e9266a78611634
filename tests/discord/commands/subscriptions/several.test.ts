import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { findSignatories } from '../../../../src/store/people/find-signatories.ts';
import { subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { enqueue } from '../../../support/delivery/enqueue.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { useTalk } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
let guild: GuildHandle;
let admin: MemberHandle;
let here: ChannelHandle;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  here = guild.addChannel({ name: 'here' });
  await hearsOf(bot().client, here.id);
});

type Options = Record<string, string | number | boolean>;

const say = (command: string, options: Options = {}, locale: 'en-GB' | 'fr' = 'en-GB') =>
  talk.say(
    { guild, channel: here, user: guild.addMember({ name: locale, permissions: ['ManageGuild'], locale }) },
    command,
    options,
  );

const offered = (focused: string, typed: string) =>
  talk.offered({ guild, channel: here, user: admin }, 'subscribe', focused, typed);

const filters = async () => (await subscriptionsOf(db(), { guildId: guild.id })).map(({ filter }) => filter);

describe('several values', () => {
  test('are understood by name, whatever separates them, and said back', async () => {
    const said = await say('subscribe', { country: 'Georgia or Armenia', 'not-topic': 'sport; health' });
    expect(said).toContain(
      'about Armenia or Georgia and not on the topic Culture, education and sport or Health',
    );
    expect(await filters()).toEqual([
      { concerns: ['AM', 'GE'], notTopic: ['culture-education-sport', 'health'] },
    ]);
  });

  test('are said back in French', async () => {
    const said = await say(
      'subscribe',
      { country: 'Géorgie, Arménie', 'not-country': 'Russie', delegation: 'Italie ou Ukraine' },
      'fr',
    );
    expect(said).toContain(
      'signées par un membre de la délégation de l’Italie ou de l’Ukraine, concernant l’Arménie ou la Géorgie et ne concernant pas la Fédération de Russie',
    );
  });

  test('are the same subscription in any order', async () => {
    await say('subscribe', { country: 'Georgia, Armenia' });
    expect(await say('subscribe', { country: 'AM, GE, Georgia' })).toContain('Nothing was added');
    expect(await filters()).toHaveLength(1);
  });

  test('may be names that hold a separator', async () => {
    const label = 'Socialists, Democrats and Greens Group';
    await say('subscribe', { group: `${label}, EPP/CD` });
    expect(await filters()).toEqual([{ group: ['EPP/CD', 'SOC'] }]);
  });

  test('that are not understood are named, and nothing is saved', async () => {
    const said = await say('subscribe', { country: 'Georgia, Atlantis, Armenia' });
    expect(said).toContain('I found no country called **Atlantis**');
    expect(await filters()).toEqual([]);
  });

  test('cannot be asked for and left out at once', async () => {
    const said = await say('subscribe', { country: 'Georgia, Armenia', 'not-country': 'Georgia' });
    expect(said).toContain('about Georgia');
    expect(said).toContain('both ask for and exclude');
    expect(await filters()).toEqual([]);
  });

  test('of people are chosen from the list, one after the other', async () => {
    const whole = archived(682);
    const other = whole.signatories[4]?.name ?? '';
    await keep(db(), whole);
    const first = await offered('signatory', 'Rampi');
    expect(first.map(({ name }) => name)).toEqual(['Roberto RAMPI · Italy']);
    const both = await offered('signatory', `${first[0]?.name}, ${other}`);
    expect(both.map(({ name }) => name)).toEqual([
      expect.stringContaining(`Roberto RAMPI · Italy, ${other}`),
    ]);
    await say('subscribe', { signatory: both[0]?.value ?? '' });
    const people = await Promise.all(['Roberto Rampi', other].map((name) => findSignatories(db(), name, 1)));
    const ids = people.flat().map(({ id }) => id);
    expect(await filters()).toEqual([{ signatory: ids.toSorted((a, b) => a - b) }]);
  });
});

describe('completion', () => {
  test('is of the last name typed, and leaves out what is there', async () => {
    const names = (await offered('country', 'Georgia, Armen')).map(({ name, value }) => [name, value]);
    expect(names).toEqual([['Georgia, Armenia', 'GE, AM']]);
    const rest = (await offered('delegation', 'IT, ')).map(({ value }) => value);
    expect(rest.every((value) => String(value).startsWith('IT, '))).toBe(true);
    expect(rest).not.toContain('IT, IT');
  });

  test('never offers more than Discord takes', async () => {
    const many = 'Bosnia and Herzegovina, North Macedonia, United Kingdom, Slovak Republic, Georgia, Switz';
    const [one] = await offered('country', many);
    expect(one?.name.length).toBeLessThanOrEqual(100);
    expect(one?.value).toBe('BA, MK, GB, SK, GE, CH');
  });
});

test('an alert, the list, an edit and the reasons know what is left out', async () => {
  await say('topic create', { name: 'Steppe', words: 'kazakhstan' });
  await say('topic create', { name: 'Seas', words: 'fisheries' });
  await say('subscribe', {
    topic: 'Steppe, Seas, health',
    'not-topic': 'sport',
    'not-delegation': 'Iceland',
  });
  const { id } = await keep(db(), archived(682));
  await enqueue(db(), id, false, new Date());
  expect(await talk.deliver()).toMatchObject({ sent: 1 });
  const [posted] = here.messages;
  expect(JSON.stringify(posted)).toContain('On your own topic Steppe.');
  const list = await say('subscriptions list');
  expect(list).toContain('on the topic');
  expect(list).toContain('or on your own topic Steppe or Seas');
  expect(list).toContain('not signed by a member of the delegation of Iceland');
  expect(await say('why', { declaration: '682' })).toContain('✅ not on the topic');
  const subscription = String((await subscriptionsOf(db(), { guildId: guild.id }))[0]?.id);
  await say('subscriptions edit', { subscription, 'not-delegation': 'Italy', reset: 'not-topic' });
  expect(await say('why', { declaration: '682' })).toContain(
    '❌ it was signed by a member of the delegation of Italy, which the subscription excludes',
  );
});
