import { ApplicationCommandType } from 'discord.js';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GuildHandle, MemberHandle, Reply as Heard } from 'discord-sandbox';
import type { CardFile } from '../../../src/discord/render/embed.ts';
import { noticeCard, troubleCard } from '../../../src/discord/render/notice.ts';
import { panel, textBlock } from '../../../src/discord/render/panel.ts';
import type {
  Command,
  ComponentHandler,
  MessageCommand,
  ReplyTarget,
  Reply,
} from '../../../src/discord/commands/command.ts';
import type { DispatchSettings } from '../../../src/discord/interactions/dispatch.ts';
import { dispatching, useBot } from '../support/harness.ts';
import { said } from '../support/said.ts';

const bot = useBot({ interactionWindowMs: 1500 });
let guild: GuildHandle;
let reader: MemberHandle;

const definition = { name: 'probe', description: 'A command of the tests' } satisfies Command['definition'];
const menu = {
  name: 'Probe this',
  type: ApplicationCommandType.Message,
} satisfies MessageCommand['definition'];

beforeAll(async () => {
  const { discord, client } = bot();
  guild = discord.addGuild({ name: 'Rome' });
  guild.addChannel({ name: 'talk' });
  reader = guild.addMember({ name: 'reader', locale: 'en-GB' });
  await client.application.commands.set([definition, menu]);
});

afterEach(() => {
  const { discord } = bot();
  discord.clearFaults();
  if (discord.refusals.length > 0) throw new Error(JSON.stringify(discord.refusals));
});

const pressable = panel(() => [
  textBlock('before'),
  { kind: 'buttons', buttons: [{ label: 'Go on', view: { kind: 'declaration', number: 1 } }] },
]);
const commands: readonly Command[] = [{ definition, run: async () => pressable }];
const picture: CardFile = {
  name: 'hemicycle.png',
  bytes: new Uint8Array([1, 2, 3]),
  description: 'A hemicycle',
};

/** What pressing the button of a private panel brings. */
async function press(
  place: ReplyTarget,
  run: ComponentHandler['run'],
  settings: Partial<DispatchSettings> = {},
): Promise<{ shown: Heard; pressed: Heard }> {
  const components = [{ owns: () => true, place: () => place, run }];
  return dispatching(bot(), { commands, components, ...settings }, async () => {
    const shown = await bot().discord.run({ guild, command: 'probe', user: reader });
    return { shown, pressed: await bot().discord.click({ on: shown, label: 'Go on' }) };
  });
}

const after = (words = 'after'): Reply => panel(() => [textBlock(words)]);

