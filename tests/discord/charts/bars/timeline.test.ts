import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticksUpTo } from '../../../../src/discord/charts/bars/axes.ts';
import { personTimelineSvg, topicTimelineSvg } from '../../../../src/discord/charts/bars/timeline.ts';
import { hostile } from '../../support/samples.ts';
import { drawing, texts } from '../support.ts';

const person = (...years: readonly (readonly [year: number, signed: number, tabled: number])[]) => ({
  name: 'Zsolt CSENGER-ZALÁN',
  delegation: 'HU',
  years: years.map(([year, signed, tabled]) => ({ year, signed, tabled })),
});
const heights = (svg: string, part: string) => {
  const $ = drawing(svg);
  return $(`.${part}`)
    .toArray()
    .map((bar) => Number($(bar).attr('height')));
};

describe('the years of a person', () => {
  const svg = personTimelineSvg(person([2018, 6, 2], [2021, 4, 0], [2019, 3, 3]), 'en', '2026-11-30');

  test('are bars of what was signed, with what was tabled at the foot', () => {
    const [whole2018 = 0, whole2021 = 0] = heights(svg, 'whole');
    const [foot2018 = 0, foot2019 = 0] = heights(svg, 'foot');
    expect(heights(svg, 'whole')).toHaveLength(2);
    expect(whole2018 / whole2021).toBeCloseTo(1, 2);
    expect(foot2019 / foot2018).toBeCloseTo(1.5, 2);
    expect(whole2018 / foot2018).toBeCloseTo(2, 2);
  });

  test('include those without a signature, and how many there were in each', () => {
    const said = texts(drawing(svg));
    expect(said).toEqual(expect.arrayContaining(['2018', '2019', '2020', '2021', '6', '3', '4']));
    expect(said).toEqual(
      expect.arrayContaining([
        'Zsolt CSENGER-ZALÁN',
        'Hungary · written declarations signed',
        'tabled as first signatory',
        'tabled by others',
      ]),
    );
  });

  test('say so when there are none', () => {
    expect(texts(drawing(personTimelineSvg(person(), 'fr', '2026-11-30')))).toContain(
      'aucune pour l’instant',
    );
  });

  test('show a name as it is written', () => {
    for (const name of [...hostile, '</text><script>&'])
      expect(
        drawing(personTimelineSvg({ ...person([2020, 1, 0]), name }, 'en', '2026-11-30'))('script'),
      ).toHaveLength(0);
    const named = personTimelineSvg(
      { ...person([2020, 1, 0]), name: 'O’NEILL & <Sons>' },
      'en',
      '2026-11-30',
    );
    expect(texts(drawing(named))[0]).toBe('O’NEILL & <Sons>');
  });
});

describe('the years of a topic', () => {
  test('are a bar each, as high as there are declarations', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 80 }), (perYear) => {
        const svg = topicTimelineSvg(
          { name: 'Torture', years: [1950, 1949 + perYear.length], perYear },
          'en',
          '2026-11-30',
        );
        const drawn = heights(svg, 'whole');
        const some = perYear.filter((count) => count > 0);
        expect(drawn).toHaveLength(some.length);
        const unit = Math.max(...drawn) / Math.max(...some);
        for (const [at, count] of some.entries()) expect(drawn[at]).toBeCloseTo(count * unit, 1);
      }),
      { numRuns: 60 },
    );
  });

  test('are named from the last one back, as many as there is room for', () => {
    const perYear = Array.from({ length: 68 }, () => 1);
    const said = texts(
      drawing(topicTimelineSvg({ name: 'Torture', years: [1959, 2026], perYear }, 'en', '2026-11-30')),
    );
    expect(said).toContain('2026');
    expect(said.filter((text) => /^(?:19|20)\d\d$/u.test(text)).length).toBeLessThan(12);
  });
});

test('the axis ends at or above the highest bar, in few whole steps of one size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (highest) => {
      const ticks = ticksUpTo(highest);
      const step = ticks[1] ?? NaN;
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks).toEqual(ticks.map((_, at) => at * step));
      expect(Number.isInteger(step)).toBe(true);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.at(-2)).toBeLessThan(highest);
    }),
  );
});
