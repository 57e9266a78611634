import { afterEach, describe, expect, test } from 'vitest';
import type { RefusedCommand } from '../../../src/discord/registration/command-refusals.ts';
import { definitions, registerCommands } from '../../../src/discord/registration/register-commands.ts';
import { linksOf } from '../../../src/discord/registration/register-patiently.ts';
import { languageFor } from '../../../src/i18n/languages.ts';
import { allLocales } from '../../../src/locales.ts';
import { useDatabase } from '../../support/database.ts';
import { useBot } from '../support/harness.ts';
import { whatIsWrongWithCommand } from '../support/spec.ts';

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
const everywhere = new Set([
  ...allLocales().map((locale) => languageFor(locale).name),
  'CSV',
  'JSON',
  'Excel (XLSX)',
]);

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
      ['setup', [0, 1]],
      ['subscribe', [0, 1]],
      ['subscriptions', [0, 1]],
      ['reports', [0, 1]],
      ['topic', [0]],
      ['list', [0]],
      ['settings', [0, 1]],
      ['operator', [0, 1]],
    ]);
    const others = managed.slice(0, -1);
    expect(others.every((one) => one.default_member_permissions === '32')).toBe(true);
  });

  test('come along with whoever installs the app for themselves, unless they are about a server', () => {
    const others = definitions.filter(({ integration_types }) => integration_types?.includes(1) !== true);
    expect(others.map(({ name }) => name)).toEqual(['topic', 'list', 'operator']);
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

const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
const installsOf = (name: string) =>
  bot().discord.commands.find((one) => one.name === name)?.integration_types;

describe('what the application supports', () => {
  afterEach(() => {
    bot().discord.sandbox.installs = [0, 1];
  });

  test.each([
    { installs: [0], of: 'search', types: [0], missing: [] },
    { installs: [0, 1], of: 'search', types: [0, 1], missing: [] },
    { installs: [], of: 'search', types: [0, 1], missing: [] },
    { installs: [1], of: 'search', types: [1], missing: ['topic', 'list', 'operator'] },
  ])('is what commands are registered for: $installs', async ({ installs, of, types, missing }) => {
    const { discord, client } = bot();
    discord.sandbox.installs = installs;
    expect(await registerCommands({ rest: client.rest, db: db() })).toBe('registered');
    expect(installsOf(of)).toEqual(types);
    expect(names(definitions).filter((name) => !names(discord.commands).includes(name))).toEqual(missing);
    expect(discord.refusals).toEqual([]);
    expect(await registerCommands({ rest: client.rest, db: db() })).toBe('unchanged');
  });

  test('is asked at every start: ticking a box in the portal is enough', async () => {
    const { discord, client } = bot();
    discord.sandbox.installs = [0];
    await registerCommands({ rest: client.rest, db: db() });
    discord.sandbox.installs = [0, 1];
    expect(await registerCommands({ rest: client.rest, db: db() })).toBe('registered');
    expect(installsOf('search')).toEqual([0, 1]);
  });

  test('is what links are printed for', () => {
    const links = (...installs: number[]) =>
      linksOf({ id: '42', installs: installs.length === 0 ? null : new Set(installs) });
    expect(links()).toEqual([expect.stringContaining('Add it to a server: https://')]);
    expect(links(0)).toEqual(links());
    expect(links(0, 1)).toEqual([links()[0], expect.stringContaining('integration_type=1')]);
    expect(links(1)[0]).toContain('Guild Install');
  });
});

describe('a command that Discord does not take', () => {
  const good = definitions.slice(0, 3);
  const [, second] = good;
  const bad = { ...second, description: 'x'.repeat(200) } as (typeof definitions)[number];
  const wanted = [good[0], bad, good[2]].flatMap((one) => one ?? []);
  const register = async (some: typeof wanted) => {
    const refused: RefusedCommand[] = [];
    const { rest } = bot().client;
    const onRefused = (one: RefusedCommand) => refused.push(one);
    return { outcome: await registerCommands({ rest, db: db(), wanted: some, onRefused }), refused };
  };
  const named = [{ name: bad.name, fields: [expect.stringMatching(/^description: ./u)] }];

  test('is named with its field, keeps no other from being registered, and is tried again at the next start', async () => {
    const { discord } = bot();
    await register([]);
    const first = await register(wanted);
    expect(first.refused).toEqual(named);
    expect(names(discord.commands)).toEqual(names([wanted[0], wanted[2]].flatMap((one) => one ?? [])));
    expect((await register(wanted)).refused).toEqual(named);
    const mended = await register(good);
    expect(mended).toEqual({ outcome: 'registered', refused: [] });
    expect((await register(good)).outcome).toBe('unchanged');
  });

  test('stays in the form in which Discord has it', async () => {
    const { discord } = bot();
    await register(good);
    const held = discord.commands.find(({ name }) => name === bad.name);
    expect((await register(wanted)).refused).toEqual(named);
    expect(names(discord.commands)).toEqual(names(good));
    const kept = discord.commands.find(({ name }) => name === bad.name);
    expect(kept).toMatchObject({
      id: held?.id,
      description: held?.description,
      name_localizations: held?.name_localizations,
      description_localizations: held?.description_localizations,
    });
    expect(names(kept?.options ?? [])).toEqual(names(held?.options ?? []));
  });

  test('is found by trying where Discord does not say which it is', async () => {
    const { discord } = bot();
    await register([]);
    const vague = discord.fail({ method: 'PUT', route: /\/commands$/u, status: 400, code: 50035 });
    expect((await register(wanted)).refused).toEqual(named);
    expect(vague.hits).toBe(1);
    expect(names(discord.commands)).toHaveLength(2);
    // One that is no longer wanted goes all the same.
    const again = discord.fail({ method: 'PUT', route: /\/commands$/u, status: 400, code: 50035 });
    expect((await register(good.slice(0, 1))).refused).toEqual([]);
    expect(again.hits).toBe(1);
    expect(names(discord.commands)).toEqual(names(good.slice(0, 1)));
  });

  test('is told from a Discord in trouble, which is asked again', async () => {
    const { discord } = bot();
    discord.fail({ method: 'PUT', route: /\/commands$/u, status: 503, times: 2 });
    await expect(register(good.slice(1))).rejects.toMatchObject({ status: 503 });
  });
});

describe('registering', () => {
  test('happens once, and again when the list was changed by somebody else or on demand', async () => {
    const { discord, client } = bot();
    const before = discord.registrations;
    const refusals = discord.refusals.length;
    const register = (force = false) => registerCommands({ rest: client.rest, db: db(), force });
    expect(await register()).toBe('registered');
    expect(discord.commands.map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
    expect(await register()).toBe('unchanged');
    expect(discord.registrations).toBe(before + 1);

    const [first] = await client.application.commands.fetch().then((all) => [...all.values()]);
    await first?.delete();
    expect(await register()).toBe('registered');
    expect(discord.commands).toHaveLength(definitions.length);
    expect(await register(true)).toBe('registered');
    expect(discord.registrations).toBe(before + 3);
    expect(discord.refusals).toHaveLength(refusals);
  });
});
