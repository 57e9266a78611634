import { describe, expect, test } from 'vitest';
import { hemicycleStripSvg } from '../../../../src/discord/charts/hemicycle/hemicycle-strip.ts';
import { hemicycleSvg } from '../../../../src/discord/charts/hemicycle/hemicycle.ts';
import { delegationMapSvg } from '../../../../src/discord/charts/delegations/delegation-map.ts';
import { fitWidth, widthOf } from '../../../../src/discord/charts/drawing/text-metrics.ts';
import { personTimelineSvg, topicTimelineSvg } from '../../../../src/discord/charts/bars/timeline.ts';
import { delegations } from '../../../../src/assembly/delegation.ts';
import { record } from '../../support/samples.ts';
import { drawing, measured, mixed, signedBy } from '../support.ts';

const names = [
  'Zsolt BENKŐ',
  'Ólafur Þór ÆGISSON',
  'Şaban DİŞLİ',
  'Œuvre et cœur, n° 682',
  'Ελλάδα Жизнь Щука',
  'WWWWWW MMMMM',
  'illi.jf’t·',
  'Łukasz ĐORĐEVIĆ (ŽŠĆČ)',
];

function drawnWidth(content: string, weight: number): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100"><text x="10" y="60" font-family="Inter" font-size="20" font-weight="${weight}">${content}</text></svg>`;
  return measured(svg).innerBBox()?.width ?? 0;
}

describe('the room a text takes', () => {
  test('is never less than the font needs, and not much more', () => {
    for (const name of names)
      for (const weight of [400, 700]) {
        const estimate = widthOf(name, 20, weight === 700);
        // What is measured comes in whole units.
        expect(estimate + 1, name).toBeGreaterThanOrEqual(drawnWidth(name, weight));
        expect(estimate, name).toBeLessThan(1.6 * drawnWidth(name, weight));
      }
  });

  test('is kept by cutting, between graphemes', () => {
    const long = 'Corneliu Mugurel COZMANCIUC '.repeat(9);
    const cut = fitWidth(long, 200, 15);
    expect(cut).toMatch(/^Corneliu .*…$/u);
    expect(widthOf(cut, 15)).toBeLessThanOrEqual(200);
    expect(fitWidth('Benkő', 200, 15)).toBe('Benkő');
    expect(fitWidth('🎉 Sport 中国 & co', 200, 15)).toBe('Sport & co');
  });
});

describe('the letters of every picture', () => {
  const all = delegations.map(({ code }) => code);
  const perYear = Array.from({ length: 68 }, (_, at) => (at * at) % 1200);
  const long = 'Corneliu Mugurel COZMANCIUC '.repeat(9);
  const pictures = (['en', 'fr'] as const).flatMap((language) => [
    hemicycleSvg(record(682), language),
    hemicycleSvg(signedBy(mixed(175), all), language),
    hemicycleSvg(signedBy(['SOC']), language),
    hemicycleSvg(signedBy([long, `W${long}`, `M${long}`, null]), language),
    hemicycleSvg(signedBy(Array.from({ length: 300 }, (_, at) => `Group ${at}`)), language),
    hemicycleSvg(signedBy([]), language),
    hemicycleStripSvg(record(682), language),
    hemicycleStripSvg(signedBy(mixed(175), all), language),
    hemicycleStripSvg(signedBy([long, `W${long}`, `M${long}`, null]), language),
    hemicycleStripSvg(signedBy(Array.from({ length: 300 }, (_, at) => `Group ${at}`)), language),
    delegationMapSvg(signedBy(mixed(175), all), language),
    delegationMapSvg(signedBy(mixed(1200), ['IT', 'CA', long]), language),
    topicTimelineSvg({ name: long, years: [1959, 2026], perYear }, language),
    topicTimelineSvg({ name: 'Torture', years: [2026, 2026], perYear: [123_456] }, language),
    personTimelineSvg(
      { name: long, delegation: long, years: [{ year: 2020, signed: 3, tabled: 1 }] },
      language,
    ),
  ]);

  test('are at least 11 high', () => {
    for (const svg of pictures)
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/gu))
        expect(Number(size)).toBeGreaterThanOrEqual(11);
  });

  test('stay on the card', () => {
    for (const svg of pictures) {
      const $ = drawing(svg);
      $('rect, circle, line').remove();
      const whole = measured($.xml());
      const box = whole.innerBBox();
      expect(box).toBeDefined();
      if (!box) continue;
      expect(box.x).toBeGreaterThan(5);
      expect(box.x + box.width).toBeLessThan(whole.width - 5);
      expect(box.y).toBeGreaterThan(whole.height < 100 ? 3 : 8);
      expect(box.y + box.height).toBeLessThan(whole.height - (whole.height < 100 ? 3 : 4));
    }
  });
});
