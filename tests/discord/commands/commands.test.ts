import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { readNumber } from '../../../src/discord/resolve/numbers.ts';
import { dispatchInteractions, type Dispatcher } from '../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../src/discord/registration/register-commands.ts';
import { deliverDue } from '../../../src/delivery/deliver.ts';
import { recordPoll } from '../../../src/store/crawl/feeds.ts';
import { channelSettings } from '../../../src/store/subscriptions/channel-settings.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';
import { enqueue } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { useBot } from '../support/harness.ts';
import { said } from '../support/said.ts';

const db = useDatabase();
const bot = useBot();
let dispatcher: Dispatcher;
let guild: GuildHandle;
let admin: MemberHandle;
let reader: MemberHandle;
let etudiante: MemberHandle;
let here: ChannelHandle;

beforeAll(async () => {
  const { client } = bot();
  await registerCommands({ rest: client.rest, db: db() });
  dispatcher = dispatchInteractions(client, { db: db(), log: quiet, deferAfterMs: 2000 });
});

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  reader = guild.addMember({ name: 'reader' });
  etudiante = guild.addMember({ name: 'étudiante', locale: 'fr', permissions: ['ManageGuild'] });
  here = guild.addChannel({ name: 'here' });
});

afterAll(() => dispatcher.stop());

async function say(
  command: string,
  options: Record<string, string | number | boolean> = {},
  user = reader,
): Promise<string> {
  const reply = await bot().discord.run({ guild, channel: here, command, options, user });
  if (!reply.ephemeral) throw new Error(`Everybody sees the answer to /${command}.`);
  refuseRefusals();
  return said(reply);
}

/** What Discord did not take fails the test that sent it. */
function refuseRefusals(): void {
  const refusals = bot().discord.refusals.filter(({ status }) => status === 400);
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
}

async function offered(command: string, focused: string, typed: string, user = reader) {
  return bot().discord.autocomplete({
    guild,
    channel: here,
    command,
    focused,
    options: { [focused]: typed },
    user,
  });
}

describe('/declaration', () => {
  test('shows the latest, or the one asked for in any of the ways people write it', async () => {
    expect(await say('declaration latest')).toContain('I have not read any written declaration yet');
    await keep(db(), archived(572));
    await keep(db(), archived(682));
    expect(await say('declaration latest')).toContain('**Written declaration No. 682 · Doc. 14933**');
    for (const typed of ['572', 'No. 572', 'n° 572', 'Doc. 13479', '13479', 'peaceful solution']) {
      expect(await say('declaration show', { number: typed })).toContain('No. 572 · Doc. 13479');
    }
    expect(await say('declaration show', { number: '9999' })).toContain('no written declaration No. 9999');
    expect(await say('declaration show', { number: 'doc. 1' })).toContain('the number Doc. 1');
    expect(await say('declaration show', { number: '**xyzzy**' })).toContain('**\\*\\*xyzzy\\*\\***');
  });

  test('speaks French to those who do, and says when the text is not', async () => {
    await keep(db(), archived(682));
    await keep(db(), archived(572));
    await keep(db(), archived(572, 'fr'));
    const french = await say('declaration show', { number: '572' }, etudiante);
    expect(french).toContain('Dialogue pour trouver une solution durable et pacifique');
    expect(french).toContain('15 juillet 2014');
    expect(await say('declaration show', { number: '682' }, etudiante)).toContain(
      'Je n’ai trouvé que le texte anglais',
    );
  });

  test('offers numbers and titles while they are typed', async () => {
    await keep(db(), archived(572));
    await keep(db(), archived(682));
    const all = await offered('declaration show', 'number', '');
    expect(all.map(({ value }) => value)).toEqual(['682', '572']);
    expect(all[0]?.name).toMatch(/^No\. 682 · 27 Jun 2019 · Co-operation with Kazakhstan .*…$/u);
    expect((await offered('declaration show', 'number', '57')).map(({ value }) => value)).toEqual(['572']);
    expect((await offered('declaration show', 'number', 'kazakh')).map(({ value }) => value)).toEqual([
      '682',
    ]);
  });

  test('reads numbers as people write them', () => {
    expect(readNumber('Doc 14933')).toEqual({ of: 'document', value: 14_933 });
    expect(readNumber('#682')).toEqual({ of: 'declaration', value: 682 });
    expect(readNumber('682')).toEqual({ of: 'either', value: 682 });
    expect(readNumber('article 10')).toBeNull();
  });
});

