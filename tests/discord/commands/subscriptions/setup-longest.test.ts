import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle, Reply } from 'discord-sandbox';
import { delegations } from '../../../../src/assembly/delegation.ts';
import { families } from '../../../../src/assembly/group.ts';
import { topics } from '../../../../src/classify/topics/taxonomy.ts';
import { regions } from '../../../../src/i18n/regions.ts';
import { createPeopleList } from '../../../../src/store/subscriptions/own/people-lists.ts';
import { changeChannel } from '../../../../src/store/subscriptions/channel-settings.ts';
import { createServerTopic } from '../../../../src/store/subscriptions/own/server-topics.ts';
import { subscribe, subscriptionsOf } from '../../../../src/store/subscriptions/subscriptions.ts';
import { signatories } from '../../../../src/store/db/schema.ts';
import type { Filter } from '../../../../src/subscriptions/filter.ts';
import { readImportId } from '../../../../src/discord/render/ids/import-id.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep, signature } from '../../../support/declarations/declarations.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { partsOf, said } from '../../support/said.ts';
import { useTalk } from '../../support/talk.ts';

vi.setConfig({ testTimeout: 120_000 });

const db = useDatabase();
const bot = useBot({ patienceMs: 60_000 });
useTalk(bot, db, () => ({
  // Somebody who presses everything would wait for their allowance.
  allowance: { take: () => 0 },
  operator: {
    channelId: undefined,
    assemblyUrl: 'https://assembly.example',
    assemblyHosts: [],
    newsMaxAgeDays: 60,
    discordApiUrl: bot().discord.apiUrl,
  },
}));

const most = 50;
/** Of what each takes a query of its own. */
const few = 12;
/** As long as the longest real names, and all of markdown in it. */
const name = (at: number) =>
  `Corneliu-*Mugurel* ȘTEFĂNIȚĂ-COZMÂNCIUC-${String.fromCodePoint(65 + (at % 26))}${String.fromCodePoint(65 + Math.floor(at / 26))}`;
const ownName = (at: number) => `${at} ${'démocratique_'.repeat(5)}`.slice(0, 60);

let guild: GuildHandle;
let here: ChannelHandle;
let filter: Filter;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'R'.repeat(100) });
  here = guild.addChannel({ name: 'h'.repeat(100) });
  await hearsOf(bot().client, here.id);
  const members = delegations.filter(({ member }) => member);
  await keep(db(), {
    ...archived(682),
    title: 'Élections présidentielles truquées '.repeat(10).slice(0, 300).trim(),
    signatories: Array.from({ length: 2 * most }, (_, at) =>
      signature(at + 1, ['Ms', name(at), members[at % members.length]?.en ?? 'Italy', 'SOC']),
    ),
  });
  const people = (await db().select({ id: signatories.id }).from(signatories)).map(({ id }) => id);
  const own: number[] = [];
  const lists: number[] = [];
  for (let at = 0; at < few; at += 1) {
    const language = at % 2 === 0 ? 'en' : null;
    const topic = await createServerTopic(db(), {
      guildId: guild.id,
      name: ownName(at),
      words: 'sea',
      language,
    });
    if (topic.kind === 'created') own.push(topic.id);
    const listed = { signatories: people.slice(0, 2), newcomers: [] };
    const list = await createPeopleList(db(), { guildId: guild.id, name: ownName(at), people: listed });
    if (list.kind === 'created') lists.push(list.id);
  }
  const half = Math.floor(topics.length / 2);
  const ids = topics.map(({ id }) => id);
  const codes = delegations.map(({ code }) => code).filter((code) => /^[A-Z]{2}$/u.test(code));
  filter = {
    signatory: people.slice(0, most - few),
    list: lists.slice(0, few / 2),
    delegation: codes.slice(0, most / 2),
    group: families.slice(0, 3).map(({ id }) => id),
    concerns: regions.slice(0, most),
    topic: ids.slice(0, half),
    serverTopic: own.slice(0, few / 2),
    words: `${'"élections présidentielles" '.repeat(7)}-football`.slice(0, 200).trim(),
    minimum: 1000,
    notSignatory: people.slice(most, 2 * most - few),
    notList: lists.slice(few / 2),
    notDelegation: codes.slice(most / 2, codes.length).slice(0, most),
    notGroup: families.slice(3).map(({ id }) => id),
    notConcerns: regions.slice(most, 2 * most),
    notTopic: ids.slice(half),
    notServerTopic: own.slice(few / 2),
  };
  const owner = { guildId: guild.id };
  const channel = { channelId: here.id, language: null, usualLanguage: 'en' as const };
  for (let minimum = 997; minimum <= 1000; minimum += 1)
    await subscribe(db(), { ...owner, ...channel, filter: { ...filter, minimum } });
  await changeChannel(db(), { ...owner, channelId: here.id, now: new Date() }, { pace: 'weekly' });
});

