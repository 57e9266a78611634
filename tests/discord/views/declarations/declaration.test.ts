import { describe, expect, test } from 'vitest';
import { textLanguages } from '../../../../src/assembly/declaration.ts';
import type { DeclarationEntry, DeclarationRecord, ThreadReason } from '../../../../src/assembly/record.ts';
import { alertCard } from '../../../../src/discord/views/delivery/alert.ts';
import {
  declarationPanel,
  type Surroundings,
} from '../../../../src/discord/views/declarations/declaration.ts';
import { declarationByNumber } from '../../../../src/store/declarations/declarations.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import type { Reply } from '../../../../src/discord/commands/command.ts';
import { partsOf, said } from '../../support/said.ts';
import { record, signatures } from '../../support/samples.ts';
import { whatIsWrong } from '../../support/spec.ts';

const about = (...ids: string[]) => ({ topics: ids.map((id) => ({ id, evidence: [id] })) });
const many = about(
  'elections',
  'political-prisoners',
  'rule-of-law',
  'media-freedom',
  'civil-society',
  'detention-torture',
  'armed-conflict',
  'accountability',
  'migration',
  'minorities-racism',
);
const alert = (declaration: DeclarationRecord, language: 'en' | 'fr') =>
  alertCard({ declaration, reasons: [[{ kind: 'everything' }]], language });
const declarationCard = (declaration: DeclarationRecord, language: 'en' | 'fr', around?: Surroundings) =>
  declarationPanel(declaration, { language, sharedBy: null }, around);
const linesOf = (reply: Reply) => said(reply).split('\n');

describe('the card of a declaration', () => {
  const make = declarationCard;

  test('names the countries as a sentence does', () => {
    const of = (...concerns: string[]) => record(682, 'en', { concerns });
    expect(linesOf(make(of('NL'), 'en'))).toContain('About 🇳🇱\u00a0the Netherlands');
    expect(linesOf(make(of('RU', 'UA', 'GB'), 'en'))).toContain(
      'About 🇷🇺\u00a0the Russian Federation, 🇺🇦\u00a0Ukraine and 🇬🇧\u00a0the United Kingdom',
    );
    expect(linesOf(make(of('NL'), 'fr'))).toContain('Pays concerné\u00a0: 🇳🇱\u00a0Pays-Bas');
    expect(linesOf(make(of('NL', 'IT'), 'fr'))).toContain(
      'Pays concernés\u00a0: 🇳🇱\u00a0Pays-Bas et 🇮🇹\u00a0Italie',
    );
  });

  test('names topics in the reader’s language', () => {
    const one = record(682, 'en', about('elections'));
    expect(linesOf(make(one, 'en'))).toContain('Topic: Elections and democracy');
    expect(linesOf(make(one, 'fr'))).toContain('Thème\u00a0: Élections et démocratie');
    const two = record(682, 'en', about('political-prisoners', 'health'));
    expect(linesOf(make(two, 'en'))).toContain(
      'Topics: Political prisoners and persecution of opposition · Health and bioethics',
    );
    expect(linesOf(make(record(682), 'en')).some((line) => line.startsWith('Topic'))).toBe(false);
  });

  test('shows the first topics and says how many more there are', () => {
    const shown = (card: Reply) => {
      const line = linesOf(card).find((line) => line.startsWith('Topics: ')) ?? '';
      return [line.split(' · ').length, /\(and (\d+) more\)$/u.exec(line)?.[1]];
    };
    expect(shown(declarationCard(record(682, 'en', many), 'en'))).toEqual([8, '2']);
  });
});

