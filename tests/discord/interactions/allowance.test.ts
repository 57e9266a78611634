import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, Reply } from 'discord-sandbox';
import { createAllowance, type Cost } from '../../../src/discord/interactions/allowance.ts';
import { dispatchInteractions, type Dispatcher } from '../../../src/discord/interactions/dispatch.ts';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { registerCommands } from '../../../src/discord/registration/register-commands.ts';
import { filters } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { enqueue } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { said } from '../support/said.ts';
import { delivering } from '../support/talk.ts';
import { deliverDue } from '../../../src/delivery/deliver.ts';

describe('an allowance', () => {
  let now = 0;
  const ada = { userId: 'ada', guildId: 'rome' };
  const taken = (allowance: ReturnType<typeof createAllowance>, cost: Cost, who = ada) => {
    let count = 0;
    while (allowance.take(cost, who) === 0) count += 1;
    return count;
  };

  beforeEach(() => {
    now = 0;
  });

  test('is used up by one person, says when it comes back, and then comes back by and by', () => {
    const allowance = createAllowance(() => now);
    const burst = taken(allowance, 'export');
    expect(burst).toBe(30);
    const wait = allowance.take('export', ada);
    expect(wait).toBe(6_000);
    now += wait;
    expect(taken(allowance, 'export')).toBe(1);
    now += 60 * 60_000;
    expect(taken(allowance, 'export')).toBe(burst);
    expect(taken(allowance, 'search')).toBeGreaterThan(burst);
  });

  test('is one for a server, however many people ask, and another’s is untouched', () => {
    const allowance = createAllowance(() => now);
    const crowd = (guildId: string) =>
      Array.from({ length: 50 }, (_, at) =>
        taken(allowance, 'export', { userId: `${guildId} ${at}`, guildId }),
      );
    const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
    expect(sum(crowd('rome'))).toBe(120);
    expect(sum(crowd('paris'))).toBe(120);
  });

  test('is not used up by somebody’s own refusals, nor by a clock that goes back', () => {
    const allowance = createAllowance(() => now);
    taken(allowance, 'export');
    now = -1_000;
    expect(allowance.take('export', { userId: 'ben', guildId: 'rome' })).toBe(0);
    expect(allowance.take('export', ada)).toBeGreaterThan(0);
  });
});

/** Makes all calls, so many at a time. */
async function sideBySide<T>(calls: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const left = [...calls];
  const answers: T[] = [];
  const work = async () => {
    for (let call = left.shift(); call; call = left.shift()) answers.push(await call());
  };
  await Promise.all(Array.from({ length: width }, work));
  return answers;
}

describe('one server that tries to slow down all others', () => {
  const db = useDatabase();
  const bot = useBot();
  let dispatcher: Dispatcher;
  let loud: GuildHandle;
  let room: ChannelHandle;

  beforeAll(async () => {
    const { client } = bot();
    await registerCommands({ rest: client.rest, db: db() });
    dispatcher = dispatchInteractions(client, { db: db(), log: quiet, allowance: createAllowance(() => 0) });
  });
  afterAll(() => dispatcher.stop());

  test('is refused beyond what it needs, while the alert of another is posted', async () => {
    const { discord, client } = bot();
    loud = discord.addGuild({ name: 'Loud' });
    room = loud.addChannel({ name: 'noise' });
    const user = loud.addMember({ name: 'loud', permissions: ['ManageGuild'] });
    const calm = discord.addGuild({ name: 'Calm' });
    const channel = calm.addChannel({ name: 'talk' });
    await hearsOf(client, channel.id);
    const admin = calm.addMember({ name: 'admin', permissions: ['ManageGuild'] });
    await discord.run({ guild: calm, channel, user: admin, command: 'subscribe' });
    const { id } = await keep(db(), archived(682), new Date());
    await enqueue(db(), id, false, new Date());

    const where = { guild: loud, channel: room, user };
    const calls: (() => Promise<Reply | readonly unknown[]>)[] = [
      ...Array.from(
        { length: 40 },
        (_, at) => () =>
          discord.run({ ...where, command: 'export search', options: { words: `elections ${at}` } }),
      ),
      ...Array.from(
        { length: 70 },
        (_, at) => () =>
          discord.run({ ...where, command: 'subscribe', options: { words: `elections ${at}` } }),
      ),
      ...Array.from(
        { length: 130 },
        () => () =>
          discord.autocomplete({ ...where, command: 'signatory', focused: 'name', options: { name: 'ram' } }),
      ),
    ];
    const noise = sideBySide(calls, 6);
    await deliverDue(delivering(bot(), db(), new Date()));
    const posted = channel.messages.length;
    const answers = await noise;
    await dispatcher.settled();
    expect(posted).toBe(1);

    const { tooMuch } = messagesFor('en').trouble;
    const begin = tooMuch(0).slice(0, 30);
    const refused = answers.filter((one) => 'ephemeral' in one && said(one).includes(begin));
    expect(refused).toHaveLength(40 - 30 + (70 - 60));
    expect(await db().$count(filters)).toBeLessThanOrEqual(61);
    const offered = answers.filter((one) => Array.isArray(one) && one.length > 0);
    expect(offered).toHaveLength(120);
    expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
  }, 60_000);

  test('cannot do so with what is only looked at either: commands, buttons and the menu of messages', async () => {
    const { discord } = bot();
    const guild = discord.addGuild({ name: 'Curious' });
    const channel = guild.addChannel({ name: 'noise' });
    const user = guild.addMember({ name: 'curious' });
    const where = { guild, channel, user };
    await keep(db(), archived(682));
    const begin = messagesFor('en').trouble.tooMuch(0).slice(0, 30);
    const shown = await discord.run({ ...where, command: 'signatories', options: { number: '682' } });
    const looks = Array.from({ length: 118 }, () => () => discord.run({ ...where, command: 'help' }));
    await sideBySide(looks, 6);
    expect(said(await discord.run({ ...where, command: 'help' }))).not.toContain(begin);
    const before = channel.messages.length;
    for (const refused of [
      await discord.run({ ...where, command: 'help' }),
      await discord.click({ on: shown, label: 'Share', user }),
      await discord.menu({ ...where, command: messagesFor('en').ask.inMessage, on: shown }),
    ]) {
      expect(said(refused)).toContain(begin);
      expect(refused.ephemeral).toBe(true);
    }
    expect(channel.messages).toHaveLength(before);
    // What is kept about somebody can always be deleted.
    expect(said(await discord.run({ ...where, command: 'privacy delete' }))).not.toContain(begin);
  }, 60_000);
});
