import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { enqueueEditionAlerts } from '../../../../src/store/delivery/enqueue-alerts.ts';
import { notePages } from '../../../../src/store/crawl/pages/page-inbox.ts';
import {
  deliveries,
  subscriptions,
  type DeliveryState,
  type Unannounced,
} from '../../../../src/store/db/schema.ts';
import { changeChannel } from '../../../../src/store/subscriptions/channel-settings.ts';
import { pauseSubscription, unsubscribe } from '../../../../src/store/subscriptions/subscription-changes.ts';
import { subscribe } from '../../../../src/store/subscriptions/subscriptions.ts';
import { setUnannounced } from '../../../../src/store/ingest/unannounced.ts';
import type { FilterInput } from '../../../../src/subscriptions/filter.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep, later, noon } from '../../../support/declarations/declarations.ts';
import { enqueue } from '../../../support/delivery/enqueue.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { useTalk } from '../../support/talk.ts';
import type { PostingReasonCode } from '../../../../src/assembly/delivery/posting-reason.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
let guild: GuildHandle;
let reader: MemberHandle;
let here: ChannelHandle;

beforeEach(async () => {
  guild = bot().discord.addGuild({ name: 'Rome' });
  reader = guild.addMember({ name: 'reader' });
  here = guild.addChannel({ name: 'here' });
  await hearsOf(bot().client, here.id);
});

const why = (options: { declaration?: string; channel?: string } = {}, user = reader) =>
  talk.say({ guild, channel: here, user }, 'why', { declaration: '682', ...options });

/** A subscription made the day before noon. */
async function follow(filter: FilterInput, since = later(-86_400_000)): Promise<number> {
  const place = { guildId: guild.id, channelId: here.id, language: null, usualLanguage: 'en' as const };
  const made = await subscribe(db(), { ...place, filter });
  if (made.kind === 'full') throw new Error('full');
  await db().update(subscriptions).set({ createdAt: since, activeSince: since });
  return made.id;
}

/** Comes as news at noon, through the inbox. */
async function arrive(number = 682, baseline = false): Promise<number> {
  const declaration = archived(number);
  const found = [{ fileId: declaration.fileId, url: 'https://assembly.example/1' }];
  await db().transaction((tx) => notePages(tx, found, { baseline, now: noon }));
  const { id } = await keep(db(), declaration);
  if (baseline) await db().transaction((tx) => setUnannounced(tx, id, 'baseline'));
  if (!baseline) await enqueue(db(), id);
  return id;
}

/** Changes who may do what here, and waits until the bot has heard. */
async function permit(change: Parameters<ChannelHandle['setPermissions']>[0]): Promise<void> {
  const heard = new Promise<void>((resolve) => bot().client.once('channelUpdate', () => resolve()));
  here.setPermissions(change);
  await heard;
}

const at = (date: Date) => `<t:${date.getTime() / 1000}:f>`;

