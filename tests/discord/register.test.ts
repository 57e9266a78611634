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

describe('the commands', () => {
  test.each(definitions.map((definition) => [definition.name, definition] as const))(
    '/%s is one Discord takes',
    (_name, definition) => {
      expect(whatIsWrongWithCommand(definition)).toEqual([]);
      expect(characters(definition)).toBeLessThan(8000);
    },
  );

  test('are offered to everyone, or in servers to those who manage them', () => {
    const managed = definitions.filter((one) => one.default_member_permissions !== undefined);
    expect(managed.map(({ name, contexts }) => [name, contexts])).toEqual([
      ['subscribe', [0, 1]],
      ['subscriptions', [0, 1]],
      ['topic', [0]],
      ['settings', [0, 1]],
    ]);
    expect(managed.every((one) => one.default_member_permissions === '32')).toBe(true);
  });

  test('come along with whoever installs the app for themselves, unless they are about a server', () => {
    const others = definitions.filter(({ integration_types }) => integration_types?.includes(1) !== true);
    expect(others.map(({ name }) => name)).toEqual(['topic', 'why']);
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

  test('for reading have names in French, each once', () => {
    interface Named {
      readonly name_localizations?: { readonly fr?: string | null | undefined } | null | undefined;
      readonly options?: readonly Named[] | undefined;
    }
    const names = (all: readonly Named[]) => all.flatMap((one) => one.name_localizations?.fr ?? []);
    expect(names(definitions)).toEqual([
      'déclaration',
      'signataires',
      'signataire',
      'délégation',
      'groupe',
      'recherche',
      'comparer',
      'statistiques',
      'exporter',
      'Déclarations dans ce message',
    ]);
    for (const { options = [] } of definitions as readonly Named[]) {
      const french = names(options);
      expect(new Set(french).size).toBe(french.length);
    }
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
