import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { contrast, surface } from '../../../src/discord/charts/drawing/palette.ts';
import { wrapped } from '../../../src/discord/charts/drawing/wrap.ts';
import { widthOf } from '../../../src/discord/charts/drawing/text-metrics.ts';
import { gallery } from './gallery.ts';
import { texts } from './support.ts';

const commits = {
  en: 'A written declaration commits only those who have signed it.',
  fr: 'Une déclaration écrite n’engage que ses signataires.',
};

describe('every picture, shown without the message around it', () => {
  test.each(gallery)(
    '$name in $language says what it is, where it comes from and whom it commits',
    (hung) => {
      const said = texts(load(hung.svg, { xml: true }));
      expect(said[0]?.startsWith(hung.title) || hung.name.startsWith('strip')).toBe(true);
      expect(said.some((text) => text.startsWith(hung.title))).toBe(true);
      expect(said.at(-2)).toMatch(hung.source);
      expect(said.at(-1)).toBe(commits[hung.language]);
    },
  );
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly fill: string;
}

/** Each text with its colour and what was last painted where it begins. */
function inked(svg: string): { text: string; ink: string; on: string }[] {
  const $ = load(svg, { xml: true });
  const painted: Box[] = [];
  const found: { text: string; ink: string; on: string }[] = [];
  $('rect, circle, text').each((_, each) => {
    const get = (name: string) => Number($(each).attr(name) ?? 0);
    const moves = $(each)
      .parents('[transform]')
      .toArray()
      .map((group) =>
        (
          $(group)
            .attr('transform')
            ?.match(/-?[\d.]+/gu) ?? []
        ).map(Number),
      );
    const moved = (axis: 0 | 1) => moves.reduce((sum, move) => sum + (move[axis] ?? 0), 0);
    const fill = $(each).attr('fill') ?? surface.ink;
    if (fill === 'none' || !fill.startsWith('#')) return;
    if (each.tagName === 'text') {
      // The middle of the first letter.
      const size = get('font-size') || 12;
      const wide = widthOf($(each).text(), size, get('font-weight') === 700);
      const anchor = $(each).attr('text-anchor');
      const before = anchor === 'middle' ? wide / 2 : anchor === 'end' ? wide : 0;
      const [x, y] = [moved(0) + get('x') - before + size * 0.3, moved(1) + get('y') - size * 0.35];
      const on = painted.findLast(
        ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
      );
      found.push({ text: $(each).text(), ink: fill, on: on?.fill ?? 'nothing' });
      return;
    }
    const radius = get('r');
    const [x, y] = [moved(0) + get('x') + get('cx') - radius, moved(1) + get('y') + get('cy') - radius];
    const [wide, tall] = radius > 0 ? [2 * radius, 2 * radius] : [get('width'), get('height')];
    painted.push({ left: x, top: y, right: x + wide, bottom: y + tall, fill });
  });
  return found;
}

test('every text of every picture stands out from what is behind it, in either theme, for the card brings its own ground', () => {
  const pairs = new Map<string, string>();
  for (const { name, svg } of gallery)
    for (const { text, ink, on } of inked(svg)) pairs.set(`${ink} ${on}`, `${name}: ${text}`);
  expect(pairs.size).toBeGreaterThan(6);
  for (const [pair, where] of pairs) {
    const [ink = '', on = ''] = pair.split(' ');
    expect(on, where).toMatch(/^#/u);
    expect(contrast(ink, on), `${pair} ${where}`).toBeGreaterThanOrEqual(4.5);
  }
});

describe('a title', () => {
  test('has two lines at most, and ends after a whole word where it is cut', () => {
    const title =
      'Call for the immediate release of all political prisoners in Belarus, Russia and Azerbaijan';
    expect(wrapped(title, 200, 15, 2, true)).toEqual(['Call for the immediate', 'release of all political…']);
    expect(wrapped(title, 2000, 15, 2, true)).toEqual([title]);
    for (let room = 60; room < 700; room += 7) {
      const lines = wrapped(title, room, 15, 2, true);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(widthOf(line, 15, true)).toBeLessThanOrEqual(room);
      const shown = lines.join(' ').replace(/…$/u, '');
      expect(title.startsWith(shown)).toBe(true);
      if (room > 130) expect(title.slice(shown.length)).toMatch(/^(?:$|[ ,])/u);
    }
  });

  test('that is one endless word is cut within it, and an empty one has no line', () => {
    const [line = ''] = wrapped('x'.repeat(500), 200, 15, 2);
    expect(line).toMatch(/^x+…$/u);
    expect(wrapped('', 200, 15, 2)).toEqual([]);
    expect(wrapped(`Ab ${'x'.repeat(500)}`, 200, 15, 2)[1]).toMatch(/^x+…$/u);
  });
});
