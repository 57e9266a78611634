import { beforeEach, expect, test } from 'vitest';
import type { MemberHandle, Reply } from 'discord-sandbox';
import { channels, deliveries, filters, subscriptions } from '../../../../src/store/db/schema.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../../support/delivery/enqueue.ts';
import { useBot } from '../../support/harness.ts';
import { said } from '../../support/said.ts';
import { useTalk } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
type User = ReturnType<ReturnType<typeof bot>['discord']['addUser']>;
let ada: User;

beforeEach(() => {
  ada = bot().discord.addUser({ name: 'ada' });
});

const press = (on: Reply, label: string, user: MemberHandle) => bot().discord.click({ on, label, user });
const say = (command: string, user = ada) => talk.say({ user }, command);

test('nothing is kept of who only looks things up or manages a server, and that is said', async () => {
  const guild = bot().discord.addGuild({ name: 'Rome' });
  const channel = guild.addChannel({ name: 'talk' });
  const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  await talk.say({ guild, channel, user: admin }, 'subscribe');
  expect(await talk.say({ guild, channel, user: admin }, 'privacy show')).toContain(
    'Nothing is stored about you',
  );
  expect(await talk.say({ guild, channel, user: admin }, 'privacy delete')).toContain(
    'Nothing is stored about you',
  );
  const kept = JSON.stringify([
    await db().select().from(channels),
    await db().select().from(subscriptions),
    await db().select().from(filters),
  ]);
  expect(kept).not.toContain(admin.id);
});

test('says exactly what is kept, in either language', async () => {
  await talk.say({ user: ada }, 'subscribe', { country: 'KZ' });
  const { id } = await keep(db(), archived(682));
  await enqueue(db(), id, false, new Date());
  await talk.deliver();
  const conversation = bot().discord.directMessages(ada);
  const said = await say('privacy show');
  for (const part of [
    `Your Discord ID (${ada.id}) and the ID of our conversation (${conversation.id})`,
    'each declaration at once',
    'in English',
    'Time zone: **Europe/Paris**',
    '(1 subscription):\n• written declarations about Kazakhstan, since <t:',
    'The record of 1 alert for you',
    'nobody but you',
    '`/privacy delete` deletes all of this at once',
  ]) {
    expect(said).toContain(part);
  }
  const lea = bot().discord.addUser({ name: 'léa', locale: 'fr' });
  await talk.say({ user: lea }, 'subscribe');
  expect(await say('privacy show', lea)).toMatch(
    /Ce qui est conservé à votre sujet[^]*toutes les déclarations écrites, depuis le <t:[^]*`\/confidentialité supprimer` efface tout cela immédiatement/u,
  );
});

test('shows what somebody searched for, and nothing of others', async () => {
  await keep(db(), archived(682));
  const guild = bot().discord.addGuild({ name: 'Rome' });
  const channel = guild.addChannel({ name: 'talk' });
  const here = { guild, channel, user: guild.addMember({ name: 'ada', user: ada }) };
  const ben = bot().discord.addUser({ name: 'ben' });
  await talk.say({ user: ada }, 'search', { words: 'kazakhstan', from: '2019' });
  await talk.say(here, 'search', { country: 'KZ' });
  await talk.say({ user: ben }, 'search', { words: 'rigged' });
  const shown = await talk.say(here, 'privacy show');
  for (const part of ['Your searches (2)', 'kazakhstan', 'since 2019', 'Kazakhstan', '90 days'])
    expect(shown).toContain(part);
  expect(shown).not.toContain('rigged');
  expect(await say('privacy delete')).toContain('Deleted: 0 subscriptions, 2 searches and everything else');
  expect(await say('privacy show')).toContain('Nothing is stored');
  expect(await say('privacy show', ben)).toContain('rigged');
});

test('the buttons of a search that was deleted say so, also in a message that was shared', async () => {
  await keep(db(), archived(682));
  const guild = bot().discord.addGuild({ name: 'Rome' });
  const channel = guild.addChannel({ name: 'talk' });
  const user = guild.addMember({ name: 'ada', user: ada });
  const own = await bot().discord.run({
    guild,
    channel,
    user,
    command: 'search',
    options: { words: 'kazakhstan' },
  });
  const shared = await press(own, 'Share', user);
  expect(said(await press(own, 'Export', user))).toContain('1 row');
  await say('privacy delete');
  for (const on of [own, shared]) {
    expect(said(await press(on, 'Export', user))).toContain(
      'no longer stored: it had not been used for a long time, or the person who made it deleted it',
    );
  }
});

test('deletes all of it at once, and only that', async () => {
  const ben = bot().discord.addUser({ name: 'ben' });
  await follow(db(), 'a', {});
  await talk.say({ user: ada }, 'subscribe', { words: 'kazakhstan' });
  await talk.say({ user: ben }, 'subscribe');
  const { id } = await keep(db(), archived(682));
  await enqueue(db(), id, false, new Date());
  expect(await say('privacy delete')).toContain('Deleted: 1 subscription, 0 searches and everything else');
  expect(await say('privacy show')).toContain('Nothing is stored');
  const kept = JSON.stringify([
    await db().select().from(channels),
    await db().select().from(subscriptions),
    await db().select().from(filters),
    await db().select().from(deliveries),
  ]);
  expect(kept).not.toContain(ada.id);
  expect(kept).not.toContain(bot().discord.directMessages(ada).id);
  expect(kept).not.toContain('kazakhstan');
  await talk.deliver(new Date());
  expect(bot().discord.directMessages(ada).messages).toEqual([]);
  expect(bot().discord.directMessages(ben).messages).toHaveLength(1);
});
