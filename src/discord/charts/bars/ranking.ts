import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { cardSvg, margin, smallest, width, type Sheet } from '../drawing/card.ts';
import { markOf, type Look } from '../drawing/mark.ts';
import { palette, surface } from '../drawing/palette.ts';
import { element, svgText, type Markup } from '../drawing/svg.ts';
import { fitWidth, widthOf } from '../drawing/text-metrics.ts';

/** One line of a ranking: what it is called above its bar, how many beside its name. */
export interface Rank {
  readonly label: string;
  readonly n: number;
  /** "12%", or nothing to add. */
  readonly share?: string | null;
  /** How it is told from the others wherever it is drawn. */
  readonly look?: Look;
  /** Of the last years, drawn small beside it. */
  readonly trend?: readonly number[];
}

const labelSize = 12;
const step = 30;
const barHeight = 8;
const between = 28;
const twoColumns = 720;
/** More than these stand in two columns. */
const oneColumn = 12;
const trendWide = 56;
const trendTall = 20;

/** Bars from left to right, the largest of all in full; in two columns where they are many. */
export function rankingSvg(
  sheet: Pick<Sheet, 'title' | 'line' | 'source' | 'language'>,
  ranks: readonly Rank[],
): string {
  const isWide = ranks.length > oneColumn;
  const wide = isWide ? twoColumns : width;
  const perColumn = Math.max(1, isWide ? Math.ceil(ranks.length / 2) : ranks.length);
  const room = isWide ? (wide - 2 * margin - between) / 2 : wide - 2 * margin;
  const most = Math.max(1, ...ranks.map(({ n }) => n));
  const { language } = sheet;
  return cardSvg({ ...sheet, wide, body: perColumn * step + 4 }, ({ top }) => [
    ...(ranks.length === 0 ? [nothing(wide / 2, top + 20, language)] : []),
    ...ranks.flatMap((rank, at) => {
      const x = margin + Math.floor(at / perColumn) * (room + between);
      return drawn(rank, most, { x, y: top + (at % perColumn) * step, room }, language);
    }),
  ]);
}

function nothing(x: number, y: number, language: Locale): Markup {
  const attributes = { x, y, 'text-anchor': 'middle', fill: surface.quiet };
  return svgText(messagesFor(language).charts.none, attributes);
}

function drawn(
  { label, n, share = null, look, trend = [] }: Rank,
  most: number,
  { x, y, room }: { x: number; y: number; room: number },
  language: Locale,
): Markup[] {
  const value = [formatNumber(n, language), ...(share === null ? [] : [share])].join(' · ');
  const right = x + room - (trend.length === 0 ? 0 : trendWide + 10);
  const left = x + (look === undefined ? 0 : 18);
  const valueWide = widthOf(value, smallest);
  const thick = n === 0 ? 0 : Math.max(1.5, ((right - left) * n) / most);
  return [
    ...(look === undefined ? [] : [markOf(look, x + 6, y + 14, 6, 'key')]),
    svgText(fitWidth(label, right - left - valueWide - 10, labelSize), { x: left, y: y + 11 }),
    svgText(value, { x: right, y: y + 11, 'text-anchor': 'end', 'font-size': smallest, fill: surface.quiet }),
    rect(left, y + 16, right - left, surface.faint),
    ...(thick === 0 ? [] : [rect(left, y + 16, thick, look?.colour ?? palette.sky)]),
    ...columns(trend, x + room - trendWide, y + 24),
  ];
}

function rect(x: number, y: number, wide: number, fill: string): Markup {
  return element('rect', { class: 'bar', x, y, width: wide, height: barHeight, rx: 2, fill });
}

/** The years of one line, each as high as the highest of that line makes it. */
function columns(trend: readonly number[], x: number, bottom: number): Markup[] {
  const most = Math.max(1, ...trend);
  const pitch = trendWide / Math.max(1, trend.length);
  return trend.map((n, at) => {
    const tall = n === 0 ? 1 : Math.max(2, (trendTall * n) / most);
    const fill = n === 0 ? surface.edge : surface.quiet;
    return element('rect', {
      class: 'trend',
      x: x + at * pitch,
      y: bottom - tall,
      width: pitch - 1.5,
      height: tall,
      fill,
    });
  });
}
