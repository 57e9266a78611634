import { afterAll, beforeAll } from 'vitest';
import type { ChannelHandle, GuildHandle } from 'discord-sandbox';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import {
  dispatchInteractions,
  type Dispatcher,
  type DispatchSettings,
} from '../../../src/discord/interactions/dispatch.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { registerCommands } from '../../../src/discord/registration/register-commands.ts';
import { deliverDue, type Delivered, type DeliverContext } from '../../../src/delivery/deliver.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { quiet } from '../../support/log.ts';
import type { Bot } from './harness.ts';
import { said } from './said.ts';

type Person = NonNullable<Parameters<Bot['discord']['run']>[0]['user']>;

/** Who says it, and where: directly, without a guild. */
export interface Where {
  readonly guild?: GuildHandle;
  readonly channel?: ChannelHandle;
  readonly user: Person;
}

type Options = Record<string, string | number | boolean>;

/** The bot with its commands, and a way to talk with it, for the tests of one file. */
export function useTalk(
  bot: () => Bot,
  db: () => Database,
  settings: () => Partial<DispatchSettings> = () => ({}),
) {
  let dispatcher: Dispatcher;
  let woken = 0;
  beforeAll(async () => {
    const { client } = bot();
    await registerCommands({ rest: client.rest, db: db() });
    dispatcher = dispatchInteractions(client, {
      db: db(),
      log: quiet,
      wake: () => (woken += 1),
      ...settings(),
    });
  });
  afterAll(() => dispatcher.stop());

  return {
    /** How often the part that posts was woken. */
    woken: () => woken,

    /** Uses a command and returns all that its answer says. */
    async say(where: Where, command: string, options: Options = {}): Promise<string> {
      const { discord } = bot();
      const reply = await discord.run({ ...where, command, options });
      await dispatcher.settled();
      if (!reply.ephemeral) throw new Error(`Everybody sees the answer to /${command}.`);
      const refused = discord.refusals.filter(({ status }) => status === 400);
      if (refused.length > 0) throw new Error(JSON.stringify(refused));
      return said(reply);
    },

    /** What is offered while an option is being typed. */
    offered(where: Where, command: string, focused: string, typed: string) {
      return bot().discord.autocomplete({ ...where, command, focused, options: { [focused]: typed } });
    },

    /** Posts what is due, for real. */
    deliver: (at = new Date()): Promise<Delivered> => deliverDue(delivering(bot(), db(), at)),
  };
}

/** What posting takes, with the real courier. */
export function delivering({ client }: Bot, db: Database, at: Date): DeliverContext {
  const never = new AbortController().signal;
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  return { db, log: quiet, now: () => at, courier, stopping: never, signal: never };
}
