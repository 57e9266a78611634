import { describe, expect, test } from 'vitest';
import { textLanguages } from '../../src/assembly/declaration.ts';
import { fold } from '../../src/assembly/fold.ts';
import { families } from '../../src/assembly/group.ts';
import { delegations } from '../../src/assembly/delegation.ts';
import { definitions } from '../../src/discord/registration/register-commands.ts';
import { messages as en } from '../../src/i18n/en/messages.ts';
import { plural } from '../../src/i18n/fr/words.ts';
import { formatDate, formatList, formatShortDate } from '../../src/i18n/format.ts';
import { messages as fr } from '../../src/i18n/fr/messages.ts';
import { localeOf, messagesFor } from '../../src/i18n/messages.ts';
import { regions } from '../../src/i18n/regions.ts';
import { allLocales, type Locale } from '../../src/locales.ts';
import { countryName, familyName, flag, groupLabel, honorificIn } from '../../src/i18n/terms.ts';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** What a message says for each kind of argument it takes, with words and counts that can be found again first. */
function everySaid(value: unknown): string[] {
  if (typeof value !== 'function') return [String(value)];
  return ['marked', 7, ['marked', 'listed'], 0, 1, []].flatMap((argument) => {
    try {
      const text: unknown = Reflect.apply(value, undefined, Array(value.length).fill(argument));
      return typeof text === 'string' && !/NaN|undefined|\[object/u.test(text) ? [text] : [];
    } catch {
      // Not the kind of argument this message takes.
      return [];
    }
  });
}

function said(value: unknown): string {
  return everySaid(value)[0] ?? '';
}

interface Definition {
  readonly name: string;
  readonly name_localizations?: { readonly fr?: string | null | undefined } | null | undefined;
  readonly options?: readonly Definition[] | undefined;
}

/** A command or an option as people write it: "/topics", "/topic show", "/topics topic:". */
function spelt(one: Definition, nameOf: (one: Definition) => string, before = '/'): string[] {
  const called = `${before}${nameOf(one)}`;
  return [
    called,
    `${called}:`,
    ...(one.options ?? []).flatMap((inner) => spelt(inner, nameOf, `${called} `)),
  ];
}

/** "/subscribe country:Georgia not-topic:sport" by its options: "/subscribe country:", "/subscribe not-topic:". */
function optionsOf(mention: string): string[] {
  const options = mention.match(/(?<= )[\p{L}-]+:/gu) ?? [];
  const command = mention.replace(/ [\p{L}-]+:.*$/u, '');
  return options.length === 0 ? [mention] : options.map((option) => `${command} ${option}`);
}

/** Where a language says the same as English, because it is the same word. A language that is added has a list of its own. */
const shared: Readonly<Record<Exclude<Locale, 'en' | 'qps-ploc'>, readonly string[]>> = {
  fr: [
    '.collective.share',
    '.collective.member',
    '.ask.format.name',
    '.exporting.about.source',
    '.exporting.about.licence',
    '.status.look',
    '.settings.tagFor',
    '.transfer.notHere',
    '.commands.settings.forum.name',
    '.commands.subscriptions.pause.name',
    '.conditions.options.minimum.name',
  ],
};

describe('the messages', () => {
  const english = new Map(leaves(en));
  const french = new Map(leaves(fr));

  test('are the same ones in every language, with as many arguments', () => {
    const shape = (messages: ReadonlyMap<string, unknown>) =>
      [...messages].map(([path, value]) => [
        path,
        typeof value,
        typeof value === 'function' ? value.length : 0,
      ]);
    for (const locale of allLocales()) {
      const messages = new Map(leaves(messagesFor(locale)));
      expect(shape(messages).toSorted()).toEqual(shape(english).toSorted());
    }
  });

  test.each(Object.entries(shared))('are all translated: %s', (locale, same) => {
    const translated = new Map(leaves(messagesFor(localeOf(locale))));
    const alike = [...english]
      .filter(([path, value]) => said(value) !== '' && said(value) === said(translated.get(path)))
      .map(([path]) => path);
    expect(alike.toSorted()).toEqual(same.toSorted());
  });

  test('say something, without a space before or after, in typographic signs', () => {
    const all = allLocales().flatMap((locale) => leaves(messagesFor(locale)));
    const untidy = all.filter(
      ([, value]) => typeof value === 'string' && (value !== value.trim() || /^$|\w'\w|\.\.\./u.test(value)),
    );
    expect(untidy).toEqual([]);
  });

  test('in French have a no-break space before high punctuation, where Discord keeps it', () => {
    const breaking = [...french].filter(
      ([path, value]) =>
        !/^\.(?:commands|ask|conditions\.options)\b/u.test(path) && /[^\u00a0] [:;?!»]|« /u.test(said(value)),
    );
    expect(breaking).toEqual([]);
  });

  test('name commands as the reader’s Discord does', () => {
    const texts = (messages: ReadonlyMap<string, unknown>) => [...messages.values()].flatMap(everySaid);
    const mentioned = (messages: ReadonlyMap<string, unknown>) =>
      texts(messages)
        .flatMap((text) => text.match(/(?<=`)\/[^`]+|(?<![\p{L}\p{N}<./`])\/\p{Ll}[\p{L}-]*/gu) ?? [])
        .flatMap((mention) => optionsOf(mention.normalize()));
    /** Names that stand alone in a sentence: "`/subscriptions edit`, `test` or `remove`"; the operator's verbs are no commands. */
    const alone = (messages: ReadonlyMap<string, unknown>) =>
      texts(messages).flatMap((text) => text.match(/(?<!\b(?:verb|command)e? `)(?<=`)\p{Ll}+(?=`)/gu) ?? []);
    const spellings = (nameOf: (one: Definition) => string) =>
      new Set((definitions as readonly Definition[]).flatMap((one) => spelt(one, nameOf)));
    const inEnglish = spellings(({ name }) => name);
    const inFrench = spellings((one) => one.name_localizations?.fr ?? '');
    const words = (all: ReadonlySet<string>) =>
      new Set([...all].flatMap((one) => one.match(/\p{L}+/gu) ?? []));
    const [englishWords, frenchWords] = [words(inEnglish), words(inFrench)];

    expect(mentioned(english).filter((mention) => !inEnglish.has(mention))).toEqual([]);
    expect(mentioned(french).filter((mention) => !inFrench.has(mention))).toEqual([]);
    expect(alone(english).filter((word) => frenchWords.has(word) && !englishWords.has(word))).toEqual([]);
    expect(alone(french).filter((word) => englishWords.has(word) && !frenchWords.has(word))).toEqual([]);
    expect(mentioned(french).length).toBe(mentioned(english).length);
    expect(mentioned(french).length).toBeGreaterThan(60);
  });

  test('ask for a word that is understood before a server is forgotten', () => {
    for (const { settings, commands } of [en, fr]) {
      expect(fold(settings.forgetWord)).toBe(settings.forgetWord);
      expect(settings.forgetConfirm).toContain(`\`${settings.forgetWord}\``);
      expect(commands.settings.confirm.description).toContain(settings.forgetWord);
    }
  });

  test('count as the language does', () => {
    expect(en.declaration.signatories(1)).toBe('1 signatory');
    expect(en.declaration.signatories(0)).toBe('0 signatories');
    expect(fr.declaration.signatories(0)).toBe('0 signataire');
    expect(fr.declaration.signatories(2)).toBe('2 signataires');
    expect(plural(1_000_000, { one: 'un', other: 'des' })).toBe('des');
  });

  test('name as many as shown and count the others', () => {
    expect(en.conditions.delegation.met('of Italy', ['A', 'B', 'C'], 5)).toBe(
      'signed by 5 members of the delegation of Italy (A, B, C and 2 others)',
    );
    expect(fr.conditions.group.met('SOC', ['A'], 2)).toBe(
      'signée par 2 membres du groupe SOC (A et 1 autre)',
    );
  });

  test('follow the reader’s Discord', () => {
    expect(messagesFor(localeOf('fr'))).toBe(fr);
    expect(messagesFor(localeOf('en-GB'))).toBe(en);
    for (const other of ['xx', 'fi', '', null, undefined]) expect(localeOf(other)).toBe('en');
  });
});

describe('dates and lists', () => {
  test('are written as people write them, in no time zone but the Assembly’s day', () => {
    expect(formatDate('2019-06-27', 'en')).toBe('27 June 2019');
    expect(formatDate('2019-06-27', 'fr')).toBe('27 juin 2019');
    expect(formatDate('2020-01-01', 'fr')).toBe('1er janvier 2020');
    expect(formatShortDate('2019-06-27', 'en')).toBe('27 Jun 2019');
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
    expect(formatList(['a', 'b'], 'fr')).toBe('a et b');
  });
});

describe('terms', () => {
  test('name every country in both languages', () => {
    const nameless = [...regions, ...delegations.map(({ code }) => code)].filter((code) =>
      textLanguages.some((language) => countryName(code, language) === code),
    );
    expect(nameless).toEqual([]);
    expect(new Set(regions).size).toBe(regions.length);
    expect(countryName('KZ', 'fr')).toBe('Kazakhstan');
    expect(countryName('AF', 'en')).toBe('Afghanistan');
    expect(countryName('Atlantis', 'fr')).toBe('Atlantis');
  });

  test('address people in the reader’s language, and leave titles as printed', () => {
    const all = ['Mr', 'Ms', 'Mrs', 'MR', 'M.', 'Mme', 'Lord', 'Baroness', 'Sir', 'Dame', 'Prof. Dr', ''];
    expect(all.map((printed) => honorificIn(printed, 'fr'))).toEqual([
      'M.',
      'Mme',
      'Mme',
      'M.',
      'M.',
      'Mme',
      'Lord',
      'Baroness',
      'Sir',
      'Dame',
      'Prof. Dr',
      '',
    ]);
    expect(all.map((printed) => honorificIn(printed, 'en'))).toEqual([
      'Mr',
      'Ms',
      'Mrs',
      'MR',
      'Mr',
      'Ms',
      'Lord',
      'Baroness',
      'Sir',
      'Dame',
      'Prof. Dr',
      '',
    ]);
  });

  test('have a flag for a code and none for a printed name', () => {
    expect(flag('IT')).toBe('🇮🇹');
    expect(flag('Atlantis')).toBe('');
  });

  test('give groups the abbreviation of their time in the reader’s language', () => {
    expect(groupLabel('EPP/CD', 'fr')).toBe('PPE/DC');
    expect(groupLabel('EC', 'fr')).toBe('CE');
    expect(groupLabel('EC', 'en')).toBe('EC');
    expect(groupLabel('LDR', 'fr')).toBe('LDR');
    expect(groupLabel('NEW', 'fr')).toBe('NEW');
    for (const { id } of families) expect(familyName(id, 'fr')).not.toBe(familyName(id, 'en'));
  });
});