describe('the steps', () => {
  test('a declaration that is not held, or of which several are meant', async () => {
    expect(await why()).toMatch(/no written declaration No\. 682[^]*I cannot post what I have not found/u);
    await keep(db(), archived(572));
    await keep(db(), archived(682));
    expect(await why({ declaration: 'p' })).toMatch(/^Which one do you mean\?[^]*No\. 572/u);
    expect(await why({ declaration: 'zebra' })).not.toContain('what I have not found');
  });

  test('when it was first seen, and that the channel has no subscriptions', async () => {
    await arrive();
    const said = await why({ declaration: 'Kazakhstan' });
    expect(said).toContain(`✅ I found No. 682 on ${at(noon)}.`);
    expect(said).toContain(`❌ <#${here.id}> has no subscriptions`);
    expect(said).toContain('There was no alert.');
  });

  test('each condition, met or not, in words', async () => {
    await follow({ delegation: 'IT', concerns: 'UA', minimum: 40 });
    await follow({ delegation: 'IS', group: 'FDG', topic: 'environment', words: 'fisheries' });
    await arrive();
    const said = await why();
    expect(said).toContain('has 2 subscriptions');
    expect(said).toContain('✅ signed by 2 members of the delegation of Italy (Roberto RAMPI');
    expect(said).toContain('❌ it is not about Ukraine');
    expect(said).toContain('❌ only 32 members have signed, and the subscription asks for at least 40');
    expect(said).toContain('❌ nobody of the delegation of Iceland signed');
    expect(said).toContain('❌ nobody of FDG signed');
    expect(said).toContain('❌ it is not on the topic Environment');
    expect(said).toContain('❌ its text does not contain “fisheries”');
    expect(said).toContain('No subscription matches, so there was no alert.');
  });

  test('a member who did not sign, and a topic of the server’s own', async () => {
    const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
    const say = (command: string, options: Record<string, string>) =>
      talk.say({ guild, channel: here, user: admin }, command, options);
    await arrive();
    await keep(db(), archived(705));
    await say('topic create', { name: 'Fish', words: 'fisheries' });
    await say('topic create', { name: 'Steppe', words: 'kazakhstan' });
    await say('subscribe', { topic: 'Fish', signatory: 'Andrej Hunko' });
    await say('subscribe', { topic: 'Steppe' });
    const said = await why();
    expect(said).toContain('❌ Andrej HUNKO did not sign');
    expect(said).toContain('❌ its text does not match your own topic Fish');
    expect(said).toContain('✅ on your own topic Steppe');
  });

  test('words and a topic that stand in different texts meet in neither', async () => {
    const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
    await keep(db(), archived(572));
    await keep(db(), archived(572, 'fr'));
    await talk.say({ guild, channel: here, user: admin }, 'topic create', {
      name: 'Paix',
      words: 'pacifique',
      language: 'fr',
    });
    await talk.say({ guild, channel: here, user: admin }, 'subscribe', { topic: 'Paix', words: 'peaceful' });
    expect(await why({ declaration: '572' })).toContain('No subscription matches');
  });

  test('what was there at the first look', async () => {
    await follow({});
    await arrive(682, true);
    const said = await why();
    expect(said).toContain('❌ It had already been published when I first checked the source');
    expect(said).toContain('was not new when I stored it');
  });

  test('what was too old to be news, or imported', async () => {
    await follow({});
    const id = await arrive(682, true);
    const say = async (reason: Unannounced) => {
      await db().transaction((tx) => setUnannounced(tx, id, reason));
      return why();
    };
    expect(await say('age')).toMatch(
      /❌ It is dated 27 June 2019, long before I found it[^]*NEWS_MAX_AGE_DAYS/u,
    );
    expect(await say('import')).toContain('❌ The operator of this bot imported it without announcing it');
  });

  test('a subscription that is younger, was changed since, or is paused', async () => {
    const id = await follow({}, later(1_000));
    await arrive(682, true);
    await db().execute(sql`update declarations set unannounced = null`);
    expect(await why()).toMatch(/made on <t:1767614401:f>, after I found[^]*made too late/u);
    await db()
      .update(subscriptions)
      .set({ createdAt: later(-1_000) });
    expect(await why()).toMatch(/changed, or its pause ended, on <t:1767614401:f>[^]*made too late/u);
    await db()
      .update(subscriptions)
      .set({ activeSince: later(-1_000) });
    expect(await why()).toContain('It matches now, but did not when I found it');
    await pauseSubscription(db(), { guildId: guild.id }, id, noon);
    expect(await why()).toMatch(/has been paused since <t:1767614400:f>[^]*that match were paused/u);
  });
});

