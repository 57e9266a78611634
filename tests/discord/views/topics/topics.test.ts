import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textLanguages } from '../../../../src/assembly/declaration.ts';
import type { Locale } from '../../../../src/locales.ts';
import { topics } from '../../../../src/classify/topics/taxonomy.ts';
import { embedLength } from 'discord-sandbox';
import { oneLine, plain } from '../../../../src/discord/render/escape.ts';
import { createdCard, topicCard, type TopicView } from '../../../../src/discord/views/topics/topic.ts';
import { topicListCard } from '../../../../src/discord/views/topics/topic-list.ts';
import {
  topicsCard,
  type FiguresView,
  type TopicsView,
} from '../../../../src/discord/views/topics/topics.ts';
import { archive } from '../../../../tools/assembly-sandbox/archive.ts';
import { hostile } from '../../support/samples.ts';
import { whatIsWrong } from '../../support/spec.ts';
import { topicIds } from '../../../support/declarations/topics.ts';
import { topicName } from '../../../../src/i18n/terms.ts';

const years = [2018, 2025] as const;
const longestTitle = archive.map(({ title }) => title).toSorted((a, b) => b.length - a.length)[0] ?? '';

function figures(
  title: string,
  url: string | null = 'https://pace.coe.int/en/files/27997/html',
): FiguresView {
  const latest = { number: 1282, document: 15_933, date: '2025-09-30', title, url, signatoryCount: 132 };
  return {
    count: 1234,
    lastYear: 123,
    perYear: [0, 1, 2, 3, 5, 8, 13, 21],
    latest: Array.from({ length: 5 }, () => latest),
  };
}

function overview(language: Locale, change: Partial<TopicsView> = {}): TopicsView {
  return {
    topics: topicIds.map((id) => ({ name: topicName(id, language), figures: figures(longestTitle) })),
    own: [],
    isEmpty: false,
    years,
    ...change,
  };
}

const shownIn = (card: { embeds: readonly { description?: string }[] }, at = 0) =>
  card.embeds[at]?.description ?? '';

describe('the list of topics', () => {
  test.each(textLanguages)('has room for all of them with the longest titles (%s)', (language) => {
    const card = topicsCard(overview(language), language);
    expect(whatIsWrong(card)).toEqual([]);
    expect(card.embeds).toHaveLength(1);
    for (const { name } of topics) expect(shownIn(card)).toContain(`**${name[language]}** · `);
    expect(shownIn(card).match(/\(https:\/\/pace\.coe\.int\/en\/files\/27997\/html\)/gu)).toHaveLength(
      topics.length,
    );
  });

  test.each(textLanguages)('and for fifty of a server’s own beside them (%s)', (language) => {
    const own = Array.from({ length: 50 }, (_, at) => ({
      name: `${'Name '.repeat(11)}${at}`,
      figures: at % 2 === 0 ? figures(longestTitle) : null,
    }));
    const card = topicsCard(overview(language, { own }), language);
    expect(whatIsWrong(card)).toEqual([]);
    for (const { name } of topics) expect(shownIn(card)).toContain(name[language]);
    expect(shownIn(card, 1)).toMatch(/^\*\*Name Name .* 0\*\* · 1[\s,\u202f]?234$/mu);
    expect(shownIn(card, 1)).toMatch(/(?:and|et) \d+ (?:more|de plus|autres)/u);
  });

  test('shows name, count and latest, as much of a title as there is room for', () => {
    const [first] = overview('en').topics;
    const card = topicsCard(overview('en', { topics: first ? [first] : [] }), 'en');
    expect(shownIn(card)).toContain(
      '**Elections and democracy** · 1,234\n' +
        '[No. 1282](https://pace.coe.int/en/files/27997/html) · 30 Sept 2025 · ' +
        longestTitle.slice(0, 40),
    );
  });

  test('has a gap between topics, and no years without any', () => {
    const old = { ...figures('Title'), perYear: [0, 0, 0, 0, 0, 0, 0, 0] };
    const some = ['One', 'Two'].map((name) => ({ name, figures: old }));
    const said = shownIn(topicsCard(overview('en', { topics: some }), 'en'));
    expect(said).toMatch(/^\*\*One\*\* · 1,234\n.+ · Title\n\n\*\*Two\*\* · 1,234\n/mu);
    const one = shownIn(topicCard(own({ figures: old }), 'en'));
    expect(one).toContain('**1,234 written declarations, 123 in the last 12 months**\n\n');
    expect(one).not.toMatch(/From 2018/u);
  });

  test('names those without a declaration in one line', () => {
    const { topics: all } = overview('fr');
    const some = all.map((topic, at) => (at < all.length - 3 ? topic : { ...topic, figures: null }));
    const said = shownIn(topicsCard(overview('fr', { topics: some }), 'fr'));
    const names = topicIds.slice(-3).map((id) => topicName(id, 'fr'));
    expect(said).toContain(`Aucune pour l’instant sur\u00a0: ${names[0]}, ${names[1]} et ${names[2]}.`);
    expect(said).not.toContain(`**${names[0]}**`);
  });

  test.each(textLanguages)('says when nothing is held, and what can be followed already (%s)', (language) => {
    const none = overview(language).topics.map(({ name }) => ({ name, figures: null }));
    const card = topicsCard(overview(language, { topics: none, isEmpty: true }), language);
    expect(whatIsWrong(card)).toEqual([]);
    expect(shownIn(card)).toMatch(
      /not read any written declaration yet|encore lu aucune déclaration écrite/u,
    );
    expect(shownIn(card)).toContain(topicName('memory', language));
  });
});