describe('a press', () => {
  test('changes the message pressed on', async () => {
    const { shown, pressed } = await press('update', async () => after());
    expect(pressed.message).toBe(shown.message);
    expect(said(pressed)).toBe('after');
  });

  test.each(['private', 'public'] as const)(
    'is answered by a message of its own that is %s',
    async (place) => {
      const { shown, pressed } = await press(place, async () => after());
      expect(pressed.message).not.toBe(shown.message);
      expect(pressed.ephemeral).toBe(place === 'private');
      expect(said(shown)).toBe('before');
      expect(said(pressed)).toBe('after');
    },
  );

  test.each(['update', 'private', 'public'] as const)('that takes long asks for time: %s', async (place) => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const run = async () => {
      await opened;
      return after();
    };
    const components = [{ owns: () => true, place: () => place, run }];
    const settings = { commands, components, deferAfterMs: 0 };
    const [shown, pressed] = await dispatching(bot(), settings, async () => {
      const shown = await bot().discord.run({ guild, command: 'probe', user: reader });
      const pressed = await bot().discord.click({ on: shown, label: 'Go on', until: 'acknowledgement' });
      expect(pressed.deferred).toBe(true);
      open();
      await bot().discord.waitFor(() => pressed.interaction.state === 'answered');
      return [shown, pressed] as const;
    });
    expect(said(pressed)).toBe('after');
    expect(pressed.ephemeral).toBe(place !== 'public');
    expect(pressed.message === shown.message).toBe(place === 'update');
  });

  test.each(['update', 'private', 'public'] as const)(
    'that fails says so to the presser alone and leaves the message: %s',
    async (place) => {
      const { shown, pressed } = await press(place, () => {
        throw new Error('secret');
      });
      expect(said(pressed)).toContain('Something went wrong');
      expect(pressed.ephemeral).toBe(true);
      expect(said({ components: shown.message?.components ?? [] })).toBe('before');
    },
  );

  test('whose answer is trouble never takes the place of a message, nor shows it to all', async () => {
    for (const place of ['update', 'public'] as const) {
      const { shown, pressed } = await press(place, async () => troubleCard('gone'));
      expect(pressed.ephemeral).toBe(true);
      expect(pressed.message).not.toBe(shown.message);
      expect(said(pressed)).toBe('gone');
    }
  });

  const callback = { method: 'POST', route: /\/callback$/u } as const;
  const takenAlready = () =>
    bot()
      .discord.sandbox.refusals.splice(0)
      .map(({ code }) => code);

  test.each([{ how: 'after', status: 502 } as const, { how: 'drop-after' } as const])(
    'whose notice was taken, though nobody heard of it, is noticed once ($how)',
    async (fault) => {
      const run = async () => {
        bot().discord.fail({ ...callback, ...fault });
        return noticeCard('noted');
      };
      const { shown, pressed } = await press('update', run);
      expect(said(pressed)).toBe('noted');
      expect(pressed.message).not.toBe(shown.message);
      expect(pressed.interaction.followUps).toEqual([]);
      expect(takenAlready()).toEqual([40060]);
    },
  );

  test('whose request for time was taken, though it was never heard of, gets its notice beside the message', async () => {
    const run: ComponentHandler['run'] = async (interaction) => {
      // Taken, and the repeat is not answered either: nothing is known of it here.
      await interaction.deferUpdate();
      interaction.deferred = false;
      return noticeCard('noted');
    };
    const { shown, pressed } = await press('update', run);
    expect(pressed.interaction.followUps).toHaveLength(1);
    expect(said({ components: shown.message?.components ?? [] })).toBe('before');
    expect(pressed.interaction.followUps[0]?.embeds[0]?.description).toBe('noted');
    expect(takenAlready()).toEqual([40060]);
  });

  test('that fails after it asked for time is followed by a word to the presser', async () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const components: ComponentHandler[] = [
      {
        owns: () => true,
        place: () => 'update',
        run: async () => {
          await opened;
          throw new Error('secret');
        },
      },
    ];
    await dispatching(bot(), { commands, components, deferAfterMs: 0 }, async () => {
      const shown = await bot().discord.run({ guild, command: 'probe', user: reader });
      const pressed = await bot().discord.click({ on: shown, label: 'Go on', until: 'acknowledgement' });
      open();
      await bot().discord.waitFor(() => pressed.followUps.length > 0);
      const { followUps } = pressed;
      expect(followUps.map((message) => said(message)).join()).toContain('Something went wrong');
      expect(followUps[0]?.onlyFor).toBe(reader.id);
      expect(said({ components: shown.message?.components ?? [] })).toBe('before');
    });
  });

  test('of a component that nobody knows any more is answered too', async () => {
    const reply = await dispatching(bot(), { commands, components: [] }, async () => {
      const shown = await bot().discord.run({ guild, command: 'probe', user: reader });
      return bot().discord.click({ on: shown, label: 'Go on' });
    });
    expect(said(reply)).toContain('This command no longer exists');
  });

  test('whose answer Discord does not take gets the last resort', async () => {
    const { discord } = bot();
    const components = [{ owns: () => true, place: () => 'private' as const, run: async () => after() }];
    const reply = await dispatching(bot(), { commands, components }, async () => {
      const shown = await discord.run({ guild, command: 'probe', user: reader });
      discord.fail({ method: 'POST', route: /\/callback$/u, status: 400, code: 50_035 });
      return discord.click({ on: shown, label: 'Go on' });
    });
    expect(said(reply)).toContain('Something went wrong');
    expect(reply.ephemeral).toBe(true);
  });
});

describe('files', () => {
  test('of a card and pictures of a panel are attached, with their description', async () => {
    const withPicture = panel(() => [textBlock('look'), { kind: 'pictures', files: [picture] }]);
    for (const reply of [{ ...noticeCard('look'), files: [picture] }, withPicture]) {
      const run = async () => reply;
      const { message } = await dispatching(bot(), { commands: [{ definition, run }] }, () =>
        bot().discord.run({ guild, command: 'probe', user: reader }),
      );
      expect(message?.files).toMatchObject([{ name: 'hemicycle.png', description: 'A hemicycle' }]);
      expect(message?.files[0]?.data).toEqual(picture.bytes);
    }
  });

  test('of a message go when a press changes what it shows', async () => {
    const first = panel(() => [
      textBlock('one'),
      { kind: 'pictures', files: [picture] },
      { kind: 'buttons', buttons: [{ label: 'Go on', view: { kind: 'declaration', number: 1 } }] },
    ]);
    const second = panel(() => [
      textBlock('two'),
      { kind: 'pictures', files: [{ ...picture, name: 'two.png' }] },
    ]);
    const { pressed } = await press('update', async () => second, {
      commands: [{ definition, run: async () => first }],
    });
    expect(pressed.message?.files.map(({ name }) => name)).toEqual(['two.png']);
  });
});

test('a command in the menu of a message gets the message', async () => {
  const { discord } = bot();
  const channel = guild.addChannel({ name: 'menu' });
  const messageCommands: readonly MessageCommand[] = [
    { definition: menu, run: async ({ targetMessage }) => noticeCard(`It says ${targetMessage.content}.`) },
  ];
  const on = channel.write('ciao', reader);
  const reply = await dispatching(bot(), { commands, messageCommands }, () =>
    discord.menu({ command: 'Probe this', on, user: reader }),
  );
  expect(reply.ephemeral).toBe(true);
  expect(said(reply)).toBe('It says ciao.');
});
