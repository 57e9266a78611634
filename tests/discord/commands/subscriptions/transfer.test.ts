import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle, Reply } from 'discord-sandbox';
import { changeChannel, channelSettings } from '../../../../src/store/subscriptions/channel-settings.ts';
import { reportSubjects } from '../../../../src/assembly/report.ts';
import { reportsOf } from '../../../../src/store/reports/scheduled-reports.ts';
import { signatories } from '../../../../src/store/db/schema.ts';
import { createPeopleList } from '../../../../src/store/subscriptions/own/people-lists.ts';
import { createServerTopic, serverTopicsOf } from '../../../../src/store/subscriptions/own/server-topics.ts';
import { timeZoneOf } from '../../../../src/store/subscriptions/servers.ts';
import { subscribe, subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { conditionKeys, type ConditionValues } from '../../../../src/subscriptions/conditions.ts';
import { filterInPlainWords } from '../../../../src/discord/views/subscriptions/subscriptions.ts';
import { readImportId, type ImportVerb } from '../../../../src/discord/render/ids/import-id.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { atPanel } from '../../support/panel-user.ts';
import { partsOf, said } from '../../support/said.ts';
import { useTalk } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db, () => ({
  operator: {
    channelId: undefined,
    assemblyUrl: 'https://assembly.example',
    assemblyHosts: [],
    newsMaxAgeDays: 60,
    discordApiUrl: bot().discord.apiUrl,
  },
}));

interface Server {
  readonly guild: GuildHandle;
  readonly channel: ChannelHandle;
  readonly user: MemberHandle;
}
let rome: Server;
let paris: Server;

async function serverCalled(name: string, locale: 'en-GB' | 'fr'): Promise<Server> {
  const guild = bot().discord.addGuild({ name });
  const user = guild.addMember({ name: 'admin', permissions: ['ManageGuild'], locale });
  const channel = guild.addChannel({ name: 'general' });
  await hearsOf(bot().client, channel.id);
  return { guild, channel, user };
}

beforeEach(async () => {
  rome = await serverCalled('Rome', 'en-GB');
  paris = await serverCalled('Paris', 'fr');
});

const run = (at: Server, command: string, options = {}) => bot().discord.run({ ...at, command, options });

async function press(on: Reply, verb: ImportVerb, values?: readonly string[]): Promise<Reply> {
  const part = partsOf(on.components).find(({ custom_id: id }) => readImportId(id ?? '')?.verb === verb);
  const used = await bot().discord.click({
    on,
    customId: part?.custom_id ?? '',
    ...(values && { values }),
  });
  const refused = bot().discord.refusals.filter(({ status }) => status === 400);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return used;
}

const read = (at: Server, text: string) =>
  run(at, 'subscriptions import', {
    file: { name: 'hemicycle.json', contentType: 'application/json', data: Buffer.from(text) },
  });

async function exported(at: Server): Promise<string> {
  const reply = await run(at, 'subscriptions export');
  const [file] = reply.message?.files ?? [];
  if (!file) throw new Error(said(reply));
  return Buffer.from(file.data).toString('utf8');
}

const held = (at: Server) => subscriptionsOf(db(), { guildId: at.guild.id });

/** A set-up with everything that a file can hold. */
async function fill(at: Server): Promise<void> {
  await keep(db(), archived(682));
  await talk.say(at, 'topic create', { name: 'Seas; lakes', words: 'sea OR lake', language: 'en' });
  await talk.say(at, 'list create', { name: 'Friends', people: 'Roberto RAMPI' });
  await talk.say(at, 'subscribe', { topic: 'Seas; lakes', 'not-country': 'Italy', minimum: 5 });
  await talk.say(at, 'subscribe', { signatory: 'Friends; Hannah BARDELL', group: 'SOC, EPP/CD' });
  await talk.say(at, 'subscribe', {
    country: 'Georgia, Armenia',
    'not-topic': 'sport',
    words: '"gas field"',
  });
  const [first] = await held(at);
  await talk.say(at, 'subscriptions pause', { subscription: String(first?.id) });
  const owner = { guildId: at.guild.id };
  const now = new Date();
  const told = { pace: 'weekly', hour: 9, weekday: 3, silent: true, cap: 5 } as const;
  await changeChannel(db(), { ...owner, channelId: at.channel.id, now }, told);
  await talk.say(at, 'settings server', { timezone: 'Asia/Tbilisi' });
}