describe('/signatory', () => {
  test('takes a choice, a name however it is written, and asks when several are meant', async () => {
    await keep(db(), archived(682));
    const [choice] = await offered('signatory', 'name', 'benko');
    expect(choice?.name).toBe('Erika BENKŐ · Romania');
    for (const name of [String(choice?.value), 'Erika Benko', 'BENKŐ', 'benkö']) {
      expect(await say('signatory', { name })).toContain('Erika BENKŐ, 🇷🇴\u00a0Romania');
    }
    const rampi = await say('signatory', { name: 'Rampi' });
    expect(rampi).toContain('**Signed 1 written declaration**, tabled 1 of them as first signatory');
    expect(rampi).toContain('Signs most often with, beyond chance');
    const several = await say('signatory', { name: 'martin' });
    expect(several).toContain('Which one do you mean?');
    expect(several).toContain('• Martin POLIAČIK, Slovak Republic');
    expect(several).toContain('• Martin VICKERS, United Kingdom');
    expect(await say('signatory', { name: 'Qqqqq' })).toContain('no signatory called **Qqqqq**');
    expect(await say('signatory', { name: '999999' })).toContain('no signatory called');
  });
});

describe('/search', () => {
  test('shows what it found with the words in bold, or says why there is nothing', async () => {
    await keep(db(), archived(682));
    const found = await say('search', { words: 'kazakhstan' });
    expect(found).toContain('### Search: kazakhstan\n');
    expect(found).toContain('**1 written declaration**');
    expect(found).toMatch(/> .*\*\*Kazakhstan\*\*/u);
    expect(await say('search', { words: 'zebra' })).toContain('matches this search (words: zebra');
    expect(await say('search', { words: 'on …' })).toContain('Nearly every text contains those words');
    expect(await say('search')).toContain('Say what to search for');
  });
});

