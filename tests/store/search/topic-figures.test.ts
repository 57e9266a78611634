import { describe, expect, test } from 'vitest';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import { createServerTopic } from '../../../src/store/subscriptions/own/server-topics.ts';
import { countMatches } from '../../../src/store/subscriptions/subscriptions.ts';
import { serverTopicFigures, topicFigures } from '../../../src/store/search/topic-figures.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { keepAbout, saidToBeAbout } from '../support/about.ts';

const db = useDatabase();
const now = new Date('2020-06-15T12:00:00Z');
const asked = { now, years: 3, latest: 1 };

describe('the topics that every server has', () => {
  test('are counted over all declarations, over the years and over the last twelve months', async () => {
    await keepAbout(db(), 501, '2012-01-01', 'health');
    await keepAbout(db(), 502, '2018-01-01', 'health', 'memory');
    await keepAbout(db(), 503, '2018-12-31', 'health');
    await keepAbout(db(), 504, '2019-06-15', 'health');
    await keepAbout(db(), 505, '2019-06-16', 'health');
    await keepAbout(db(), 506, '2020-06-15', 'elections');
    const figures = await topicFigures(db(), 'en', asked);
    expect([...figures.keys()]).toEqual(['health', 'elections', 'memory']);
    expect(figures.get('health')).toMatchObject({ count: 5, lastYear: 1, perYear: [2, 2, 0] });
    expect(figures.get('memory')).toMatchObject({ count: 1, lastYear: 0, perYear: [1, 0, 0] });
    expect(figures.get('elections')).toMatchObject({ count: 1, lastYear: 1, perYear: [0, 0, 1] });
  });

  test('each have their own latest, also when one declaration is the latest of several', async () => {
    await keepAbout(db(), 501, '2018-01-01', 'memory');
    await keepAbout(db(), 502, '2018-01-02', 'health', 'elections');
    const figures = await topicFigures(db(), 'en', asked);
    const latest = [...figures].map(([topic, { latest }]) => [topic, latest.map(({ number }) => number)]);
    expect(latest).toEqual([
      ['elections', [502]],
      ['health', [502]],
      ['memory', [501]],
    ]);
  });

  test('count a declaration once however many of its texts say so, and show it in the language asked', async () => {
    const { id } = await keep(db(), archived(572));
    await keep(db(), archived(572, 'fr'));
    await saidToBeAbout(db(), id, ['armed-conflict'], ['en', 'fr']);
    const titleIn = async (language: TextLanguage) => {
      const figures = (await topicFigures(db(), language, asked)).get('armed-conflict');
      expect(figures?.count).toBe(1);
      return figures?.latest.map(({ title }) => title);
    };
    expect(await titleIn('en')).toEqual([archived(572).title]);
    expect(await titleIn('fr')).toEqual([archived(572, 'fr').title]);
  });

  test('of one topic, as many of the latest as asked for, the highest number first', async () => {
    for (const number of [501, 504, 503, 502]) await keepAbout(db(), number, '2018-01-01', 'health');
    await keepAbout(db(), 505, '2018-01-01', 'memory');
    const figures = await topicFigures(db(), 'en', { ...asked, latest: 3 }, 'health');
    expect([...figures.keys()]).toEqual(['health']);
    expect(figures.get('health')?.latest.map(({ number }) => number)).toEqual([504, 503, 502]);
  });

  test('have no figures while nothing is held', async () => {
    expect(await topicFigures(db(), 'en', asked)).toEqual(new Map());
    await keepAbout(db(), 501, '2018-01-01');
    expect(await topicFigures(db(), 'fr', asked)).toEqual(new Map());
  });
});

describe('a server’s own topics', () => {
  const create = async (guildId: string, words: string, language: TextLanguage | null = null) => {
    const made = await createServerTopic(db(), { guildId, name: `${words} ${language}`, words, language });
    if (made.kind !== 'created') throw new Error(made.kind);
    return made.id;
  };

  test('find what a subscription to them would find', async () => {
    for (const number of [424, 572, 682, 705, 771]) await keep(db(), archived(number));
    await keep(db(), archived(572, 'fr'));
    const searches: [string, TextLanguage | null][] = [
      ['kazakhstan', null],
      ['kazakhstan OR assange', null],
      ['"presidential election"', 'en'],
      ['assembly -kazakhstan', null],
      ['pacifique', null],
      ['pacifique', 'fr'],
      ['pacifique', 'en'],
      ['zebra', null],
    ];
    const found = [];
    for (const [words, language] of searches) {
      const id = await create('1', words, language);
      const held = await countMatches(db(), { serverTopic: id }, 'en', now);
      const figures = (await serverTopicFigures(db(), '1', 'en', asked)).get(id);
      expect([figures?.count ?? 0, figures?.lastYear ?? 0, figures?.latest[0] ?? null]).toEqual([
        held.count,
        held.lastYear,
        held.latest,
      ]);
      found.push(held.count);
    }
    expect(found).toEqual([1, 2, 1, 1, 1, 1, 0, 0]);
  });

  test('are those of that server only', async () => {
    await keep(db(), archived(682));
    const own = await create('1', 'kazakhstan');
    const others = await create('2', 'kazakhstan');
    expect([...(await serverTopicFigures(db(), '1', 'en', asked)).keys()]).toEqual([own]);
    expect(await serverTopicFigures(db(), '1', 'en', asked, others)).toEqual(new Map());
    expect(await serverTopicFigures(db(), '3', 'en', asked)).toEqual(new Map());
  });

  test('have years and latest ones like the others', async () => {
    await keep(db(), archived(682));
    await keep(db(), archived(705));
    const id = await create('1', 'kazakhstan OR assange');
    const at = { ...asked, latest: 5 };
    const figures = (await serverTopicFigures(db(), '1', 'fr', at, id)).get(id);
    expect(figures?.latest.map(({ number }) => number)).toEqual([705, 682]);
    expect(figures?.perYear).toEqual([0, 1, 1]);
  });
});
