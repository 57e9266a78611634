import { ApplicationCommandOptionType, type APIApplicationCommandOption } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { commands } from '../../../src/discord/commands/index.ts';
import { dispatchInteractions, type Dispatcher } from '../../../src/discord/interactions/dispatch.ts';
import { registerCommands } from '../../../src/discord/registration/register-commands.ts';
import { createLogger } from '../../../src/log.ts';
import { filters, serverTopics } from '../../../src/store/db/schema.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { useBot } from '../support/harness.ts';
import { said } from '../support/said.ts';

const db = useDatabase();
const bot = useBot();
let dispatcher: Dispatcher;
let guild: GuildHandle;
let channel: ChannelHandle;
let admin: MemberHandle;
const written: string[] = [];

beforeAll(async () => {
  const { client } = bot();
  await registerCommands({ rest: client.rest, db: db() });
  const log = createLogger('warn', [], { write: (line) => void written.push(line) });
  // Every text is to reach its command.
  dispatcher = dispatchInteractions(client, { db: db(), log, allowance: { take: () => 0 } });
});

beforeEach(async () => {
  written.length = 0;
  guild = bot().discord.addGuild({ name: 'Rome' });
  channel = guild.addChannel({ name: 'talk' });
  admin = guild.addMember({ name: 'admin', permissions: ['ManageGuild'] });
  await keep(db(), archived(682));
});

afterAll(() => dispatcher.stop());

const say = async (command: string, options: Record<string, string | number | boolean>): Promise<string> => {
  const reply = await bot().discord.run({ guild, channel, user: admin, command, options });
  await dispatcher.settled();
  return said(reply);
};

describe('what nobody sees', () => {
  test.each(['\u0000', '\u200B\u2060', '\u202A\u202C', ' ', '\u3164', '\uFE0F', '\uFEFF\u00AD'])(
    'is refused as words and never taken for all: %j',
    async (words) => {
      expect(await say('subscribe', { words })).toContain('**words** contains no letters or numbers');
      expect(await subscriptionsOf(db(), { guildId: guild.id })).toEqual([]);
    },
  );

  test('is no part of what was meant', async () => {
    const said = await say('subscribe', {
      country: '\u202AKazakhstan\u202C',
      words: 'elec\u00ADtions\u200B',
    });
    expect(said).toContain('Kazakhstan');
    const [kept] = await subscriptionsOf(db(), { guildId: guild.id });
    expect(kept?.filter).toEqual({ concerns: ['KZ'], words: 'elections' });
    expect(await say('declaration show', { number: '６８２\u200F' })).toContain('682');
  });
});

/** Every option that takes a text, with the command it is of and what else that needs. */
function everyText() {
  const walk = (
    command: string,
    options: readonly APIApplicationCommandOption[],
  ): {
    command: string;
    name: string;
    longest: number;
    others: readonly APIApplicationCommandOption[];
    completes: boolean;
  }[] =>
    options.flatMap((option) => {
      if (
        option.type === ApplicationCommandOptionType.Subcommand ||
        option.type === ApplicationCommandOptionType.SubcommandGroup
      ) {
        return walk(`${command} ${option.name}`, option.options ?? []);
      }
      if (option.type !== ApplicationCommandOptionType.String || ('choices' in option && option.choices))
        return [];
      const others = options.filter(
        (other) => 'required' in other && other.required === true && other.name !== option.name,
      );
      const completes = 'autocomplete' in option && option.autocomplete === true;
      return [{ command, name: option.name, longest: option.max_length ?? 6000, others, completes }];
    });
  return commands.flatMap(({ definition }) => walk(definition.name, definition.options ?? []));
}

/** Pieces of what people paste and attackers type; put together by number, so that every run is the same. */
const pieces = [
  '"',
  '“',
  '«',
  '(((',
  ')',
  '\\',
  "'; drop table filters; --",
  "' or 1=1 --",
  '& | !',
  ':*',
  '<->',
  '$1',
  '%s',
  '-',
  '--',
  'OR',
  '-"',
  '\u0000',
  '\u202E',
  '\u200B',
  '\u0301\u0302\u0303',
  '\uFE0F',
  '\uD800',
  '\uFFFF',
  '𝔎𝔞𝔷',
  '👩‍👩‍👧',
  '日本語',
  'Қазақстан',
  'مرحبا',
  'हिन्दी',
  'ß',
  'ﬁ',
  '１２',
  '@everyone',
  '<@1>',
  '<#1>',
  '```',
  '||',
  '[x](https://x.example)',
  '#',
  '> ',
  '*_~`',
  'https://pace.coe.int/en/files/1/html',
  '/2019',
  'Doc.',
  'No.',
  '..........',
  '2026-02-31',
  '99999999999999999999',
  '-1',
  '1e9',
  'null',
  'undefined',
  '{}',
  '../../etc/passwd',
  'own:1',
  't:1',
  'h1sd.zz',
  '\r\n',
  '\t',
] as const;

function hostile(at: number, longest: number): string {
  const piece = (step: number) => pieces[(at * 7 + step * step * 13 + step) % pieces.length] ?? '';
  const parts = Array.from({ length: 1 + (at % 5) }, (_, step) => piece(step));
  const text = at % 11 === 0 ? (parts[0] ?? 'x').repeat(longest) : parts.join(at % 3 === 0 ? '' : ' ');
  return text.slice(0, longest) || 'x';
}

/** For an option that has to be there beside. */
function usual(option: APIApplicationCommandOption, forum: ChannelHandle): string {
  if (option.type === ApplicationCommandOptionType.Channel) return forum.id;
  if (!('choices' in option) || !option.choices) return 'elections';
  return String(option.choices[0]?.value);
}

test('a thousand hostile texts, over every option: no failure, no refusal by Discord, nothing read that was not meant', async () => {
  const texts = everyText();
  expect(texts.length).toBeGreaterThan(30);
  const { discord } = bot();
  const forum = guild.addChannel({ name: 'forum', type: 'forum' });
  for (let at = 0; at < 1_000; at += 1) {
    const option = texts[at % texts.length]!;
    const typed = hostile(at, option.longest);
    const others = Object.fromEntries(option.others.map((other) => [other.name, usual(other, forum)]));
    const options = { ...others, [option.name]: typed };
    const where = { guild, channel, user: admin, command: option.command, options };
    if (option.completes && at % 2 === 0) await discord.autocomplete({ ...where, focused: option.name });
    else await discord.run(where);
  }
  await dispatcher.settled();
  expect(discord.refusals.filter(({ status }) => status === 400)).toEqual([]);
  expect(written).toEqual([]);
  const kept = await db().select().from(filters);
  expect(kept.map(({ canonical }) => canonical)).not.toContain('*');
  for (const { words } of kept)
    expect(words ?? '').not.toMatch(/[\p{Cc}\u200B\u202A-\u202E\u2060-\u2069\uFEFF]/u);
  for (const { name } of await db().select().from(serverTopics))
    expect(name).toMatch(/[\p{L}\p{N}\p{S}\p{P}]/u);
}, 60_000);
