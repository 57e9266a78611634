import { beforeEach, describe, expect, test } from 'vitest';
import { definitions } from '../../../../src/discord/registration/register-commands.ts';
import { facts } from '../../../../src/store/db/schema.ts';
import { said } from '../../support/said.ts';
import { useReading } from '../../support/reading-setup.ts';

const { ask, bot, db, reader, lectrice, registered } = useReading();

interface Told {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: { readonly fr?: string | null | undefined } | null | undefined;
  readonly description_localizations?: { readonly fr?: string | null | undefined } | null | undefined;
}

const inEnglish = ({ name, description }: Told) => [name, description];
const inFrench = (one: Told) => [one.name_localizations?.fr, one.description_localizations?.fr];
const plain = /^`\/(?<name>[^`]+)` (?<description>\p{Lu}.+)$/u;
const clickable = /^<\/(?<name>[^: ]+)(?: [^:]+)?:\d{17,20}> (?<description>.+)$/u;

// The first test finds what was registered for all.
beforeEach(async () => {
  await db().delete(facts);
});

describe.each([
  ['en-GB', reader, inEnglish],
  ['fr', lectrice, inFrench],
] as const)('/help in %s', (_locale, user, told) => {
  test('has every command once, with what Discord says of it, and those in the menu of a message', async () => {
    const { embeds } = await ask('help', {}, user());
    const values = (embeds[0]?.fields ?? []).map(({ value }) => value.replaceAll('\u00a0', ' '));
    const lines = values.join('\n').split('\n');
    for (const definition of definitions as readonly Told[]) {
      const [name, description] = told(definition);
      expect(name).toBeTruthy();
      if (description === undefined || description === null) {
        expect(lines.filter((line) => line.includes(`**${name}**`))).toHaveLength(1);
      } else {
        expect(lines.filter((line) => line === `\`/${name}\` ${description}`)).toHaveLength(1);
      }
    }
  });

  test('has following first, what manages a server under it, and what asks for its operator under running it', async () => {
    const { embeds } = await ask('help', {}, user());
    let heading = '';
    const under = (embeds[0]?.fields ?? []).flatMap(({ name, value }) => {
      heading = name === '\u200b' ? heading : name;
      return value.split('\n').flatMap((line) => {
        const command = plain.exec(line)?.groups?.['name'];
        return command === undefined ? [] : [[heading, command] as const];
      });
    });
    const headings = [...new Set(under.map(([name]) => name))];
    expect(headings).toHaveLength(4);
    const of = (at: number) => under.filter(([name]) => name === headings[at]).map(([, command]) => command);
    const names = new Map((definitions as readonly Told[]).map((one) => [told(one)[0], one.name]));
    const english = (at: number) => of(at).map((name) => names.get(name));
    expect(english(0)).toEqual([
      'setup',
      'subscribe',
      'subscriptions',
      'reports',
      'topic',
      'list',
      'settings',
    ]);
    expect(english(1)).toEqual(['privacy']);
    expect(english(3)).toEqual(['operator']);
    expect(said({ embeds })).toMatch(/\/(?:subscribe country|abonner pays):/u);
  });
});

test('commands can be clicked once Discord has said their ids', async () => {
  await registered();
  const { embeds } = await ask('help');
  const lines = (embeds[0]?.fields ?? []).flatMap(({ value }) => value.split('\n'));
  const names = lines.flatMap((line) => clickable.exec(line)?.groups?.['name'] ?? []);
  const all = (definitions as readonly Told[]).filter(({ description }) => description !== undefined);
  expect(names.toSorted()).toEqual(all.map(({ name }) => name).toSorted());
  expect(lines.some((line) => line.startsWith('</subscriptions list:'))).toBe(true);
  expect(lines.some((line) => plain.test(line))).toBe(false);
});

test('a person who brings the bot along is told what it does for one person', async () => {
  const { discord } = bot();
  const user = discord.addUser({ name: 'alone', locale: 'fr' });
  user.installApp();
  const text = said(await discord.run({ user, command: 'help' }));
  expect(text).toContain('je travaille **pour vous uniquement**');
  expect(text).not.toContain('Gérer le serveur');
  expect(text).not.toContain('`/thème`');
  expect(text).toContain('`/configurer`');
  const there = discord.conversation(user, discord.addUser({ name: 'other' }));
  expect(said(await discord.run({ user, channel: there, command: 'help' }))).toContain(
    '**pour vous uniquement**',
  );
});