describe('/subscribe', () => {
  test('without options follows everything here, and says what that means', async () => {
    await keep(db(), archived(682));
    const said = await say('subscribe', {}, admin);
    expect(said).toContain(`<#${here.id}> will now get alerts for **every written declaration**.`);
    expect(said).toContain(
      'None of the declarations of the last 12 months would have matched, but 1 of all on record.',
    );
    expect(said).toContain('No. 682');
    expect(said).toContain(`Alerts in <#${here.id}> are in English.`);
    expect(await say('subscribe', {}, admin)).toContain('already gets');
    expect(await subscriptionsOf(db(), { guildId: guild.id })).toMatchObject([
      { channelId: here.id, filter: {} },
    ]);
  });

  test('takes every condition, picked or typed, and leads to an alert that says why it came', async () => {
    const { discord, client } = bot();
    const other = guild.addChannel({ name: 'rome' });
    const { id } = await keep(db(), archived(682));
    const [rampi] = await offered('subscribe', 'signatory', 'rampi', admin);
    const said = await say(
      'subscribe',
      {
        channel: other.id,
        signatory: String(rampi?.value),
        delegation: 'italie',
        group: 'socialists',
        words: '"written declaration"',
        language: 'fr',
      },
      admin,
    );
    expect(said).toContain(
      '**written declarations signed by Roberto RAMPI, signed by a member of the delegation of Italy, ' +
        'signed by a member of SOC (Socialists, Democrats and Greens Group) and containing “written declaration”**',
    );
    expect(said).toContain('are in French');
    await enqueue(db(), id);
    const never = new AbortController().signal;
    const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
    await deliverDue({ db: db(), log: quiet, now: () => noon, courier, stopping: never, signal: never });
    const message = await discord.waitForMessage(other);
    expect(message.content).toMatch(/^Nouvelle déclaration écrite\u00a0: /u);
    expect(message.embeds[0]?.description).toContain(
      '-# **Pourquoi cette alerte\u00a0:** Signée par Roberto RAMPI, signée par 2 membres de la délégation',
    );
  });

  test('says what it does not know and saves nothing', async () => {
    await keep(db(), archived(682));
    const said = [
      [{ delegation: 'Narnia' }, 'no delegation called **Narnia**'],
      [{ group: 'Whigs' }, 'no political group called **Whigs**'],
      [{ country: 'Atlantis' }, 'no country called **Atlantis**'],
      [{ signatory: 'Qqqqq' }, 'no signatory called **Qqqqq**'],
      [{ words: 'on …' }, 'Nearly every text contains those words'],
      [{ words: '"rigged election' }, 'quotation mark at character 1 is not closed'],
      [{ country: 'Catalonia' }, 'words:'],
    ] as const;
    for (const [options, words] of said) expect(await say('subscribe', options, admin)).toContain(words);
    expect(await subscriptionsOf(db(), { guildId: guild.id })).toEqual([]);
  });

  test('names each permission that is missing where the alerts would go', async () => {
    const closed = guild.addChannel({ name: 'closed', deny: ['SendMessages', 'EmbedLinks'] });
    const said = await say('subscribe', { channel: closed.id }, admin);
    expect(said).toContain(`in <#${closed.id}>: I need **Send Messages** and **Embed Links** there.`);
    expect(said).toContain('allow Send Messages and Embed Links');
    const enFrancais = await say('subscribe', { channel: closed.id }, etudiante);
    expect(enFrancais).toContain('**Envoyer des messages** et **Intégrer des liens**');
    const hidden = guild.addChannel({ name: 'hidden', deny: ['ViewChannel'] });
    expect(await say('subscribe', { channel: hidden.id }, admin)).toContain('**View Channel**');
    here.setPermissions({ deny: ['EmbedLinks'] });
    expect(await say('subscribe', {}, admin)).toContain('I need **Embed Links** there');
    expect(await subscriptionsOf(db(), { guildId: guild.id })).toEqual([]);
  });

  test('says what alerts come without, in either language', async () => {
    const bare = guild.addChannel({ name: 'bare', deny: ['AttachFiles', 'ReadMessageHistory'] });
    const said = await say('subscribe', { channel: bare.id }, admin);
    expect(said).toMatch(/will now get alerts[^]*have no picture[^]*Attach Files[^]*Read Message History/u);
    const dit = await say('subscribe', { channel: bare.id, country: 'KZ' }, etudiante);
    expect(dit).toMatch(/sans l’image[^]*Joindre des fichiers[^]*Voir les anciens messages/u);
    expect(await say('subscribe', {}, admin)).not.toContain('Attach Files');
  });

  test('asks threads for the permission that threads need, and takes no locked one', async () => {
    const parent = guild.addChannel({ name: 'parent', deny: ['SendMessagesInThreads'] });
    const thread = parent.addThread({ name: 'talk' });
    expect(await say('subscribe', { channel: thread.id }, admin)).toContain('**Send Messages in Threads**');
    const locked = here.addThread({ name: 'old', locked: true });
    expect(await say('subscribe', { channel: locked.id }, admin)).toContain('is locked');
    const open = here.addThread({ name: 'new' });
    expect(await say('subscribe', { channel: open.id }, admin)).toContain('will now get alerts');
  });

  test('takes a forum, and says so when it wants a tag', async () => {
    const forum = guild.addChannel({ name: 'forum', type: 'forum' });
    expect(await say('subscribe', { channel: forum.id }, admin)).toContain('will now get alerts');
    const tagged = guild.addChannel({ name: 'tagged', type: 'forum', tags: ['News'], requiresTag: true });
    expect(await say('subscribe', { channel: tagged.id }, admin)).toContain('/settings forum');
    expect(await channelSettings(db(), { guildId: guild.id }, tagged.id)).toMatchObject({ kind: 'forum' });
  });

  test('only says what would come when asked for a preview', async () => {
    await keep(db(), archived(682));
    expect(await say('subscribe', { country: 'Kazakhstan', preview: true }, admin)).toMatch(
      /would get alerts[^]*of all on record[^]*Nothing was saved/u,
    );
    expect(await subscriptionsOf(db(), { guildId: guild.id })).toEqual([]);
  });

  test('says that a language given changes the whole channel', async () => {
    await say('subscribe', { country: 'Kazakhstan' }, admin);
    expect(await say('subscribe', { country: 'Ukraine', language: 'fr' }, admin)).toContain('**all** alerts');
    expect(await say('subscribe', { country: 'Italy', language: 'fr' }, admin)).not.toContain('**all**');
  });

  test('follows a topic, and asks back for one it does not know', async () => {
    expect(await say('subscribe', { topic: 'elections' }, admin)).toContain(
      'on the topic Elections and democracy',
    );
    expect(await say('subscribe', { topic: 'human rights' }, admin)).toMatch(
      /Did you mean[^]*Nothing was saved/u,
    );
    expect(await offered('subscribe', 'topic', 'migr', admin)).toMatchObject([{ value: 'migration' }]);
  });

  test('refuses words that only leave out, unless something else narrows them', async () => {
    expect(await say('subscribe', { words: '-football' }, admin)).toContain('only say what');
    expect(await subscriptionsOf(db(), { guildId: guild.id })).toEqual([]);
    expect(await say('subscribe', { words: '-football', country: 'Italy' }, admin)).toContain('will now get');
  });

  test('saves nothing for a member it does not know, and says so', async () => {
    expect(await say('subscribe', { signatory: 'Nobody Known' }, admin)).toContain('Nothing was saved.');
  });

  test('offers delegations, groups and countries as they are typed', async () => {
    expect(await offered('subscribe', 'delegation', 'turk', admin)).toEqual([
      { name: 'Türkiye', value: 'TR' },
    ]);
    expect(await offered('subscribe', 'group', 'ppe', etudiante)).toMatchObject([{ value: 'EPP/CD' }]);
    expect(await offered('subscribe', 'country', 'kazak', admin)).toMatchObject([{ value: 'KZ' }]);
  });

  test('and /subscriptions are not for everyone', async () => {
    await expect(say('subscribe', {}, reader)).rejects.toThrow(/ManageGuild/u);
    await expect(say('subscriptions list', {}, reader)).rejects.toThrow(/ManageGuild/u);
  });
});