describe('what became of it', () => {
  test('on its way, put off, and posted with a link and the edition it shows', async () => {
    await follow({});
    await arrive();
    expect(await why()).toContain(`⏳ The alert is on its way, due ${at(noon)}.`);
    const fault = { route: `/channels/${here.id}/messages`, method: 'POST', status: 503 } as const;
    bot().discord.fail(fault);
    await talk.deliver(noon);
    expect(await why()).toContain('I have tried 1 time so far. Discord had an internal error.');
    await talk.deliver(later(60_000));
    const [message] = here.messages;
    const link = `https://discord.com/channels/${guild.id}/${here.id}/${message?.id}`;
    expect(await why()).toContain(`✅ It was posted on ${at(later(60_000))}: [the message](${link}).`);
  });

  test('held while the channel is suspended, and why', async () => {
    await follow({});
    await permit({ deny: ['EmbedLinks'] });
    await arrive();
    await talk.deliver(noon);
    const said = await why();
    expect(said).toMatch(
      /⏸️ I have not been able to post in <#\d+> since <t:\d+:f>, so alerts wait\. Hemicycle cannot post/u,
    );
    expect(said).toContain('⏸️ The alert waits until I can post in the channel again. Hemicycle cannot post');
  });

  test('in a digest, in a line, or dropped', async () => {
    const id = await follow({});
    const place = { guildId: guild.id, channelId: here.id, now: noon };
    await changeChannel(db(), place, { pace: 'daily', hour: 20 });
    await arrive();
    const evening = new Date('2026-01-05T19:00:00Z');
    expect(await why()).toContain(`It will be in the digest due ${at(evening)}.`);
    await talk.deliver(evening);
    expect(await why()).toContain(`It was posted in a digest on ${at(evening)}: [the message]`);
    await changeChannel(db(), place, { pace: 'once', cap: 1 });
    await arrive(705);
    await arrive(771);
    await talk.deliver(evening);
    expect(await why({ declaration: '771' })).toContain('summed up with others in one line, due');
    await unsubscribe(db(), { guildId: guild.id }, id);
    await talk.deliver(later(48 * 3_600_000));
    expect(await why({ declaration: '771' })).toContain('❌ It was not posted. The subscription was removed');
  });

  test.each<[DeliveryState, PostingReasonCode | null, string]>([
    [
      'uncertain',
      'noTelling',
      '❌ It is not certain whether it was posted. Discord never answered, and without',
    ],
    ['refused', 'refused', '❌ It was not posted. Discord refused the message.'],
    ['defect', 'refused', '❌ It was not posted, because of an error on my side.'],
    ['sending', null, '⏳ It is being posted right now.'],
    ['folded', null, '✅ It was summed up with others in one line'],
  ])('%s', async (state, code, words) => {
    await follow({});
    await arrive();
    const form = state === 'folded' ? 'line' : 'alert';
    await db()
      .update(deliveries)
      .set({ state, reason: code && { code }, form, messageId: '7' });
    expect(await why()).toContain(words);
  });

  test('a message that cannot be brought up to date', async () => {
    await follow({});
    await arrive();
    const locked = 'The thread is locked: unlock it, or subscribe another channel.';
    await db()
      .update(deliveries)
      .set({ state: 'sent', messageId: '7', shownEdition: 1, editReason: { code: 'locked' } });
    expect(await why()).toContain(`It could not be updated. ${locked}`);
  });

  test('once more for a later edition', async () => {
    const whole = archived(682);
    await follow({ minimum: 30 });
    await follow({ minimum: 20 });
    const { id } = await keep(db(), { ...whole, signatories: whole.signatories.slice(0, 25) });
    await enqueue(db(), id);
    await talk.deliver(noon);
    await keep(db(), { ...whole, date: '2019-10-04', fileId: 28_999 }, later(1_000));
    await db().transaction((tx) => enqueueEditionAlerts(tx, id, later(1_000)));
    const said = await why();
    expect(said).toMatch(/✅ It was posted[^]*\n⏳ Edition 2: the alert is on its way/u);
  });
});

describe('who may ask', () => {
  test('everyone, in their language, of another channel that they can see', async () => {
    const other = guild.addChannel({ name: 'other' });
    await hearsOf(bot().client, other.id);
    await arrive();
    const lectrice = guild.addMember({ name: 'lectrice', locale: 'fr' });
    const said = await why({ channel: other.id }, lectrice);
    expect(said).toContain('Pourquoi la n°\u00a0682 a été publiée, ou non');
    expect(said).toContain(`❌ <#${other.id}> n’a pas d’abonnement`);
  });

  test('nobody, of a channel that they cannot', async () => {
    await follow({});
    await arrive();
    const lobby = guild.addChannel({ name: 'lobby' });
    await permit({ who: 'everyone', deny: ['ViewChannel'] });
    const ask = { declaration: '682', channel: here.id };
    expect(await talk.say({ guild, channel: lobby, user: reader }, 'why', ask)).toContain(
      'cannot see that channel',
    );
    const admin = guild.addMember({ name: 'admin', permissions: ['Administrator'] });
    expect(await talk.say({ guild, channel: lobby, user: admin }, 'why', ask)).toContain('I found No. 682');
  });

  test('directly, of their own conversation alone', async () => {
    await follow({});
    await arrive();
    expect(await talk.say({ user: reader }, 'why', { declaration: '682' })).toContain(
      'This conversation has no subscriptions',
    );
  });

  test('numbers and titles are offered while they are typed', async () => {
    await arrive();
    const offered = await talk.offered(
      { guild, channel: here, user: reader },
      'why',
      'declaration',
      'kazakh',
    );
    expect(offered.map(({ value }) => value)).toEqual(['682']);
  });
});
