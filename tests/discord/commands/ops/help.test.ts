import { describe, expect, test } from 'vitest';
import { definitions } from '../../../../src/discord/registration/register-commands.ts';
import { useReading } from '../../support/reading-setup.ts';

const { ask, reader, lectrice } = useReading();

interface Told {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: { readonly fr?: string | null | undefined } | null | undefined;
  readonly description_localizations?: { readonly fr?: string | null | undefined } | null | undefined;
}

const inEnglish = ({ name, description }: Told) => [name, description];
const inFrench = (one: Told) => [one.name_localizations?.fr, one.description_localizations?.fr];

describe.each([
  ['en-GB', reader, inEnglish, '`/help` What Hemicycle does and how to begin'],
  ['fr', lectrice, inFrench, '`/aide` Ce que fait Hemicycle et comment commencer'],
] as const)('/help in %s', (_locale, user, told, itself) => {
  test('has every command once, with what Discord says of it, and those in the menu of a message', async () => {
    const { embeds } = await ask('help', {}, user());
    const said = (embeds[0]?.fields ?? []).map(({ value }) => value.replaceAll('\u00a0', ' '));
    const lines = said.join('\n').split('\n');
    for (const definition of definitions as readonly Told[]) {
      const [name, description] = told(definition);
      expect(name).toBeTruthy();
      if (description === undefined || description === null) {
        expect(lines.filter((line) => line.includes(`**${name}**`))).toHaveLength(1);
      } else {
        expect(lines.filter((line) => line === `\`/${name}\` ${description}`)).toHaveLength(1);
      }
    }
    expect(lines).toContain(itself);
  });

  test('has what manages a server under following, and what asks for its operator under running it', async () => {
    const { embeds } = await ask('help', {}, user());
    let heading = '';
    const under = (embeds[0]?.fields ?? []).flatMap(({ name, value }) => {
      heading = name === '\u200b' ? heading : name;
      return [...value.matchAll(/^`\/(?<command>[^`]+)`/gmu)].map(({ groups }) => [
        heading,
        groups?.['command'],
      ]);
    });
    const headings = [...new Set(under.map(([name]) => name))];
    expect(headings).toHaveLength(4);
    const of = (at: number) => under.filter(([name]) => name === headings[at]).map(([, command]) => command);
    const names = new Map((definitions as readonly Told[]).map((one) => [told(one)[0], one.name]));
    const english = (at: number) => of(at).map((name) => names.get(name));
    expect(english(1)).toEqual(['setup', 'subscribe', 'subscriptions', 'topic', 'settings']);
    expect(english(2)).toEqual(['privacy', 'subscribe']);
    expect(english(3)).toEqual(['operator']);
  });
});
