import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { createPeopleList } from '../../../../src/store/subscriptions/own/people-lists.ts';
import { keepLists, listOf } from '../../../store/support/lists.ts';
import { useDatabase } from '../../../support/database.ts';
import { keep } from '../../../support/declarations/declarations.ts';
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
  await keepLists(db(), ['Mr Tiny KOX, Netherlands', 'Mr Axel FISCHER, Germany', 'Ms Ana LUPU, Romania']);
});

type Options = Record<string, string | number | boolean>;

const say = async (command: string, options: Options = {}, locale: 'en-GB' | 'fr' = 'en-GB') =>
  (
    await talk.say(
      { guild, channel: here, user: guild.addMember({ name: locale, permissions: ['ManageGuild'], locale }) },
      command,
      options,
    )
  ).replaceAll('\u00a0', ' ');

const offered = async (command: string, focused: string, typed: string, options: Options = {}) =>
  (
    await bot().discord.autocomplete({
      guild,
      channel: here,
      user: admin,
      command,
      focused,
      options: { ...options, [focused]: typed },
    })
  ).map(({ name, value }) => [name, value]);

const filters = async () => (await subscriptionsOf(db(), { guildId: guild.id })).map(({ filter }) => filter);

describe('/list', () => {
  test('keeps people, shows, edits and renames them, and removes the list', async () => {
    const created = await say('list create', { name: 'Friends of Malta', people: 'Kox, Axel Fischer' });
    expect(created).toContain('**Friends of Malta** is now a list of this server.');
    expect(created).toContain('Friends of Malta · 2 members');
    expect(created).toContain('• Axel FISCHER, 🇩🇪 Germany\n• Tiny KOX, 🇳🇱 Netherlands');
    expect(await say('list create', { name: 'friends of málta', people: 'Kox' })).toContain('already');
    const edited = await say('list edit', { list: 'Friends', add: 'Lupu', drop: 'kox', name: 'Malta' });
    expect(edited).toContain('**Friends of Malta** is now called **Malta**.');
    expect(edited).toContain('• Axel FISCHER, 🇩🇪 Germany\n• Ana LUPU, 🇷🇴 Romania');
    expect(await say('list edit', { list: 'Malta', drop: 'Kox' })).toContain('**Kox** is not on the list');
    expect(await say('list edit', { list: 'Malta' })).toContain('Say what to change');
    expect(await say('list edit', { list: 'Malta', add: 'Xyzzy' })).toContain('Nothing was saved');
    expect(await say('list overview')).toContain('• **Malta** · 2 members, 0 subscriptions');
    await say('subscribe', { signatory: 'Malta' });
    expect(await say('list remove', { list: 'Malta' })).toContain('1 subscription follows **Malta**');
    expect(await say('list show', { list: 'Malta' })).toContain('1 subscription follows it.');
    expect(await say('list show', { list: 'Gozo' })).toContain('no list called **Gozo**');
    const [held] = await subscriptionsOf(db(), { guildId: guild.id });
    await say('subscriptions remove', { subscription: String(held?.id) });
    expect(await say('list remove', { list: 'Malta' })).toContain('no longer a list');
    expect(await say('list overview')).toContain('no lists of people yet');
  });

  test('completes its lists, people, and who is on one', async () => {
    await say('list create', { name: 'Malta', people: 'Kox; Lupu' });
    await createPeopleList(db(), {
      guildId: '99',
      name: 'Maltese',
      people: { signatories: [], newcomers: [] },
    });
    const [[label, value] = []] = await offered('list show', 'list', 'mal');
    expect(label).toBe('Malta (list of this server)');
    expect(await offered('list edit', 'list', '')).toHaveLength(1);
    expect((await offered('list edit', 'add', 'Kox, Fisch', { list: String(value) }))[0]?.[0]).toBe(
      'Tiny KOX · Netherlands, Axel FISCHER · Germany',
    );
    expect((await offered('list edit', 'drop', '', { list: String(value) })).map(([name]) => name)).toEqual([
      'Tiny KOX · Netherlands',
      'Ana LUPU · Romania',
    ]);
    expect(await offered('list create', 'people', 'Malta')).toEqual([]);
  });

  test('is said in French', async () => {
    const said = await say('list create', { name: 'Amis', people: 'Kox, Jan Novák (Slovaquie)' }, 'fr');
    expect(said).toContain('**Amis** est désormais une liste de ce serveur.');
    expect(said).toContain('• Jan Novák, 🇸🇰 République slovaque, n’a encore rien signé');
    expect(await say('subscribe', { signatory: 'Amis', 'not-signatory': 'Lupu' }, 'fr')).toContain(
      'signées par quelqu’un de votre liste Amis et non signées par Ana LUPU',
    );
  });

  test('of another server is as unknown as none', async () => {
    await createPeopleList(db(), {
      guildId: '99',
      name: 'Theirs',
      people: { signatories: [], newcomers: [] },
    });
    expect(await say('list show', { list: 'Theirs' })).toContain('no list called');
    expect(await say('list show', { list: 'list:1' })).toContain('no list called');
    expect(await say('subscribe', { signatory: 'Theirs' })).toContain('Nothing was saved');
  });
});

