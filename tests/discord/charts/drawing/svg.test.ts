import { expect, test } from 'vitest';
import { element, escapeXml, svgGroup, svgText } from '../../../../src/discord/charts/drawing/svg.ts';
import { drawing } from '../support.ts';

const hard = `<a href="x">&amp; ]]> '"</a>`;

test('text is written so that it reads as it was', () => {
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg' }, svgText(hard, { x: 1 })).markup;
  expect(drawing(svg)('text').text()).toBe(hard);
});

test('attributes are, too', () => {
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg' },
    svgGroup({ class: hard }, [svgText('a', {})]),
  );
  expect(drawing(svg.markup)('g').attr('class')).toBe(hard);
});

test('what XML cannot write is left out', () => {
  expect(escapeXml('a\u0000b\u0001c\ufffed\uffffe\ud800f')).toBe('abcdef');
  expect(escapeXml('Benkő 🎉')).toBe('Benkő 🎉');
});

test('numbers are as fine as can be seen', () => {
  expect(element('rect', { x: 1 / 3, y: 2, width: 1e-9 }).markup).toBe('<rect x="0.33" y="2" width="0"/>');
});