/** Each time somebody else. */
const manager = (locale: 'en-GB' | 'fr'): MemberHandle =>
  guild.addMember({ name: locale, permissions: ['ManageGuild'], locale });

interface Control {
  readonly id: string;
  readonly type: number;
  readonly values: readonly string[];
}

const controls = ({ components }: Reply): Control[] =>
  partsOf(components).flatMap(({ custom_id: id, type, options = [] }) => {
    if (id === undefined) return [];
    return [{ id, type, values: type === 8 ? [here.id] : options.slice(-1).map(({ value }) => value) }];
  });

async function use(on: Reply, { id, type, values }: Control): Promise<Reply> {
  const pressed = await bot().discord.click({ on, customId: id, ...(type === 2 ? {} : { values }) });
  return pressed.modal === null ? pressed : bot().discord.submit({ of: pressed, fields: {} });
}

/** What a control does, without what it names. */
const kindOf = (id: string) => id.replace(/\d+$/u, '');

describe.each(['en-GB', 'fr'] as const)('with the longest data, in %s', (locale) => {
  test('every control of the set-up is taken by Discord, and forms sent as they were shown change nothing', async () => {
    const { discord } = bot();
    const user = manager(locale);
    const ask = (command: string, options = {}) =>
      discord.run({ guild, channel: here, user, command, options });
    const held = async () =>
      (await subscriptionsOf(db(), { guildId: guild.id })).map(({ filter: asked }) => JSON.stringify(asked));
    const used = new Set<string>();
    let shown = await ask('subscriptions list');
    const press = async (kind: string) => {
      const found = controls(shown).find(({ id }) => kindOf(id) === kind);
      if (!found)
        throw new Error(
          `There is no ${kind}; there is ${controls(shown)
            .map(({ id }) => id)
            .join(' ')}.`,
        );
      used.add(kind);
      const reply = await use(shown, found);
      if (controls(reply).length > 0) shown = reply;
      return reply;
    };
    const before = await held();
    for (const kind of ['sl1:p:', 'sl1:r:', 'sl1:f:', 'sl1:e:']) await press(kind);
    for (const kind of ['st1:n:', 'st1:a:', 'st1:d:', 'st1:m:']) {
      await press(kind);
      expect(said(shown)).not.toContain('⚠️');
    }
    await press('st1:s:');
    expect((await held()).toSorted()).toEqual(before.toSorted());
    await press('sl1:t:');
    await press('sl1:e:');
    for (const { id } of controls(shown).filter((one) => one.type !== 2)) await press(kindOf(id));
    for (const kind of ['st1:l:', 'st1:e:', 'st1:y:', 'sl1:e:', 'st1:q:', 'st1:g:', 'st1:s:'])
      await press(kind);
    shown = await ask('subscriptions list');
    for (const kind of ['sl1:x:', 'sl1:y:', 'sl1:u:']) await press(kind);
    const exported = await ask('subscriptions export');
    const text = Buffer.from(exported.message?.files[0]?.data ?? []).toString('utf8');
    expect(text.length).toBeGreaterThan(10_000);
    expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
    for (const kind of ['w', 'c', 't', 'u', 'x', 'p', 'h', 'z']) expect([...used]).toContain(`st1:${kind}:`);
  });

  test('the file of it is read in another server, without a question and with nothing lost', async () => {
    const { discord } = bot();
    const exported = await discord.run({
      guild,
      channel: here,
      user: manager(locale),
      command: 'subscriptions export',
    });
    const [file] = exported.message?.files ?? [];
    if (!file) throw new Error(said(exported));
    const other = discord.addGuild({ name: 'Other' });
    const channel = other.addChannel({ name: here.name });
    await hearsOf(bot().client, channel.id);
    const user = other.addMember({ name: 'admin', permissions: ['ManageGuild'], locale });
    const preview = await discord.run({
      guild: other,
      channel,
      user,
      command: 'subscriptions import',
      options: {
        file: { name: 'setup.json', contentType: 'application/json', data: Buffer.from(file.data) },
      },
    });
    expect(preview.message?.flags).toBeDefined();
    const apply = controls(preview).find(({ id }) => readImportId(id)?.verb === 'apply');
    if (!apply) throw new Error(said(preview));
    await use(preview, apply);
    const sizes = (all: readonly { readonly filter: Filter }[]) =>
      all.map(({ filter: asked }) =>
        Object.entries(asked)
          .map(([key, value]) => [key, Array.isArray(value) ? value.length : value])
          .toSorted(),
      );
    const [theirs, ours] = await Promise.all(
      [guild.id, other.id].map((guildId) => subscriptionsOf(db(), { guildId })),
    );
    expect(sizes(ours ?? [])).toEqual(sizes(theirs ?? []));
    expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
  });
});
