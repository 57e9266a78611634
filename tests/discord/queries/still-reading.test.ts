import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { recordPoll } from '../../../src/store/crawl/feeds.ts';
import { noteWatched } from '../../../src/store/crawl/verdicts.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { site, walked } from '../../support/declarations/walked.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { useTalk } from '../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
let guild: GuildHandle;
let admin: MemberHandle;
let gestionnaire: MemberHandle;
let here: ChannelHandle;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'], locale: 'en-GB' });
  gestionnaire = guild.addMember({ name: 'gestionnaire', permissions: ['ManageGuild'], locale: 'fr' });
  here = guild.addChannel({ name: 'here' });
  await hearsOf(bot().client, here.id);
});

const say = (command: string, options: Record<string, string | boolean> = {}, user = admin) =>
  talk.say({ guild, channel: here, user }, command, options);

/** Questions that find nothing in a store with one declaration. */
const vain: readonly (readonly [command: string, options: Record<string, string | boolean>])[] = [
  ['subscribe', { words: 'glaciers', preview: true }],
  ['subscribe', { words: 'glaciers' }],
  ['signatory', { name: 'Zbigniew Nowhere' }],
  ['delegation', { country: 'Monaco' }],
  ['search', { words: 'glaciers' }],
  ['declaration show', { number: '999' }],
  ['declaration show', { number: 'Doc. 15999' }],
  ['declaration show', { number: 'glaciers' }],
  ['declaration show', { number: 'https://pace.coe.int/en/files/40000' }],
  ['why', { declaration: '999' }],
  ['compare declarations', { first: '682', second: '999' }],
  ['topics', { topic: 'children' }],
];

const command = ([name]: (typeof vain)[number]) => name;

describe('while the archive is being read', () => {
  test.each(vain.map((one) => [command(one), one[1]] as const))(
    '/%s %j says how far, and no more to check the spelling',
    async (name, options) => {
      await keep(db(), archived(682));
      await walked(db(), { reachedOn: '2024-03-14' });
      const said = await say(name, options);
      expect(said).toContain('I have read up to March 2024, about ');
      expect(said).toContain('may not have read what you are looking for yet');
      expect(said).not.toMatch(/spelling|other words/u);
    },
  );

  test('a test of a subscription that has nothing yet says so, in French as well', async () => {
    await walked(db(), { reachedOn: '2024-03-14' });
    await say('subscribe', { words: 'glaciers' });
    const [held] = await subscriptionsOf(db(), { guildId: guild.id });
    const subscription = String(held?.id);
    expect(await say('subscriptions test', { subscription })).toContain('I have read up to March 2024');
    expect(await say('subscriptions test', { subscription }, gestionnaire)).toContain(
      'j’ai lu jusqu’en mars 2024, environ',
    );
  });

  test('a preview that finds some says that there may be more', async () => {
    await keep(db(), archived(682));
    await walked(db(), { reachedOn: '2024-03-14' });
    const said = await say('subscribe', { preview: true });
    expect(said).toContain('The latest');
    expect(said).toContain('I have read up to March 2024');
  });

  test('it says that it has only begun where nothing tells how far', async () => {
    await walked(db(), {});
    expect(await say('signatory', { name: 'Nowhere' })).toContain('only just started to read the archive');
    expect(await say('status')).toContain('only just started to read the archive');
  });
});

test('once it is read to its end, nothing is said of it', async () => {
  await keep(db(), archived(682));
  await walked(db(), { reachedOn: '2024-03-14', caughtUp: true });
  for (const [name, options] of vain)
    expect(await say(name, options)).not.toMatch(/archive|may not have read what you/u);
  expect(await say('signatory', { name: 'Zbigniew Nowhere' })).toContain('Check the spelling');
});

describe('an empty store', () => {
  test.each([
    ['declaration latest', {}],
    ['stats', { by: 'year' }],
  ] as const)('says to /%s whether anything is to be expected', async (name, options) => {
    expect(await say(name, options)).toContain('My first checks are under way');
    await noteWatched(db(), site);
    const at = new Date(Date.now() - 5 * 60 * 60_000);
    const look = { startedAt: at, detail: null, items: 1, fresh: 0 };
    await recordPoll(db(), { ...look, source: 'walk', outcome: 'ok', finishedAt: at });
    await recordPoll(db(), { ...look, source: 'walk', outcome: 'ok', finishedAt: new Date() });
    expect(await say(name, options)).toContain('never shown me a document');
    for (let n = 0; n < 2; n += 1) {
      await recordPoll(db(), { ...look, source: 'walk', outcome: 'blocked', finishedAt: new Date() });
    }
    expect(await say(name, options)).toContain('refused me access');
    expect(await say('status')).toContain('🔴');
    expect(await say('status', {}, gestionnaire)).toContain('me refuse l’accès');
  });
});

test('the status tells everybody that it sees, with how far the archive is read', async () => {
  await walked(db(), { reachedOn: '2024-03-14' });
  const look = { startedAt: new Date(), finishedAt: new Date(), detail: null, items: 1, fresh: 0 };
  await recordPoll(db(), { ...look, source: 'walk', outcome: 'ok' });
  await keep(db(), archived(682));
  const said = await say('status', {}, guild.addMember({ name: 'anybody', locale: 'en-GB' }));
  expect(said).toMatch(/🟠|🟢/u);
  expect(said).toMatch(/I have read up to March 2024, about \d+% of it/u);
});