describe('a set-up as a file', () => {
  test('is what people read, and makes the same in another server, in another language', async () => {
    await fill(rome);
    const text = await exported(rome);
    for (const part of ['"Armenia"', '"Roberto RAMPI · Italy"', '"Friends"', '"weekly"', 'Seas; lakes'])
      expect(text).toContain(part);
    const preview = await read(paris, text);
    expect(said(preview)).toContain('3 abonnements de **Rome**');
    expect(said(preview)).toContain(`**#general** → <#${paris.channel.id}>`);
    expect(said(preview)).toContain('Nouveaux thèmes : **Seas; lakes**'.replace(' :', '\u00a0:'));
    expect(await held(paris)).toEqual([]);
    await press(preview, 'apply');
    expect(said(preview)).toContain('3 abonnements créés');
    expect(said(preview)).not.toContain('Non importés');
    const [topic] = await serverTopicsOf(db(), paris.guild.id);
    expect(topic).toMatchObject({ name: 'Seas; lakes', words: 'sea OR lake', language: 'en' });
    const [theirs, ours] = [await held(rome), await held(paris)];
    const own = ({ filter, pausedAt }: (typeof ours)[number]) => ({
      ...filter,
      serverTopic: filter.serverTopic?.length,
      list: filter.list?.length,
      isPaused: pausedAt !== null,
    });
    expect(ours.map(own)).toEqual(theirs.map(own));
    const settings = await channelSettings(db(), { guildId: paris.guild.id }, paris.channel.id);
    expect(settings).toMatchObject({
      pace: 'weekly',
      hour: 9,
      weekday: 3,
      silent: true,
      cap: 5,
      language: 'en',
    });
    expect(await timeZoneOf(db(), { guildId: paris.guild.id })).toBe('Asia/Tbilisi');
  });

  test('makes nothing twice, and leaves how channels are told that get alerts already', async () => {
    await fill(rome);
    const text = await exported(rome);
    const there = rome.guild.addChannel({ name: 'there' });
    await hearsOf(bot().client, there.id);
    const again = await read(rome, text);
    await press(again, 'apply');
    expect(said(again)).toContain('0 subscriptions created, 3 existed already');
    const moved = await read(rome, text);
    await press(moved, 'where', [there.id]);
    expect(said(moved)).toContain(`→ <#${there.id}>`);
    await press(moved, 'apply');
    expect((await held(rome)).filter(({ channelId }) => channelId === there.id)).toHaveLength(3);
    expect(await serverTopicsOf(db(), rome.guild.id)).toHaveLength(1);
  });

  test('has every condition that there is', async () => {
    await keep(db(), archived(682));
    const owner = { guildId: rome.guild.id };
    const seas = await createServerTopic(db(), {
      ...owner,
      name: 'Seas',
      words: 'sea OR lake',
      language: null,
    });
    const friends = await createPeopleList(db(), {
      ...owner,
      name: 'Friends',
      people: { signatories: [], newcomers: ['IT:Nemo Nessuno'] },
    });
    if (seas.kind !== 'created' || friends.kind !== 'created') throw new Error('Nothing of its own.');
    const people = await db().select({ id: signatories.id }).from(signatories).limit(2);
    const [one = 0, other = 0] = people.map(({ id }) => id);
    const values: ConditionValues = {
      signatory: [one, other],
      list: [friends.id],
      newcomer: ['SK:Jan Novák'],
      delegation: ['IT', 'FR'],
      group: ['SOC', 'EPP/CD'],
      concerns: ['GE', 'AM'],
      topic: ['elections', 'migration'],
      serverTopic: [seas.id],
      words: '"gas field" OR oil -football',
      minimum: 5,
      notSignatory: [one, other],
      notList: [friends.id],
      notDelegation: ['IT', 'FR'],
      notGroup: ['SOC', 'EPP/CD'],
      notConcerns: ['GE', 'AM'],
      notTopic: ['elections', 'migration'],
      notServerTopic: [seas.id],
      declaration: [700, 701],
    };
    for (const key of conditionKeys) {
      const filter = { [key]: values[key] };
      await subscribe(db(), {
        ...owner,
        channelId: rome.channel.id,
        language: 'en',
        usualLanguage: 'en',
        filter,
      });
    }
    await press(await read(paris, await exported(rome)), 'apply');
    const inWords = async (at: Server) => (await held(at)).map((entry) => filterInPlainWords(entry, 'en'));
    expect(await inWords(rome)).toHaveLength(conditionKeys.length);
    expect((await inWords(paris)).toSorted()).toEqual((await inWords(rome)).toSorted());
  });

  test('has every report that is sent by schedule, of every subject, in a channel without subscriptions too', async () => {
    await keep(db(), archived(682));
    const quiet = rome.guild.addChannel({ name: 'general-reports' });
    const there = paris.guild.addChannel({ name: 'general-reports' });
    for (const { id } of [quiet, there]) await hearsOf(bot().client, id);
    await talk.say(rome, 'subscribe', { country: 'Georgia' });
    await talk.say(rome, 'reports add', { every: 'month', country: 'Kazakhstan' });
    await talk.say(rome, 'reports add', { every: 'year', topic: 'elections' });
    const subjects = [{ signatory: 'Rampi' }, { delegation: 'Italy' }, { group: 'EPP/CD' }, {}];
    for (const subject of subjects)
      await talk.say(rome, 'reports add', { every: 'part-session', channel: quiet.id, ...subject });
    const text = await exported(rome);
    expect(text).toContain('"reads": "Kazakhstan, every month"');
    const preview = await read(paris, text);
    expect(said(preview)).toContain('1 abonnement et 6 rapports périodiques de **Rome**');
    expect(said(preview)).toContain('Rapport : Kazakhstan (chaque mois)'.replace(' :', '\u00a0:'));
    await press(preview, 'apply');
    expect(said(preview)).toContain('6 rapports périodiques prévus');
    const names = new Map([
      [rome.channel.id, 'general'],
      [paris.channel.id, 'general'],
      [quiet.id, quiet.name],
      [there.id, there.name],
    ]);
    const reports = async (at: Server) =>
      (await reportsOf(db(), { guildId: at.guild.id })).map(({ channelId, report }) => ({
        channel: names.get(channelId),
        ...report,
      }));
    expect((await reports(rome)).map(({ of }) => of).toSorted()).toEqual([...reportSubjects].toSorted());
    expect(await reports(paris)).toEqual(await reports(rome));
    // Of a file of before there were reports, and once more: nothing twice.
    const older = text.replaceAll(/,\s*"reports": \[[^\]]*\]/gu, '');
    expect(older).not.toContain('"every"');
    const again = await read(paris, older);
    expect(said(again)).toContain('1 abonnement de **Rome**');
    await press(again, 'apply');
    await press(await read(paris, text), 'apply');
    expect(await reports(paris)).toEqual(await reports(rome));
  });

  test('is handed out and imported where there are reports alone; what a report is about must be there', async () => {
    await talk.say(rome, 'reports add', { every: 'month', country: 'Kazakhstan' });
    const text = await exported(rome);
    const preview = await read(rome, text.replace('"key": "KZ"', '"key": "Atlantis"'));
    expect(said(preview)).toContain(
      'The report **Atlantis, every month** is about something that I did not find',
    );
    await press(preview, 'apply');
    expect(said(preview)).toContain('Not imported (1)');
    expect(await reportsOf(db(), { guildId: rome.guild.id })).toHaveLength(1);
  });

  test('names what cannot be read here, and imports the rest', async () => {
    await talk.say(rome, 'subscribe', { country: 'Georgia' });
    const file = JSON.parse(await exported(rome)) as {
      channels: { subscriptions: { asks: Record<string, unknown> }[] }[];
    };
    file.channels[0]?.subscriptions.push(
      { asks: { country: ['Atlantis'] } },
      { asks: { colour: ['red'] } },
      { asks: { topic: ['Seas'] } },
    );
    const preview = await read(rome, JSON.stringify(file));
    expect(said(preview)).toContain('I found no country called **Atlantis**');
    expect(said(preview)).toContain('**colour**, which is not an option');
    await press(preview, 'apply');
    expect(said(preview)).toContain('Not imported (3)');
    expect(await held(rome)).toHaveLength(1);
  });

  test.each([
    ['no set-up', '<html>', 'not a set-up file'],
    ['another file', '{"format":"other","version":1}', 'not a set-up file'],
    ['of a later version', '{"format":"hemicycle-setup","version":2}', 'a newer version'],
    [
      'with something that cannot be',
      '{"format":"hemicycle-setup","version":1,"server":{"name":"","timeZone":null},"channels":[{"id":"1","name":"a","told":{"hour":24},"subscriptions":[]}]}',
      'the file at **channels\\[0\\].told.hour**',
    ],
    [
      'without anything',
      '{"format":"hemicycle-setup","version":1,"server":{"name":"","timeZone":null},"channels":[]}',
      'has no subscriptions and no reports',
    ],
  ])('that is %s is refused with what to do', async (_what, text, expected) => {
    expect(said(await read(rome, text))).toContain(expected);
  });

  test('of a person goes into a direct message', async () => {
    const ada = bot().discord.addUser({ name: 'ada' });
    await talk.say(rome, 'subscribe', { country: 'Georgia' });
    const text = await exported(rome);
    const file = { name: 'a.json', data: Buffer.from(text) };
    const preview = await bot().discord.run({
      user: ada,
      command: 'subscriptions import',
      options: { file },
    });
    expect(said(preview)).toContain('this conversation');
    await press(preview, 'apply');
    expect(await subscriptionsOf(db(), { userId: ada.id })).toMatchObject([{ filter: { concerns: ['GE'] } }]);
  });

  test('is handed out by a button of the list, beside it', async () => {
    await talk.say(rome, 'subscribe', { country: 'Georgia' });
    const list = atPanel(bot, await run(rome, 'subscriptions list'));
    const answer = await list.line('export');
    expect(answer.message?.files).toHaveLength(1);
    expect(list.reads()).toContain('about Georgia');
  });
});
