import { afterEach, beforeAll, afterAll } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle, Reply } from 'discord-sandbox';
import { dispatchInteractions, type Dispatcher } from '../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../src/discord/registration/register-commands.ts';
import { useDatabase } from '../../support/database.ts';
import { quiet } from '../../support/log.ts';
import { useBot } from './harness.ts';
import { controlsOf } from './said.ts';

/** A bot that answers from a store, in a French server with an English and a French reader. */
export function useReading() {
  const db = useDatabase();
  const bot = useBot();
  let dispatcher: Dispatcher;
  let guild: GuildHandle;
  let here: ChannelHandle;
  let reader: MemberHandle;
  let lectrice: MemberHandle;

  const start = () => {
    // Here one person asks for more in seconds than anybody does in an hour.
    const allowance = { take: () => 0 };
    dispatcher = dispatchInteractions(bot().client, { db: db(), log: quiet, deferAfterMs: 2500, allowance });
  };

  beforeAll(async () => {
    const { client, discord } = bot();
    await registerCommands({ rest: client.rest, db: db() });
    start();
    guild = discord.addGuild({ name: 'Strasbourg', locale: 'fr' });
    here = guild.addChannel({ name: 'ici' });
    reader = guild.addMember({ name: 'reader', locale: 'en-GB' });
    lectrice = guild.addMember({ name: 'lectrice', locale: 'fr' });
  });
  afterEach(async () => {
    // Whoever asked has the answer before the bot knows that it was taken.
    await dispatcher.settled();
    const refusals = bot().discord.refusals.filter(({ status }) => status === 400);
    if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
  });
  afterAll(() => dispatcher.stop());

  return {
    db,
    bot,
    here: () => here,
    reader: () => reader,
    lectrice: () => lectrice,
    /** Tells Discord of the commands anew: tests empty the store, which forgets that they were told. */
    registered: async () => {
      await registerCommands({ rest: bot().client.rest, db: db(), force: true });
    },
    /** Another process takes over: nothing that was in memory is left. */
    restart: async () => {
      await dispatcher.stop();
      start();
    },
    ask: (command: string, options: Record<string, string | boolean> = {}, user = reader): Promise<Reply> =>
      bot().discord.run({ guild, channel: here, command, options, user }),
    offered: (command: string, focused: string, typed: string, user = reader) =>
      bot().discord.autocomplete({
        guild,
        channel: here,
        command,
        focused,
        options: { [focused]: typed },
        user,
      }),
  };
}

/** The option of a select, by the beginning of its label. */
export function optionOf(on: Reply, label: string): { customId: string; values: string[] } {
  for (const { custom_id: customId = '', options = [] } of controlsOf(on.components).selects) {
    const found = options.find((one) => one.label.startsWith(label));
    if (found) return { customId, values: [found.value] };
  }
  throw new Error(`No select offers "${label}".`);
}