describe('a list in a subscription', () => {
  test('is chosen where a person is, beside people, and left out', async () => {
    await say('list create', { name: 'Malta', people: 'Kox, Fischer' });
    const [[label, value] = []] = await offered('subscribe', 'signatory', 'malt');
    expect(label).toBe('Malta (list of this server)');
    const said = await say('subscribe', { signatory: `${value}, Lupu`, 'not-signatory': 'Fischer' });
    expect(said).toContain(
      'signed by Ana LUPU or signed by anybody on your list Malta and not signed by Axel FISCHER',
    );
    await say('subscribe', { 'not-signatory': String(label), country: 'Malta' });
    const { id } = await keep(db(), listOf(700, '2020-01-01', 'Mr Tiny KOX, Netherlands'));
    await enqueue(db(), id, false, new Date());
    expect(await talk.deliver()).toMatchObject({ sent: 1 });
    expect(JSON.stringify(here.messages[0])).toContain('Signed by 1 member on your list Malta (Tiny KOX)');
    expect(await say('subscriptions list')).toContain('not signed by anybody on your list Malta');
    expect(await say('why', { declaration: '700' })).toContain('signed by 1 member on your list Malta');
  });
});

describe('somebody who has signed nothing yet', () => {
  test('is offered as soon as a country is begun, and how before that', async () => {
    expect(await offered('subscribe', 'signatory', 'Jan Novák')).toEqual([
      ['Jan Novák has not signed yet? Add the country: Jan Novák, Italy', 'Jan Novák'],
    ]);
    const label = 'Jan Novák (Slovak Republic, nothing signed yet)';
    expect(await offered('subscribe', 'signatory', 'Jan Novák, Slovak')).toEqual([
      [label, 'new:SK:Jan Novák'],
    ]);
    expect((await offered('subscribe', 'signatory', 'Kox, Jan Novák, Slovak'))[0]?.[1]).toMatch(
      /^\d+, new:SK:Jan Novák$/u,
    );
    expect(await say('subscribe', { signatory: 'Jan Novák' })).toContain('add the country');
  });

  test.each(['Jan Novák, Slovakia', 'Jan Novák (SK)', 'Jan Novák · Slovak Republic', 'new:SK:Jan Novák'])(
    'is followed as “%s”, and the first alert says why it came',
    async (typed) => {
      const said = await say('subscribe', { signatory: `${typed}, Tiny Kox` });
      expect(said).toContain('signed by Jan Novák (Slovak Republic, nothing signed yet)');
      expect(await filters()).toMatchObject([{ newcomer: ['SK:Jan Novák'] }]);
      const { id } = await keep(db(), listOf(700, '2020-01-01', 'Mr Jan NOVÁK, Slovak Republic'));
      await enqueue(db(), id, false, new Date());
      expect(await talk.deliver()).toMatchObject({ sent: 1 });
      expect(JSON.stringify(here.messages[0])).toContain(
        'Signed by Jan NOVÁK, whom you followed as “Jan Novák” before the first signature',
      );
      expect(await say('subscriptions list')).toContain('signed by Jan NOVÁK');
    },
  );

  test('is the member who signed under that name, and asked back where one is nearly called so', async () => {
    await say('subscribe', { signatory: 'Axel Fischer (Germany)' });
    expect(await filters()).toMatchObject([{ signatory: [expect.any(Number)] }]);
    const said = await say('subscribe', { signatory: 'Axel Fisher (Germany)' });
    expect(said).toContain('Did you mean **Axel FISCHER · Germany**?');
    expect(await say('subscribe', { signatory: 'Fischer Axel, Germany' })).toContain('Did you mean');
    await say('subscribe', { signatory: 'new:DE:Axel Fisher' });
    expect(await filters()).toMatchObject([{}, { newcomer: ['DE:Axel Fisher'] }]);
    expect(await say('subscribe', { 'not-signatory': 'Jan Novák, Slovakia' })).toContain(
      '**Jan Novák** has signed nothing yet, so there is nothing to leave out',
    );
  });
});