describe('a text that is held in one language only', () => {
  const db = useDatabase();
  const asks = {
    en: 'We call on both sides to begin talks.',
    fr: 'Nous demandons aux deux parties de se parler.',
  };
  const held = async (language: 'en' | 'fr', reader: 'en' | 'fr') => {
    await keep(db(), { ...archived(572, language), paragraphs: [asks[language]] });
    const found = await declarationByNumber(db(), 572, reader);
    return [declarationCard(found!, reader), alert(found!, reader)].map((card) => linesOf(card).join('\n'));
  };

  test.each([
    ['en', 'fr', '*Je n’ai trouvé que le texte anglais.*'],
    ['fr', 'en', '*I have found the French text only.*'],
  ] as const)(
    '%s for a reader of %s is marked, and the ask is in the same language',
    async (language, reader, mark) => {
      for (const said of await held(language, reader)) {
        expect(said).toContain(`\n${mark}\n`);
        expect(said).toContain(asks[language]);
      }
    },
  );

  test.each(textLanguages)('%s for its own readers is not', async (language) => {
    for (const said of await held(language, language)) {
      expect(said).not.toMatch(/Held in|disponible en/u);
      expect(said).toContain(asks[language]);
    }
  });

  test('and then in both is shown to each in theirs, the ask too', async () => {
    await held('fr', 'en');
    for (const said of await held('en', 'en')) {
      expect(said).not.toContain('Held in');
      expect(said).toContain(asks.en);
    }
    const french = await declarationByNumber(db(), 572, 'fr');
    expect(linesOf(alert(french!, 'fr'))).toContain(`> ${asks.fr}`);
  });
});

const entry = (number: number, title: string): DeclarationEntry => ({
  number,
  document: 14_000 + number,
  date: '2019-06-27',
  title,
  url: `https://assembly.example/en/files/${20_000 + number}`,
  signatoryCount: 32,
});
const member = (number: number, title: string, reason: ThreadReason) => ({
  entry: entry(number, title),
  tabledOn: '2018-06-27',
  reason,
});
const surroundings = (title: string): Surroundings => ({
  thread: {
    number: 682,
    tabledOn: '2019-06-27',
    place: 4,
    count: 12,
    since: 2017,
    shown: [
      member(601, title, { kind: 'named' }),
      member(790, title, { kind: 'names' }),
      member(603, title, { kind: 'through', number: 675 }),
      member(604, title, { kind: 'persons', names: Array.from({ length: 9 }, () => title) }),
      member(605, title, { kind: 'words', words: Array.from({ length: 9 }, () => title.slice(0, 50)) }),
    ],
  },
  refersTo: [
    ...Array.from({ length: 12 }, (_, at) => ({
      kind: 'declaration' as const,
      number: 500 + at,
      entry: entry(500 + at, title),
    })),
    { kind: 'opinion', number: 300, entry: null },
  ],
});

describe('a declaration', () => {
  const heading = (url: string | null) => {
    const shown = declarationCard(record(682, 'en', { title: 'A [title]', url }), 'en');
    return linesOf(shown)[0];
  };

  test('has a heading that leads to its text, where there is one', () => {
    expect(heading('https://assembly.example/a_(b)')).toBe(
      '### [A \\[title\\]](https://assembly.example/a_%28b%29)',
    );
    expect(heading(null)).toBe('### A \\[title\\]');
    expect(heading(`https://assembly.example/${'x'.repeat(600)}`)).toBe('### A \\[title\\]');
  });

  test('keeps apart who tabled it, its text, what it is about and who signed', () => {
    const shown = declarationCard(record(682, 'en', { ...about('elections'), concerns: ['KZ'] }), 'en');
    expect(said(shown)).toMatch(/\n27 June 2019\n\nTabled by \*\*.+\*\*\n/u);
    expect(said(shown)).toMatch(/Topic: Elections and democracy\n\n\*\*32 signatories from/u);
    const kinds = 'components' in shown ? partsOf(shown.components).map(({ type }) => type) : [];
    // Text, separator, text, separator, text.
    expect(kinds.slice(1, 6)).toEqual([10, 14, 10, 14, 10]);
  });
});

