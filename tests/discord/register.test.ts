import { describe, expect, test } from 'vitest';
import { definitions, registerCommands } from '../../src/discord/register.ts';
import { useDatabase } from '../support/database.ts';
import { useBot } from './harness.ts';
import { whatIsWrongWithCommand } from './spec.ts';

const db = useDatabase();
const bot = useBot();

/** What Discord counts towards the 8,000 characters of a command: names, descriptions and values. */
function characters(value: unknown, key = ''): number {
  if (typeof value === 'string')
    return ['name', 'description', 'value', 'fr'].includes(key) ? value.length : 0;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [inner, held]) => sum + characters(held, inner), 0);
}

interface Part {
  readonly name: string;
  readonly name_localizations?: { readonly fr?: string | null | undefined } | null | undefined;
  readonly options?: readonly Part[] | undefined;
  readonly choices?: readonly Part[] | undefined;
}

/** Languages and formats are called the same everywhere. */
const everywhere = new Set(['English', 'Français', 'CSV', 'JSON']);

/** What has no French name, with the way to it. */
function unnamed(all: readonly Part[], before = ''): string[] {
  return all.flatMap(({ name, name_localizations: names, options = [], choices = [] }) => {
    const path = `${before}/${name}`;
    return [
      ...((names?.fr ?? '') === '' && !everywhere.has(name) ? [path] : []),
      ...unnamed(options, path),
      ...unnamed(choices, path),
    ];
  });
}

/** French names that two commands, or two options or choices of one, have. */
function repeated(all: readonly Part[], before = ''): string[] {
  const names = all.map((one) => one.name_localizations?.fr ?? one.name);
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${before}/${name}`),
    ...all.flatMap(({ name, options = [], choices = [] }) => [
      ...repeated(options, `${before}/${name}`),
      ...repeated(choices, `${before}/${name}`),
    ]),
  ];
}

describe('the commands', () => {
  test.each(definitions.map((definition) => [definition.name, definition] as const))(
    '/%s is one Discord takes',
    (_name, definition) => {
      expect(whatIsWrongWithCommand(definition)).toEqual([]);
      expect(characters(definition)).toBeLessThan(8000);
    },
  );

  test('are offered to everyone, or in servers to those who manage them or their channels', () => {
    const managed = definitions.filter((one) => one.default_member_permissions !== undefined);
    expect(managed.map(({ name, default_member_permissions: needed }) => [name, needed]).at(-1)).toEqual([
      'operator',
      '16',
    ]);
    expect(managed.map(({ name, contexts }) => [name, contexts])).toEqual([
      ['subscribe', [0, 1]],
      ['subscriptions', [0, 1]],
      ['topic', [0]],
      ['settings', [0, 1]],
      ['operator', [0, 1]],
    ]);
    const others = managed.slice(0, -1);
    expect(others.every((one) => one.default_member_permissions === '32')).toBe(true);
  });

  test('come along with whoever installs the app for themselves, unless they are about a server', () => {
    const others = definitions.filter(({ integration_types }) => integration_types?.includes(1) !== true);
    expect(others.map(({ name }) => name)).toEqual(['topic', 'why', 'operator']);
  });

  test('for reading can be used in servers, in direct messages and by those who added the bot to themselves', () => {
    const reading = definitions.filter(
      ({ name, default_member_permissions: managed }) => managed === undefined && name !== 'why',
    );
    expect(reading.length).toBeGreaterThan(11);
    for (const { contexts, integration_types: types } of reading) {
      expect([contexts, types]).toEqual([
        [0, 1, 2],
        [0, 1],
      ]);
    }
  });

  test('and all their options and choices are named in French, differently from their neighbours', () => {
    expect(unnamed(definitions as readonly Part[])).toEqual([]);
    expect(repeated(definitions as readonly Part[])).toEqual([]);
  });
});

describe('registering', () => {
  test('happens once, and again when the list was changed by somebody else or on demand', async () => {
    const { discord, client } = bot();
    const register = (force = false) => registerCommands({ rest: client.rest, db: db(), force });
    expect(await register()).toBe('registered');
    expect(discord.commands.map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
    expect(await register()).toBe('unchanged');
    expect(discord.registrations).toBe(1);

    const [first] = await client.application.commands.fetch().then((all) => [...all.values()]);
    await first?.delete();
    expect(await register()).toBe('registered');
    expect(discord.commands).toHaveLength(definitions.length);
    expect(await register(true)).toBe('registered');
    expect(discord.registrations).toBe(3);
    expect(discord.refusals).toEqual([]);
  });
});
