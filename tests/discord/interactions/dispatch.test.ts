import { once } from 'node:events';
import { RESTEvents } from 'discord.js';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import type { GuildHandle } from 'discord-sandbox';
import { noticeCard } from '../../../src/discord/render/notice.ts';
import type { Command } from '../../../src/discord/commands/command.ts';
import { dispatching, useBot } from '../support/harness.ts';

const bot = useBot({ interactionWindowMs: 1500 });
let guild: GuildHandle;

const definition = {
  name: 'probe',
  description: 'A command of the tests',
  options: [{ type: 3, name: 'text', description: 'Some text', autocomplete: true }],
} satisfies Command['definition'];

function probe(run: Command['run'], suggest?: Command['suggest']): readonly Command[] {
  return [{ definition, run, ...(suggest && { suggest }) }];
}

/** A promise and the way to fulfil it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

beforeAll(async () => {
  const { discord, client } = bot();
  guild = discord.addGuild({ name: 'Rome' });
  guild.addChannel({ name: 'talk' });
  await client.application.commands.set([definition]);
});

afterEach(() => {
  const { discord } = bot();
  discord.clearFaults();
  if (discord.refusals.length > 0) throw new Error(JSON.stringify(discord.refusals));
});

const ask = (over: object = {}) => bot().discord.run({ guild, command: 'probe', ...over });

describe('a command', () => {
  test('that is quick is answered at once, for the person alone', async () => {
    const reply = await dispatching(bot(), { commands: probe(async () => noticeCard('quick')) }, () => ask());
    expect(reply).toMatchObject({ ephemeral: true, deferred: false });
    expect(reply.embeds[0]?.description).toBe('quick');
  });

  test('that is slow asks for time and is answered later', async () => {
    const { opened, open } = gate();
    const commands = probe(async () => {
      await opened;
      return noticeCard('slow');
    });
    const reply = await dispatching(bot(), { commands, deferAfterMs: 0 }, async () => {
      const asked = ask();
      await once(bot().client.rest, RESTEvents.Response);
      open();
      return asked;
    });
    expect(reply).toMatchObject({ ephemeral: true, deferred: true });
    expect(reply.embeds[0]?.description).toBe('slow');
  });

  const callback = { method: 'POST', route: /\/callback$/u } as const;
  const takenAlready = () =>
    bot()
      .discord.sandbox.refusals.splice(0)
      .map(({ code }) => code);

  test('whose request for time was taken, though nobody heard of it, is answered later all the same', async () => {
    const commands = probe(async (interaction) => {
      while (!interaction.deferred) await new Promise(setImmediate);
      return noticeCard('slow');
    });
    bot().discord.fail({ ...callback, how: 'after', status: 502 });
    const reply = await dispatching(bot(), { commands, deferAfterMs: 0 }, () => ask());
    expect(reply).toMatchObject({ ephemeral: true, deferred: true });
    expect(reply.embeds[0]?.description).toBe('slow');
    expect(takenAlready()).toEqual([40060]);
  });

  test.each([{ how: 'after', status: 502 } as const, { how: 'drop-after' } as const])(
    'whose answer was taken, though nobody heard of it, is answered once ($how)',
    async (fault) => {
      bot().discord.fail({ ...callback, ...fault });
      const commands = probe(async () => noticeCard('quick'));
      const reply = await dispatching(bot(), { commands }, () => ask());
      expect(reply.embeds[0]?.description).toBe('quick');
      expect(takenAlready()).toEqual([40060]);
    },
  );

  test.each([
    ['en-GB', 'Something went wrong on my side'],
    ['fr', 'Un problème de mon côté'],
  ])('that fails says so in the language of %s and in words of ours', async (locale, words) => {
    const commands = probe(() => {
      throw new Error('secret detail at line 42');
    });
    const user = guild.addMember({ name: `reader of ${locale}`, locale });
    const reply = await dispatching(bot(), { commands }, () => ask({ user }));
    expect(reply.embeds[0]?.description).toContain(words);
    expect(JSON.stringify(reply.embeds)).not.toContain('secret');
    expect(reply.ephemeral).toBe(true);
  });

  test('that the bot no longer has is answered too', async () => {
    const reply = await dispatching(bot(), { commands: [] }, () => ask());
    expect(reply.embeds[0]?.description).toContain('This command no longer exists');
  });

  test('whose answer Discord does not take gets the last resort', async () => {
    const { discord } = bot();
    discord.fail({ method: 'POST', route: /\/callback$/u, status: 400, code: 50_035 });
    const reply = await dispatching(bot(), { commands: probe(async () => noticeCard('fine')) }, () => ask());
    expect(reply.embeds[0]?.description).toContain('Something went wrong');
  });

  test('answered too late is left alone, quietly', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const { discord } = bot();
    discord.fail({ method: 'POST', route: /\/callback$/u, code: 10_062, times: Infinity });
    await dispatching(bot(), { commands: probe(async () => noticeCard('late')), log }, async (dispatcher) => {
      const refused = once(bot().client.rest, RESTEvents.Response);
      void ask().catch(() => undefined);
      await refused;
      await dispatcher.settled();
    });
    expect(lines.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([30]);
    expect(lines[0]).toMatch(/"command":"probe","guild":"\d+","ms":\d+/u);
  });
});

describe('a suggestion', () => {
  const complete = (typed: string) =>
    bot().discord.autocomplete({ guild, command: 'probe', focused: 'text', options: { text: typed } });
  const never: Command['run'] = async () => noticeCard('unused');

  test('is at most 25 lines', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ name: `line ${at}`, value: String(at) }));
    const commands = probe(never, async () => many);
    expect(await dispatching(bot(), { commands }, () => complete('a'))).toHaveLength(25);
  });

  test('that fails is an empty one', async () => {
    for (const suggest of [
      () => {
        throw new Error('at once');
      },
      async () => {
        throw new Error('later');
      },
    ]) {
      expect(await dispatching(bot(), { commands: probe(never, suggest) }, () => complete('a'))).toEqual([]);
    }
    expect(await dispatching(bot(), { commands: probe(never) }, () => complete('a'))).toEqual([]);
  });
});

test('stopping waits for what was begun', async () => {
  const { opened, open } = gate();
  const begun = gate();
  const commands = probe(async () => {
    begun.open();
    await opened;
    return noticeCard('done');
  });
  await dispatching(bot(), { commands }, async (dispatcher) => {
    const asked = ask();
    await begun.opened;
    const stopped = dispatcher.stop();
    open();
    await stopped;
    expect((await asked).embeds[0]?.description).toBe('done');
  });
});
