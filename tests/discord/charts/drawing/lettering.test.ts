import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { fitWidth, widthOf } from '../../../../src/discord/charts/drawing/text-metrics.ts';
import { gallery } from '../gallery.ts';
import { measured } from '../support.ts';

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
  test('are at least 11 high', () => {
    for (const { name, svg } of gallery)
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/gu))
        expect(Number(size), name).toBeGreaterThanOrEqual(11);
  });

  test('stay on the card', () => {
    for (const { name, svg } of gallery) {
      const $ = load(svg, { xml: true });
      $('rect, circle, line, polygon, path').remove();
      const whole = measured($.xml());
      const box = whole.innerBBox();
      expect(box, name).toBeDefined();
      if (!box) continue;
      expect(box.x, name).toBeGreaterThan(5);
      expect(box.x + box.width, name).toBeLessThan(whole.width - 5);
      expect(box.y, name).toBeGreaterThan(whole.height < 160 ? 3 : 8);
      expect(box.y + box.height, name).toBeLessThanOrEqual(whole.height - 4);
    }
  });
});