function own(change: Partial<TopicView> = {}): TopicView {
  return {
    name: 'Fair play',
    about: null,
    search: { words: 'sport UN -football "fair play"', language: null },
    figures: figures(longestTitle),
    years,
    ...change,
  };
}

describe('one topic', () => {
  const following = { en: '/subscribe topic:', fr: '/abonner thème:' };

  test.each(topicIds)('%s is shown with what belongs to it', (id) => {
    for (const language of textLanguages) {
      const about = topics.find((topic) => topic.id === id)?.about[language] ?? '';
      expect(about).not.toBe('');
      const view = { ...own(), name: topicName(id, language), about, search: null };
      const card = topicCard(view, language);
      expect(whatIsWrong(card)).toEqual([]);
      expect(card.embeds[0]?.title).toBe(topicName(id, language));
      expect(shownIn(card)).toContain(about);
      expect(shownIn(card)).toContain(`\`${following[language]}\` **${topicName(id, language)}**`);
    }
  });

  test('of a server’s own is shown with how it is searched', () => {
    const card = topicCard(own(), 'en');
    expect(card.embeds[0]?.title).toBe('★ Fair play (this server)');
    expect(shownIn(card).split('\n')).toEqual(
      expect.arrayContaining([
        'Its words: sport UN -football "fair play"',
        'Searched as: sport, UN and ‘fair play’; not football. Other forms of each word are found, too.',
        'Because you used capitals, **UN** is only found where the text has capitals too.',
        'Searches English and French texts.',
        '**1,234 written declarations, 123 in the last 12 months**',
        'From 2018 to 2025: 0, 1, 2, 3, 5, 8, 13, 21',
        'To follow it: `/subscribe topic:` **Fair play**',
      ]),
    );
    expect(shownIn(card).match(/No\. 1282/gu)).toHaveLength(5);
  });

  test('says alternatives, in French as well', () => {
    const words = 'sport OU "fair play" -football -tennis';
    const search = { words, language: 'fr' as const };
    const said = shownIn(topicCard(own({ search, figures: null }), 'fr'));
    expect(said).toContain('sport ou “fair play”\u00a0; sans football\u00a0; sans tennis.');
    expect(said).toContain('Recherche dans les textes français seulement.');
    expect(said).toContain('Aucune déclaration écrite sur ce thème');
  });

  test.each(textLanguages)(
    'that was just made says what it finds, or that it finds nothing (%s)',
    (language) => {
      const made = createdCard(own(), language);
      const empty = createdCard(own({ figures: null }), language);
      expect([...whatIsWrong(made), ...whatIsWrong(empty)]).toEqual([]);
      expect(shownIn(made)).toMatch(/123 d[^.]+12[^.]+1[,\u202f]234/u);
      expect(shownIn(empty)).toMatch(/None of|Aucune des/u);
    },
  );
});

