import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { dispatchInteractions, type Dispatcher } from '../../../../src/discord/interactions/dispatch.ts';
import { readNewTopic } from '../../../../src/discord/commands/topics/new-topic.ts';
import { registerCommands } from '../../../../src/discord/registration/register-commands.ts';
import { serverTopicsOf } from '../../../../src/store/subscriptions/own/server-topics.ts';
import { subscribe } from '../../../../src/store/subscriptions/subscriptions.ts';
import { keepAbout, saidToBeAbout } from '../../../store/support/about.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { quiet } from '../../../support/log.ts';
import { useBot } from '../../support/harness.ts';

const db = useDatabase();
const bot = useBot();
let dispatcher: Dispatcher;
let guild: GuildHandle;
let here: ChannelHandle;
let admin: MemberHandle;
let reader: MemberHandle;
let etudiante: MemberHandle;

beforeAll(async () => {
  const { client } = bot();
  await registerCommands({ rest: client.rest, db: db() });
  dispatcher = dispatchInteractions(client, { db: db(), log: quiet, deferAfterMs: 2000 });
});

beforeEach(() => enter('Rome'));

afterAll(() => dispatcher.stop());

function enter(name: string): void {
  guild = bot().discord.addGuild({ name });
  here = guild.addChannel({ name: 'here' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  reader = guild.addMember({ name: 'reader' });
  etudiante = guild.addMember({ name: 'étudiante', locale: 'fr', permissions: ['ManageGuild'] });
}

async function say(command: string, options: Record<string, string> = {}, user = admin): Promise<string> {
  const reply = await bot().discord.run({ guild, channel: here, command, options, user });
  if (!reply.ephemeral) throw new Error(`Everybody sees the answer to /${command}.`);
  const refusals = bot().discord.refusals.filter(({ status }) => status === 400);
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
  return reply.embeds
    .map(({ title, description }) => [title, description].filter(Boolean).join('\n'))
    .join('\n\n');
}

async function offered(command: string, typed: string, user = admin): Promise<string[]> {
  const options = { topic: typed };
  const call = { guild, channel: here, command, focused: 'topic', options, user };
  return (await bot().discord.autocomplete(call)).map(({ name }) => name);
}

async function follow(serverTopic: number): Promise<void> {
  const filter = { serverTopic };
  await subscribe(db(), {
    guildId: guild.id,
    channelId: here.id,
    language: null,
    usualLanguage: 'en',
    filter,
  });
}

describe('/topics', () => {
  test('says so while nothing is held, and what can be followed', async () => {
    const said = await say('topics', {}, reader);
    expect(said).toContain('I have not read any written declaration yet');
    expect(said).toContain('Elections and democracy');
    expect(await say('topics', {}, etudiante)).toContain('Je n’ai encore lu aucune déclaration écrite');
    expect(await say('topics', { topic: 'elections' }, reader)).toContain(
      'No written declaration on this topic so far',
    );
  });

  test('shows each with its count and latest, most first, and names the others in one line', async () => {
    await keepAbout(db(), 501, '2012-03-01', 'health');
    await keepAbout(db(), 502, '2013-03-01', 'health', 'memory', 'no-longer-a-topic');
    const said = await say('topics', {}, reader);
    const year = new Date().getUTCFullYear();
    expect(said).toContain(`year by year from ${year - 7} to ${year}`);
    expect(said).toMatch(
      /\*\*Health and bioethics\*\* · 2\n\[No\. 502\]\(https:[^)]+\) · 1 Mar 2013 · Title of No\. 502\n\n\*\*History/u,
    );
    expect(said).toMatch(/None yet on [^.]*Armed conflict.+ and .+\./u);
    expect(said).not.toContain('no-longer');
    expect(await say('topics', {}, etudiante)).toContain('**Santé et bioéthique** · 2\n');
  });

  test('shows the years as a picture, and one by one in words', async () => {
    const year = new Date().getUTCFullYear();
    await keepAbout(db(), 501, `${year}-01-01`, 'health');
    await keepAbout(db(), 502, `${year}-01-01`, 'health');
    await keepAbout(db(), 503, `${year - 7}-12-31`, 'health');
    expect(await say('topics')).toContain('**Health and bioethics** · 3\n');
    expect(await say('topics', { topic: 'health' })).toContain(
      `\nFrom ${year - 7} to ${year}: 1, 0, 0, 0, 0, 0, 0, 2`,
    );
  });

  test('shows one of them, typed or chosen, or says what may have been meant', async () => {
    const { id } = await keep(db(), archived(682));
    await saidToBeAbout(db(), id, ['elections']);
    for (const topic of ['elections', 'Élections et démocratie', 'democ', 'electons']) {
      const said = await say('topics', { topic }, reader);
      expect(said).toContain('Elections and democracy\n');
      expect(said).toContain('**1 written declaration, none in the last 12 months**');
      expect(said).toContain('No. 682');
      expect(said).toContain('`/subscribe topic:` **Elections and democracy**');
    }
    expect(await say('topics', { topic: '**xyzzy**' }, reader)).toContain('**\\*\\*xyzzy\\*\\***');
    expect(await offered('topics', 'elec', reader)).toEqual(['Elections and democracy']);
  });

  test('answers in direct messages, without any server’s own', async () => {
    await say('topic create', { name: 'Kazakhs', words: 'kazakhstan' });
    const { discord } = bot();
    const user = discord.addUser({ name: 'somebody', locale: 'fr' });
    const { embeds } = await discord.run({ command: 'topics', user });
    expect(embeds.map(({ title }) => title)).toEqual(['Thèmes']);
    const asked = await discord.run({ command: 'topics', user, options: { topic: 'kazakhs' } });
    expect(asked.embeds[0]?.description).toContain('pas trouvé de thème nommé **kazakhs**');
  });

  test('shows the server’s own to everyone there, and to nobody elsewhere', async () => {
    await keep(db(), archived(682));
    await say('topic create', { name: 'Kazakhs', words: 'kazakhstan' });
    await say('topic create', { name: 'Zebras', words: 'zebra' });
    const [kazakhs] = await serverTopicsOf(db(), guild.id);
    const value = `own:${kazakhs?.id}`;
    const said = await say('topics', {}, reader);
    expect(said).toMatch(
      /This server’s own topics\n\*\*Kazakhs\*\* · 1\n\[No\. 682\]\(.+\n\n\*\*Zebras\*\* · 0$/u,
    );
    expect(await say('topics', { topic: value }, reader)).toContain('★ Kazakhs (this server)');
    expect(await offered('topics', 'kaz', reader)).toEqual(['★ Kazakhs (this server)']);

    enter('Elsewhere');
    expect(await say('topics', {}, reader)).not.toContain('own topics');
    for (const topic of [value, 'Kazakhs']) {
      expect(await say('topics', { topic }, reader)).toContain('I found no topic called');
      expect(await say('topic show', { topic })).toContain('I found no topic called');
      expect(await say('topic remove', { topic })).toContain('This server has no topic called');
    }
    expect(await offered('topics', 'kaz', reader)).toEqual([]);
    expect(await offered('topic remove', '')).toEqual([]);
    expect(await say('topic list')).toContain('no topics of its own yet');
  });
});

describe('/topic create', () => {
  test('keeps a search, says how it is read, what it finds and how to follow it', async () => {
    await keep(db(), archived(682));
    await keep(db(), archived(705));
    const words = 'kazakhstan OR assange';
    const said = await say('topic create', { name: 'Two  cases', words });
    expect(said).toContain('**Two cases** is now a topic of this server.');
    expect(said).toContain('Searched as: kazakhstan or assange.');
    expect(said).toContain('0 declarations of the last 12 months match, and 2 of all on record.');
    expect(said).toMatch(/The latest:.+No\. 705/su);
    expect(said).toContain('`/subscribe topic:` **Two cases**');
    expect(await serverTopicsOf(db(), guild.id)).toMatchObject([
      { name: 'Two cases', words, language: null },
    ]);
  });

  test('says that nothing is found, and in which texts it looks', async () => {
    const options = { name: '*Zèbres*', words: 'zèbre de la savane', language: 'fr' };
    const said = await say('topic create', options, etudiante);
    expect(said).toContain('**\\*Zèbres\\*** est désormais un thème de ce serveur.');
    expect(said).toContain('Aucune des déclarations répertoriées ne correspond.');
    expect(said).toContain('Recherche dans les textes français seulement.');
    expect(said).toContain('Recherche comprise ainsi\u00a0: zèbre, de, la et savane.');
    expect(await serverTopicsOf(db(), guild.id)).toMatchObject([{ language: 'fr' }]);
  });

  test.each<[string, string, RegExp, RegExp]>([
    ['\u200b \u202e', 'sport', /name of the topic needs letters/u, /nom du thème doit contenir/u],
    [
      'elections',
      'sport',
      /\*\*Elections and democracy\*\* is a topic that every server/u,
      /\*\*Élections et démocratie\*\* est un thème que tous/u,
    ],
    ['ELECTIONS ET DEMOCRATIE', 'vote', /every server already has/u, /tous les serveurs ont déjà/u],
    ['own:12', 'sport', /topic cannot be called \*\*own:12\*\*/u, /thème ne peut pas s’appeler/u],
    ['Sport', '\u0007  ', /needs words/u, /mots que le thème doit chercher/u],
    ['Sport', 'the of', /Nearly every text/u, /Presque tous les textes/u],
    ['Sport', '-football', /must not contain/u, /ne doit pas contenir/u],
    ['Sport', 'sport OR (-football)', /one side of an `OR`/u, /un côté d’un `OU`/u],
    [
      'Sport',
      'sport OR -football',
      /“OR” at character 7 is missing.+`sport -football`/su,
      /caractère 7.+Vouliez-vous/su,
    ],
    [
      'Sport',
      'sport "fair play',
      /quotation mark at character 7 is not closed/u,
      /guillemet au caractère 7 n’est pas fermé/u,
    ],
    [
      'Sport',
      'sport «\u00a0fair play',
      /quotation mark at character 7 is not closed/u,
      /guillemet au caractère 7 n’est pas fermé/u,
    ],
  ])('of %j for %j is refused, and nothing is saved', async (name, words, english, french) => {
    const said = await say('topic create', { name, words });
    expect(said).toMatch(english);
    expect(said).toMatch(/Nothing was saved\.$/u);
    const dit = await say('topic create', { name, words }, etudiante);
    expect(dit).toMatch(french);
    expect(dit).toMatch(/Rien n’a été enregistré\.$/u);
    expect(await serverTopicsOf(db(), guild.id)).toEqual([]);
  });

  test('has limits that a client which does not keep them meets as well', async () => {
    const read = (name: string, words: string) => readNewTopic(db(), { name, words, language: null }, 'en');
    expect(await read('🏳️‍🌈'.repeat(10), 'sport')).toHaveProperty('name');
    expect(await read('x'.repeat(61), 'sport')).toMatchObject({ trouble: /most 60 characters/u });
    expect(await read('Sport', `sport ${'x'.repeat(194)}`)).toHaveProperty('words');
    expect(await read('Sport', `sport ${'x'.repeat(195)}`)).toMatchObject({
      trouble: /most 200 characters/u,
    });
    expect(await read(' Fair\n\u0000 play ', ' sport\u0000 -\tfootball ')).toEqual({
      name: 'Fair play',
      words: 'sport - football',
      language: null,
    });
  });

  test('takes a name once in a server, and fifty names in all', async () => {
    await say('topic create', { name: 'Énergie', words: 'energy' });
    expect(await say('topic create', { name: 'ENERGIE', words: 'gas' })).toContain(
      'already has a topic called **ENERGIE**; capitals and accents make no difference',
    );
    for (let at = 1; at < 50; at += 1) await say('topic create', { name: `Topic ${at}`, words: 'gas' });
    expect(await say('topic create', { name: 'One more', words: 'gas' })).toContain(
      'already has 50 topics of its own',
    );
    expect(await say('topic create', { name: 'De plus', words: 'gas' }, etudiante)).toContain('50 thèmes');
    const list = await say('topic list');
    expect(list).toContain('50 topics of this server');
    expect(list.match(/^• /gmu)).toHaveLength(50);
  });
});

describe('/topic list, show and remove', () => {
  test('lists words, language, declarations and subscriptions', async () => {
    await keep(db(), archived(682));
    expect(await say('topic list')).toContain('no topics of its own yet');
    await say('topic create', { name: 'Zebras', words: 'zebra -"black _and_ white"', language: 'fr' });
    await say('topic create', { name: 'Kazakhs', words: 'kazakhstan' });
    const [kazakhs] = await serverTopicsOf(db(), guild.id);
    await follow(kazakhs?.id ?? 0);
    const listed = await say('topic list');
    expect(listed).toContain(
      '• **Kazakhs** · 1 declaration, 1 subscription\nkazakhstan\n' +
        '• **Zebras** · 0 declarations, 0 subscriptions · French texts only\nzebra; not ‘black and white’',
    );
    expect(await say('topic list', {}, etudiante)).toContain('1 déclaration, 1 abonnement');
  });

  test('shows one of the server’s own, or one that every server has', async () => {
    await say('topic create', { name: 'Kazakhs', words: 'kazakhstan' });
    expect(await say('topic show', { topic: 'kaz' })).toContain(
      '★ Kazakhs (this server)\nIts words: kazakhstan',
    );
    expect(await say('topic show', { topic: 'memory' })).toContain('History and memory');
    expect(await say('topic show', { topic: ' ' })).toContain('Type a name.');
    expect(await offered('topic show', 'mem')).toEqual(['History and memory']);
  });

  test('removes one that nothing follows, and says what stands in the way of another', async () => {
    await say('topic create', { name: 'Kazakhs', words: 'kazakhstan' });
    await say('topic create', { name: 'Zebras', words: 'zebra' });
    const [kazakhs] = await serverTopicsOf(db(), guild.id);
    await follow(kazakhs?.id ?? 0);
    expect(await offered('topic remove', '')).toEqual(['★ Kazakhs (this server)', '★ Zebras (this server)']);
    expect(await say('topic remove', { topic: `own:${kazakhs?.id}` })).toContain(
      '1 subscription follows **Kazakhs**, so it was not removed. First remove the subscription with `/subscriptions remove`',
    );
    expect(await say('topic remove', { topic: 'kazakhs' }, etudiante)).toContain(
      '1 abonnement suit **Kazakhs**\u00a0: le thème n’a pas été supprimé. Supprimez d’abord cet abonnement avec `/abonnements supprimer`',
    );
    expect(await say('topic remove', { topic: 'zebras' })).toContain('**Zebras** is no longer a topic');
    expect(await say('topic remove', { topic: 'zebras' })).toContain('no topic called **zebras**');
    expect(await say('topic remove', { topic: 'memory' })).toContain('and cannot be removed');
    expect(await serverTopicsOf(db(), guild.id)).toHaveLength(1);
  });

  test('are not for everyone', async () => {
    await expect(say('topic list', {}, reader)).rejects.toThrow(/ManageGuild/u);
    await expect(say('topic create', { name: 'a', words: 'b' }, reader)).rejects.toThrow(/ManageGuild/u);
  });
});