describe('what stands around a declaration', () => {
  test('is linked where it is stored and named where it is not', () => {
    const linked = declarationCard(record(682), 'en', {
      thread: null,
      refersTo: [
        { kind: 'document', number: 14_679, entry: entry(679, 'A title') },
        { kind: 'declaration', number: 675, entry: { ...entry(675, 'A title'), url: null } },
        { kind: 'declaration', number: 77, entry: null },
        { kind: 'document', number: 14_000, entry: null },
        { kind: 'resolution', number: 2292, entry: null },
        { kind: 'recommendation', number: 2150, entry: null },
        { kind: 'opinion', number: 300, entry: null },
      ],
    });
    expect(linesOf(linked)).toContain(
      'Refers to: [Written declaration No. 679](https://assembly.example/en/files/20679) · Written declaration No. 675 · ' +
        'Written declaration No. 77 · Doc. 14000 · Resolution 2292 · Recommendation 2150 · Opinion 300',
    );
  });

  test('is a timeline in the order of numbers, with this one in its place and why each belongs to it', () => {
    const shown = linesOf(declarationCard(record(682), 'en', surroundings('**A** title')));
    const at = shown.indexOf('**The 4th of 12 declarations on this subject since 2017**');
    const line = (number: number) =>
      `**[No. ${number}](https://assembly.example/en/files/${20_000 + number})** · 27 Jun 2018 · \\*\\*A\\*\\* title`;
    const title = '\\*\\*A\\*\\* title';
    expect(shown.slice(at + 1, at + 12)).toEqual([
      line(601),
      '-# refers to No. 682',
      line(603),
      '-# linked by references, through No. 675',
      line(604),
      `-# both name ${title}, ${title} and ${title}`,
      line(605),
      `-# in both titles: ${[title, title, title, title, title].join(', ')}`,
      '▸ **No. 682** · 27 Jun 2019 · *this one*',
      line(790),
      '-# No. 682 refers to it',
    ]);
  });

  test.each([
    ['en', 4, 4, '**The 4th declaration on this subject since 2017**'],
    ['en', 1, 2, '**The 1st of 2 declarations on this subject since 2017**'],
    ['en', 22, 23, '**The 22nd of 23 declarations on this subject since 2017**'],
    ['fr', 4, 4, '**La 4e déclaration sur ce sujet depuis 2017**'],
    ['fr', 1, 2, '**La 1re des 2 déclarations sur ce sujet depuis 2017**'],
  ] as const)('says in %s that it is number %i of %i', (language, place, count, said) => {
    const { thread } = surroundings('A title');
    const shown = declarationCard(record(572, language), language, {
      refersTo: [],
      thread: { ...thread!, place, count },
    });
    expect(linesOf(shown)).toContain(said);
  });

  test('leads to all of a thread where not all are shown', () => {
    const { thread } = surroundings('A title');
    const labels = (count: number) =>
      JSON.stringify(declarationCard(record(682), 'en', { refersTo: [], thread: { ...thread!, count } }));
    expect(labels(12)).toContain('All 12 on this subject');
    expect(labels(6)).not.toContain('All 6');
  });
});

describe('the longest real declaration', () => {
  const title = 'The right of everyone to a title '.repeat(10).slice(0, 300).trim();
  // 200 words, the most that the Assembly allows, of the length of long ones.
  const paragraphs = ['democratic '.repeat(100).trim(), 'democratic '.repeat(100).trim()];
  const longest = (body = paragraphs): DeclarationRecord =>
    record(682, 'en', {
      title,
      paragraphs: body,
      edition: 4,
      concerns: ['GB', 'RU', 'MD', 'BA', 'MK', 'CZ', 'SK', 'NL'],
      ...many,
      signatories: signatures(175),
    });

  test.each(textLanguages)('with everything around it is one that Discord takes, in %s', (language) => {
    expect(whatIsWrong(declarationCard(longest(), language, surroundings(title)))).toEqual([]);
    expect(whatIsWrong(alert(longest(), language))).toEqual([]);
  });

  test.each(textLanguages)('has its whole text, in %s', (language) => {
    const shown = said(declarationCard(longest(), language, surroundings(title)));
    expect(shown).toContain(paragraphs.join('\n\n'));
    expect(shown).toContain('175 ');
  });

  test('of a short text names as many as have room, and counts the rest', () => {
    const short = record(682, 'en', { signatories: signatures(175), paragraphs: ['A short text.'] });
    const [, listed = '', left] =
      /\*\*Signatories\*\*\n([^\n]*) · and (\d+) more/u.exec(said(declarationCard(short, 'en'))) ?? [];
    const names = listed.match(/COZMANCIUC \d+/gu) ?? [];
    expect(names.length).toBeGreaterThan(20);
    expect(names.length + Number(left)).toBe(175);
  });

  test('cuts the text where all the rest would not fit under it', () => {
    const long = longest(['word '.repeat(900)]);
    const card = declarationCard(long, 'fr', surroundings(title));
    expect(whatIsWrong(card)).toEqual([]);
    expect(said(card)).toContain('…\nPays concernés');
    expect(said(card)).toContain('**175 signataires');
  });

  test('with few names has all of them', () => {
    const shown = said(declarationCard(record(682), 'en'));
    for (const { name } of record(682).signatories) expect(shown).toContain(name);
  });
});