describe('/subscriptions', () => {
  test('lists, and removes by a choice that names it in words', async () => {
    expect(await say('subscriptions list', {}, admin)).toContain('no subscriptions yet');
    await say('subscribe', { delegation: 'IT' }, admin);
    await say('subscribe', { words: 'sport' }, admin);
    const listed = await say('subscriptions list', {}, admin);
    expect(listed).toContain('2 subscriptions');
    expect(listed).toContain('• written declarations signed by a member of the delegation of Italy');
    const [choice, ...rest] = await offered('subscriptions remove', 'subscription', 'ITALY', admin);
    expect(choice?.name).toBe('#here: written declarations signed by a member of the delegation of Italy');
    expect(rest).toEqual([]);
    const removed = await say('subscriptions remove', { subscription: String(choice?.value) }, admin);
    expect(removed).toContain('will no longer get alerts for **written declarations signed by a member');
    expect(await say('subscriptions remove', { subscription: String(choice?.value) }, admin)).toContain(
      'no such',
    );
    expect(await subscriptionsOf(db(), { guildId: guild.id })).toHaveLength(1);
  });

  test('of another server are neither shown nor removed', async () => {
    await say('subscribe', {}, admin);
    const [own] = await subscriptionsOf(db(), { guildId: guild.id });
    guild = bot().discord.addGuild({ name: 'Elsewhere' });
    here = guild.addChannel({ name: 'talk' });
    const stranger = guild.addMember({ name: 'stranger', permissions: ['ManageGuild'] });
    expect(await say('subscriptions list', {}, stranger)).toContain('no subscriptions yet');
    expect(await offered('subscriptions remove', 'subscription', '', stranger)).toEqual([]);
    const tried = await say('subscriptions remove', { subscription: String(own?.id) }, stranger);
    expect(tried).toContain('no such subscription');
  });
});

describe('/status and /help', () => {
  test('say how things stand, and to those who manage the server which alerts did not arrive', async () => {
    const { client } = bot();
    const { id } = await keep(db(), archived(682));
    await say('subscribe', {}, admin);
    await enqueue(db(), id);
    here.setPermissions({ deny: ['SendMessages'] });
    const never = new AbortController().signal;
    const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
    await deliverDue({ db: db(), log: quiet, now: () => noon, courier, stopping: never, signal: never });
    const said = await say('status', {}, admin);
    expect(said).toContain('1 written declaration on record, from No. 682 to No. 682.');
    expect(said).toContain(`No. 682 in <#${here.id}>: late. Hemicycle cannot post in the channel`);
    expect(await say('status', {}, etudiante)).toContain('Hemicycle ne peut pas publier dans le salon');
    expect(await say('status', {}, reader)).not.toContain(here.id);
  });

  test('show the host and the path of a source, whatever key its address holds', async () => {
    const at = {
      startedAt: noon,
      finishedAt: noon,
      outcome: 'ok',
      detail: null,
      items: 1,
      fresh: 0,
    } as const;
    await recordPoll(db(), { source: 'https://feeds.example/of/pace?token=k3y-of-the-feed', ...at });
    const said = await say('status');
    expect(said).toContain('feeds.example/of/pace');
    expect(said).not.toMatch(/token|k3y/u);
  });

  test('answer in direct messages too', async () => {
    const { discord } = bot();
    const reply = await discord.run({
      command: 'help',
      user: discord.addUser({ name: 'somebody', locale: 'fr' }),
    });
    expect(reply.embeds[0]?.title).toBe('Ce que fait Hemicycle');
  });
});
