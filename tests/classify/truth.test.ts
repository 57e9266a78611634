import { describe, expect, it } from 'vitest';
import { measure, titles } from './truth/measure.ts';
import asks from './truth/asks.json' with { type: 'json' };
import { equalLetters, peopleAgreement } from './truth/people.ts';
import secondReading from './truth/second-reading.json' with { type: 'json' };
import { parts, partOf } from './truth/split.ts';
import { topicIds } from '../support/declarations/topics.ts';

// The locked parts are not run here: truth/README.md says why.
describe.each(['develop', 'check'] as const)('the labelled documents, %s', (part) => {
  const { all, summary } = measure(part);

  it('have few wrong topics', () => expect(all.precision).toBeGreaterThanOrEqual(0.92));
  it('have their topics found', () => expect(all.f1).toBeGreaterThanOrEqual(0.94));
  it('have the right countries', () => expect(all.countries).toBeGreaterThanOrEqual(0.98));
  it('are summed up by what they ask', () => expect(summary.found).toBeGreaterThanOrEqual(0.95));
});

describe('the names of real lists', () => {
  const { names, merged, missed, variants, strayed } = peopleAgreement();

  it('are of two people where they are of two', () => {
    expect(merged).toEqual([]);
    expect(names).toBeGreaterThanOrEqual(870);
  });
  it('are of one person where they are of one', () => {
    expect(missed).toEqual([]);
    expect(peopleAgreement(equalLetters).missed.length).toBeGreaterThan(20);
  });
  it('are of nobody else when a letter is transliterated otherwise', () => {
    expect(strayed).toEqual([]);
    expect(variants).toBeGreaterThan(40);
  });
});

describe('the labels', () => {
  it.each(titles)('of $title name topics that exist, each once, and countries by their codes', (entry) => {
    const named = [...entry.must, ...entry.any, ...entry.may];
    const countries = [...entry.concerns, ...entry.concernsMay];
    expect(topicIds).toEqual(expect.arrayContaining(named));
    expect(new Set(named).size).toBe(named.length);
    expect(new Set(countries).size).toBe(countries.length);
    for (const code of countries) expect(code).toMatch(/^[A-Z]{2}$/);
  });

  it('stand beside titles of which each is there once', () => {
    expect(new Set(titles.map(({ title }) => title)).size).toBe(titles.length);
  });

  it('were read a second time as titles that stand here, with topics that exist', () => {
    expect(titles.map(({ title }) => title)).toEqual(
      expect.arrayContaining(secondReading.map(({ title }) => title)),
    );
    expect(topicIds).toEqual(expect.arrayContaining(secondReading.flatMap(({ topics }) => topics)));
  });

  it('stand for every topic four times at least, and for none', () => {
    const labelled = titles.map(({ must, any }) => [...must, ...any]);
    for (const id of topicIds)
      expect(labelled.filter((named) => named.includes(id)).length, id).toBeGreaterThanOrEqual(4);
    expect(labelled.filter((named) => named.length === 0).length).toBeGreaterThanOrEqual(25);
  });

  it.each(asks)('of $key are sentences that stand in what is kept of the text', ({ asks, window }) => {
    const text = window.join(' ');
    for (const ask of asks) expect(text).toContain(ask);
  });

  it('are no longer than a sentence with one before it and one after', () => {
    for (const { key, window } of asks) expect(window.join(' ').length, key).toBeLessThan(900);
  });

  it('are in one part each, of which none is empty', () => {
    const counts = parts
      .filter((part) => part !== 'locked-1' && part !== 'locked-3')
      .map((part) => asks.filter(({ key }) => partOf(key, 2) === part).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });
});
