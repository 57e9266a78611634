import { beforeEach, expect, test } from 'vitest';
import { channels, deliveries, filters, subscriptions } from '../../src/store/schema.ts';
import { useDatabase } from '../support/database.ts';
import { archived, keep } from '../support/declarations.ts';
import { enqueue, follow } from '../support/enqueue.ts';
import { useBot } from './harness.ts';
import { useTalk } from './talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);
type User = ReturnType<ReturnType<typeof bot>['discord']['addUser']>;
let ada: User;

beforeEach(() => {
  ada = bot().discord.addUser({ name: 'ada' });
});

const say = (command: string, user = ada) => talk.say({ user }, command);

test('nothing is kept of who only looks things up or manages a server, and that is said', async () => {
  const guild = bot().discord.addGuild({ name: 'Rome' });
  const channel = guild.addChannel({ name: 'talk' });
  const admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  await talk.say({ guild, channel, user: admin }, 'subscribe');
  expect(await talk.say({ guild, channel, user: admin }, 'privacy show')).toContain(
    'Nothing is kept about you',
  );
  expect(await talk.say({ guild, channel, user: admin }, 'privacy delete')).toContain(
    'Nothing is kept about you',
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
    `Your Discord id (${ada.id}) and the id of our conversation (${conversation.id})`,
    'each declaration at once',
    'in English',
    'Time zone: **Europe/Paris**',
    '(1 subscription):\n• written declarations about Kazakhstan, since <t:',
    'The record of 1 alert made for you',
    'nobody but you',
    '`/privacy delete` deletes all of it at once',
  ]) {
    expect(said).toContain(part);
  }
  const lea = bot().discord.addUser({ name: 'léa', locale: 'fr' });
  await talk.say({ user: lea }, 'subscribe');
  expect(await say('privacy show', lea)).toMatch(
    /Ce qui est gardé à votre sujet[^]*toutes les déclarations écrites, depuis le <t:[^]*`\/confidentialité supprimer` efface tout d’un coup/u,
  );
});

test('deletes all of it at once, and only that', async () => {
  const ben = bot().discord.addUser({ name: 'ben' });
  await follow(db(), 'a', {});
  await talk.say({ user: ada }, 'subscribe', { words: 'kazakhstan' });
  await talk.say({ user: ben }, 'subscribe');
  const { id } = await keep(db(), archived(682));
  await enqueue(db(), id, false, new Date());
  expect(await say('privacy delete')).toContain('Deleted: 1 subscription and everything else');
  expect(await say('privacy show')).toContain('Nothing is kept');
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
