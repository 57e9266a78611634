import { formatNumber } from '../../../i18n/format.ts';
import type { Locale } from '../../../locales.ts';
import { cardSvg, margin, smallest, width, type Sheet } from '../drawing/card.ts';
import { inkOn, mix, palette, surface } from '../drawing/palette.ts';
import { element, svgGroup, svgText, type Markup } from '../drawing/svg.ts';
import { fitWidth, widthOf } from '../drawing/text-metrics.ts';

/** Two sets and what is in both. */
export interface Overlap {
  readonly sides: readonly [Side, Side];
  readonly both: number;
  /** "12 signed both, 23% of all who signed either". */
  readonly said: string;
}

export interface Side {
  readonly name: string;
  /** How many are in it, those in both among them. */
  readonly n: number;
}

const barHeight = 26;
const labelHeight = 18;
const gap = 14;
const colours = [palette.sky, palette.orange] as const;
const room = width - 2 * margin;

/**
 * Two bars of one scale, the second moved so that both stand above one another as far as they have the same in them: what is in
 * both is as wide as that is many.
 */
export function overlapSvg(
  sheet: Pick<Sheet, 'title' | 'line' | 'source' | 'language'>,
  { sides: [one, other], both, said }: Overlap,
): string {
  const either = Math.max(1, one.n + other.n - both);
  const scale = room / either;
  const body = 2 * (barHeight + labelHeight) + gap + 30;
  const shared = { x: margin + (one.n - both) * scale, wide: both * scale };
  const { language } = sheet;
  return cardSvg({ ...sheet, body }, ({ top, bottom }) => {
    const first = top + labelHeight;
    const second = first + barHeight + gap + labelHeight;
    return [
      hatching(),
      ...bar(one, both, margin, first, { scale, colour: colours[0], fill: 'one', language }),
      ...(shared.wide === 0 ? [] : [link(shared, first + barHeight, second - labelHeight)]),
      ...bar(other, both, shared.x, second, { scale, colour: colours[1], fill: 'other', language }),
      svgText(fitWidth(said, room, 13, true), {
        x: margin,
        y: bottom - 8,
        'font-size': 13,
        'font-weight': 700,
      }),
    ];
  });
}

/** What is in both is hatched on either bar, so that it needs no third colour. */
function hatching(): Markup {
  const pattern = (id: string, colour: string) =>
    element(
      'pattern',
      {
        id,
        width: 6,
        height: 6,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      element('rect', { width: 6, height: 6, fill: colour }),
      element('rect', { width: 2.4, height: 6, fill: mix(colour, surface.card, 0.62) }),
    );
  return element('defs', {}, pattern('one', colours[0]), pattern('other', colours[1]));
}

interface Drawing {
  readonly scale: number;
  readonly colour: string;
  /** The id of its hatching. */
  readonly fill: 'one' | 'other';
  readonly language: Locale;
}

function bar(
  { name, n }: Side,
  both: number,
  x: number,
  y: number,
  { scale, colour, fill, language }: Drawing,
): Markup[] {
  const alone = (n - both) * scale;
  const wide = n * scale;
  const isFirst = fill === 'one';
  const hatched = isFirst ? x + alone : x;
  const plain = isFirst ? x : x + both * scale;
  const count = formatNumber(n, language);
  const label = `${fitWidth(name, room - widthOf(` · ${count}`, 12, true) - 4, 12, true)} · ${count}`;
  // The name stands over its bar, as far as it has room there.
  const from = Math.max(margin, Math.min(x, width - margin - widthOf(label, 12, true)));
  return [
    svgText(label, { x: from, y: y - 6, 'font-weight': 700 }),
    ...(wide === 0
      ? [element('rect', { x, y, width: 2, height: barHeight, fill: surface.faint })]
      : [element('rect', { class: 'set', x, y, width: wide, height: barHeight, rx: 3, fill: colour })]),
    ...(both === 0
      ? []
      : [
          element('rect', {
            class: 'both',
            x: hatched,
            y,
            width: both * scale,
            height: barHeight,
            rx: 3,
            fill: `url(#${fill})`,
          }),
        ]),
    ...inside(n - both, plain, alone, y, colour, language),
    ...badge(both, hatched, both * scale, y, language),
  ];
}

/** How many are in this one alone, where there is room for it. */
function inside(n: number, x: number, wide: number, y: number, colour: string, language: Locale): Markup[] {
  const text = formatNumber(n, language);
  if (n === 0 || wide < widthOf(text, smallest) + 8) return [];
  const place = { x: x + wide / 2, y: y + barHeight / 2 + 4, 'text-anchor': 'middle', 'font-size': smallest };
  return [svgText(text, { ...place, fill: inkOn(colour) })];
}

/** The same of those in both, on a ground of its own, for hatching is none to read on. */
function badge(n: number, x: number, wide: number, y: number, language: Locale): Markup[] {
  const text = formatNumber(n, language);
  const needed = widthOf(text, smallest) + 8;
  if (n === 0 || wide < needed + 4) return [];
  const middle = x + wide / 2;
  return [
    element('rect', {
      x: middle - needed / 2,
      y: y + 5,
      width: needed,
      height: barHeight - 10,
      rx: 3,
      fill: surface.card,
    }),
    svgText(text, { x: middle, y: y + barHeight / 2 + 4, 'text-anchor': 'middle', 'font-size': smallest }),
  ];
}

/** Between the bars, from what is in both on one to the same on the other. */
function link({ x, wide }: { x: number; wide: number }, from: number, to: number): Markup {
  const line = (at: number) =>
    element('line', { x1: at, x2: at, y1: from, y2: to, stroke: surface.quiet, 'stroke-dasharray': '2 3' });
  return svgGroup({ class: 'link' }, [line(x + 0.5), line(x + wide - 0.5)]);
}
