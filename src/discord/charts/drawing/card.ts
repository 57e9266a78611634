import { fitWidth } from './text-metrics.ts';
import { surface } from './palette.ts';
import { element, svgText, type Markup } from './svg.ts';

/**
 * Discord shows the picture of an embed at up to 400 by 300. Drawn in those units, the smallest letters
 * are 11 high for everyone who reads it at full width.
 */
export const width = 400;
export const margin = 14;
export const smallest = 11;

const headingSize = 15;
const lineSize = 12;

/** What every picture stands on. */
export const background = {
  letters: { 'font-family': 'Inter', 'font-size': lineSize, fill: surface.ink },
  card: (wide: number, height: number): Markup =>
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: wide - 1,
      height: height - 1,
      rx: 12,
      fill: surface.card,
      stroke: surface.edge,
    }),
} as const;

/** A picture of its own: a card with a heading, a line below it, and what is drawn from 56 down. */
export function cardSvg(height: number, heading: string, line: string, children: readonly Markup[]): string {
  const room = width - 2 * margin;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      ...background.letters,
    },
    background.card(width, height),
    svgText(fitWidth(heading, room, headingSize, true), {
      x: margin,
      y: 26,
      'font-size': headingSize,
      'font-weight': 700,
    }),
    svgText(fitWidth(line, room, lineSize), { x: margin, y: 44, fill: surface.quiet }),
    ...children,
  ).markup;
}