describe('the list of a server’s own', () => {
  const line = { name: 'Sport', words: 'sport', language: null, declarations: 12, subscriptions: 1 };

  test('shows name, words, language, count and subscriptions', () => {
    const other = { ...line, name: 'Énergie', language: 'fr' as const, subscriptions: 2 };
    const said = shownIn(topicListCard([line, other], 'en'));
    expect(said).toContain('• **Sport** · 12 declarations, 1 subscription\nsport\n');
    expect(said).toContain('• **Énergie** · 12 declarations, 2 subscriptions · French texts only\n');
    expect(shownIn(topicListCard([], 'fr'))).toContain('pas encore de thème');
  });

  test.each(textLanguages)(
    'has room for fifty short ones, and says how many more long ones there are (%s)',
    (language) => {
      const all = (name: string, words: string) =>
        topicListCard(
          Array.from({ length: 50 }, (_, at) => ({ ...line, name: `${name}${at}`, words, language: 'en' })),
          language,
        );
      const short = all('Topic ', 'one two');
      const long = all('Name '.repeat(11), 'words '.repeat(33));
      expect([...whatIsWrong(short), ...whatIsWrong(long)]).toEqual([]);
      expect(shownIn(short).match(/^• /gmu)).toHaveLength(50);
      expect(shownIn(long)).toMatch(/(?:and|et) \d+ (?:more|de plus)/u);
    },
  );
});

/** Every card of topics with one text in every place that others fill. */
function everyCard(text: string) {
  const shown = figures(
    text,
    `https://assembly.example/a_(b)?${encodeURIComponent(plain(text.slice(0, 50)))}`,
  );
  const search = { words: text, language: 'en' as const };
  const view = own({ name: text, search, figures: shown });
  const line = { name: text, words: text, language: null, declarations: 3, subscriptions: 0 };
  return textLanguages.flatMap((language) => [
    topicsCard(
      overview(language, {
        topics: topicIds.map((id) => ({ name: topicName(id, language), figures: shown })),
        own: Array.from({ length: 50 }, () => ({ name: text, figures: shown })),
      }),
      language,
    ),
    topicCard(view, language),
    createdCard(view, language),
    topicListCard(
      Array.from({ length: 50 }, () => line),
      language,
    ),
  ]);
}

describe('every card', () => {
  test.each([
    ...hostile,
    'x'.repeat(200),
    '*_'.repeat(100),
    '\\'.repeat(199),
    '"a" OR '.repeat(28),
    '👩‍👩‍👧‍👦'.repeat(18),
  ])('is one Discord takes, with text no. %# in every place', (text) => {
    expect(everyCard(text).flatMap(whatIsWrong)).toEqual([]);
  });

  test('is one Discord takes with any text', () => {
    const part = fc.constantFrom(...hostile, 'mot ', '"', ' OR ', '-');
    const any = fc.oneof(
      fc.string({ unit: part, maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(any, (text) => {
        const short = plain(text.slice(0, 200));
        fc.pre(oneLine(short) !== '');
        expect(everyCard(short).flatMap(whatIsWrong)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('mentions nobody', () => {
    for (const card of everyCard('@everyone <@&1> <@1>')) {
      expect(JSON.stringify(card.embeds)).not.toMatch(/(?<!\\\\)@everyone|(?<!\\\\)<\\\\@/u);
    }
  });

  test('has links of any length, and leaves room', () => {
    const long = figures(longestTitle, `https://assembly.example/${'x'.repeat(1500)}`);
    const all = topicIds.map((id) => ({ name: topicName(id, 'en'), figures: long }));
    const card = topicsCard(overview('en', { topics: all }), 'en');
    expect(whatIsWrong(card)).toEqual([]);
    expect(embedLength((card.embeds[0] ?? {}) as never)).toBeGreaterThan(2000);
  });
});
