import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { surface } from './palette.ts';
import { sourceLine, type Source } from './source.ts';
import { element, svgText, type Markup } from './svg.ts';
import { fitWidth } from './text-metrics.ts';
import { wrapped } from './wrap.ts';

/**
 * Discord shows the picture of an embed at up to 400 by 300. Drawn in those units, the smallest letters
 * are 11 high for everyone who reads it at full width.
 */
export const width = 400;
export const margin = 14;
export const smallest = 11;

const titleSize = 15;
const titleStep = 19;
const titleLines = 2;
const lineSize = 12;
/** Of the source and the sentence at the foot, with the line above them. */
const footHeight = 42;
const footStep = 15;

/** What a picture says beside what is drawn, so that it is understood wherever it is shown. */
export interface Sheet {
  readonly title: string;
  /** What is counted or shown, in a few words. */
  readonly line: string;
  readonly source: Source;
  readonly language: Locale;
  /** How high what is drawn is. */
  readonly body: number;
  readonly wide?: number;
}

/** What is drawn stands between these. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
}

/** A picture of this size, on the card that every picture stands on. */
export function onCard(wide: number, height: number, ...drawn: readonly Markup[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: wide,
      height,
      viewBox: `0 0 ${wide} ${height}`,
      'font-family': 'Inter',
      'font-size': lineSize,
      fill: surface.ink,
    },
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: wide - 1,
      height: height - 1,
      rx: 12,
      fill: surface.card,
      stroke: surface.edge,
    }),
    ...drawn,
  ).markup;
}

/**
 * A picture of its own: a card with a title of at most two lines, what it shows, the drawing, and at the foot where it comes
 * from and whom a declaration commits.
 */
export function cardSvg(
  { title, line, source, language, body, wide = width }: Sheet,
  draw: (area: Area) => readonly Markup[],
): string {
  const titles = wrapped(title, wide - 2 * margin, titleSize, titleLines, true);
  const below = 26 + Math.max(0, titles.length - 1) * titleStep;
  const top = below + 30;
  const bottom = top + body;
  const height = bottom + footHeight;
  return onCard(
    wide,
    height,
    ...titles.map((text, at) =>
      svgText(text, { x: margin, y: 26 + at * titleStep, 'font-size': titleSize, 'font-weight': 700 }),
    ),
    svgText(fitWidth(line, wide - 2 * margin, lineSize), { x: margin, y: below + 18, fill: surface.quiet }),
    ...draw({ top, bottom }),
    ...foot(source, language, { wide, top: bottom + 4 }),
  );
}

/** Where it comes from and whom a declaration commits, in two lines below a rule. */
export function foot(
  source: Source,
  language: Locale,
  { wide, top, size = smallest }: { wide: number; top: number; size?: number },
): Markup[] {
  const room = wide - 2 * margin;
  const text = (content: string, y: number) =>
    svgText(content, { class: 'foot', x: margin, y, 'font-size': size, fill: surface.quiet });
  return [
    element('line', { x1: margin, x2: wide - margin, y1: top, y2: top, stroke: surface.edge }),
    text(sourceLine(source, room, size), top + footStep),
    text(fitWidth(messagesFor(language).pictures.commits, room, size), top + 2 * footStep - 1),
  ];
}
