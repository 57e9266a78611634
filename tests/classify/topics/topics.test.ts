import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { type Labelled, labelled, scoreOf } from '../../support/declarations/labelled.ts';
import ofArchive from '../examples/archive.json' with { type: 'json' };
import bodies from '../examples/bodies.json' with { type: 'json' };
import english from '../examples/en.json' with { type: 'json' };
import french from '../examples/fr.json' with { type: 'json' };
import unseen1 from '../examples/unseen-1.json' with { type: 'json' };
import unseen2 from '../examples/unseen-2.json' with { type: 'json' };
import unseen3 from '../examples/unseen-3.json' with { type: 'json' };
import unseen4 from '../examples/unseen-4.json' with { type: 'json' };
import unseen5 from '../examples/unseen-5.json' with { type: 'json' };
import { topicIds } from '../../support/declarations/topics.ts';

/** Real declarations: the label by number, the title and a body of our own from the archive. */
const archived: readonly Labelled[] = ofArchive.flatMap(({ number, ...label }) =>
  archive
    .filter((entry) => entry.number === number)
    .map(({ title, language, paragraphs }) => ({ title, language, body: paragraphs, ...label })),
);

const sets: Readonly<Record<string, readonly Labelled[]>> = {
  archive: archived,
  bodies: labelled(bodies),
  en: labelled(english),
  fr: labelled(french),
  'unseen-1': labelled(unseen1),
  'unseen-2': labelled(unseen2),
  'unseen-3': labelled(unseen3),
  'unseen-4': labelled(unseen4),
  'unseen-5': labelled(unseen5),
};

const figure = (value: number): string => value.toFixed(3);
const scored = Object.entries(sets).map(([name, set]) => {
  const score = scoreOf(set);
  const { precision, recall, f1, countries } = score;
  const figures = `P ${figure(precision)}, R ${figure(recall)}, F1 ${figure(f1)}, countries ${figure(countries)}`;
  return [`${name} (${set.length}): ${figures}`, score] as const;
});

describe.each(scored)('%s', (_, { precision, f1, countries, faults }) => {
  const told = faults.join('\n');

  it('gives few wrong topics', () => expect(precision, told).toBeGreaterThanOrEqual(0.9));
  it('finds the topics', () => expect(f1, told).toBeGreaterThanOrEqual(0.85));
  it('names the right countries', () => expect(countries, told).toBeGreaterThanOrEqual(0.93));
});

it('makes no mistake with the archive', () => {
  expect(scoreOf(archived).faults).toEqual([]);
});

it('tells the topics of the archive from its titles alone', () => {
  const titles = archived.map((example) => ({ ...example, body: [] }));
  expect(scoreOf(titles)).toMatchObject({ precision: 1, recall: 1 });
});

describe('the labels', () => {
  const all = Object.values(sets).flat();

  it('name topics that exist, each once', () => {
    for (const { title, must, any, may } of all) {
      const named = [...must, ...any, ...may];
      expect(topicIds, title).toEqual(expect.arrayContaining(named));
      expect(new Set(named).size, title).toBe(named.length);
    }
  });

  it('name countries by their codes, each once', () => {
    for (const { title, concerns, concernsMay } of all) {
      const codes = [...concerns, ...concernsMay];
      expect(new Set(codes).size, title).toBe(codes.length);
      for (const code of codes) expect(code, title).toMatch(/^[A-Z]{2}$/);
    }
  });

  it('stand beside titles of which each is there once', () => {
    const titles = all.map(({ title, language }) => `${language} ${title}`);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  it('cover every topic', () => {
    const named = new Set(all.flatMap(({ must, any }) => [...must, ...any]));
    expect(topicIds.filter((id) => !named.has(id))).toEqual([]);
  });
});
