import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Discord, startDiscord } from '../src/discord.ts';
import { ask } from './ask.ts';

let discord: Discord;
let path: string;
beforeAll(async () => {
  discord = await startDiscord({ limits: 'off' });
  path = `/applications/${discord.applicationId}/commands`;
});
afterAll(() => discord.close());

const command = (more = {}) => ({ name: 'show', description: 'Show', ...more });
const option = (more = {}) => ({ type: 3, name: 'words', description: 'Words', ...more });
const x = (length: number): string => 'x'.repeat(length);

describe('what a command may be', () => {
  it.each<[string, object]>([
    ['upper case', command({ name: 'Show' })],
    ['a space', command({ name: 'show it' })],
    ['a long name', command({ name: x(33) })],
    ['no description', { name: 'show' }],
    ['a long description', command({ description: x(101) })],
    ['26 options', command({ options: Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` })) })],
    [
      '26 choices',
      command({
        options: [
          option({ choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })) }),
        ],
      }),
    ],
    [
      'choices and autocomplete',
      command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
    ],
    ['the same option twice', command({ options: [option(), option()] })],
    ['a required option last', command({ options: [option(), option({ name: 'number', required: true })] })],
    [
      'a subcommand beside an option',
      command({ options: [{ type: 1, name: 'sub', description: 'Sub' }, option()] }),
    ],
    ['a locale that is none', command({ name_localizations: { 'fr-FR': 'voir' } })],
    [
      'more than 8,000 characters',
      command({
        options: Array.from({ length: 4 }, (_, n) =>
          option({
            name: `o${n}`,
            choices: Array.from({ length: 25 }, (_, m) => ({ name: x(50) + m, value: x(40) })),
          }),
        ),
      }),
    ],
  ])('not %s', async (_name, body) => {
    const answer = await ask(discord, 'PUT', path, [body]);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(answer.body.errors).toHaveProperty('0');
    expect(discord.commands).toEqual([]);
  });

  it('not more than a hundred', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => command({ name: `show${n}` }));
    expect((await ask(discord, 'PUT', path, many(101))).body.code).toBe(30032);
    expect((await ask(discord, 'PUT', path, many(100))).status).toBe(200);
  });

  it('letters of any language, and permissions as text', async () => {
    const body = command({
      name: 'déclaration',
      default_member_permissions: '32',
      name_localizations: { fr: 'voir' },
    });
    expect(await ask(discord, 'PUT', path, [body])).toMatchObject({ status: 200 });
    expect(discord.commands).toMatchObject([{ name: 'déclaration', default_member_permissions: '32' }]);
  });
});

describe('registered commands', () => {
  it('keep their ids, and are listed with translations only when asked', async () => {
    const body = command({ name_localizations: { fr: 'voir' }, options: [option({ required: false })] });
    const first = await ask(discord, 'PUT', path, [body]);
    const second = await ask(discord, 'PUT', path, [body, command({ name: 'other' })]);
    expect((second.body as unknown as { id: string }[])[0]?.id).toBe(
      (first.body as unknown as { id: string }[])[0]?.id,
    );
    const [plain] = (await ask(discord, 'GET', path)).body as unknown as [Record<string, unknown>];
    expect(plain).not.toHaveProperty('name_localizations');
    expect(plain?.['options']).toEqual([{ type: 3, name: 'words', description: 'Words' }]);
    const [full] = (await ask(discord, 'GET', `${path}?with_localizations=true`)).body as unknown as [
      Record<string, unknown>,
    ];
    expect(full).toHaveProperty('name_localizations', { fr: 'voir' });
  });

  it('are for one guild too, and for no other application', async () => {
    const guild = discord.addGuild({ name: 'G' });
    const own = `/applications/${discord.applicationId}/guilds/${guild.id}/commands`;
    expect((await ask(discord, 'POST', own, command({ name: 'here' }))).status).toBe(201);
    expect((await ask(discord, 'POST', own, command({ name: 'here' }))).status).toBe(200);
    expect(discord.commands.map(({ name }) => name)).not.toContain('here');
    expect((await ask(discord, 'GET', '/applications/1/commands')).body.code).toBe(20012);
  });
});
