import type { Locale } from '../../../locales.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { margin, smallest, width } from '../drawing/card.ts';
import { widthOf } from '../drawing/text-metrics.ts';
import { surface } from '../drawing/palette.ts';
import { element, svgGroup, svgText, type Markup } from '../drawing/svg.ts';

/** Where bars stand, and how high they are. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** From the middle of one bar to the next. */
  readonly step: number;
  readonly ticks: readonly number[];
  readonly middleOf: (bar: number) => number;
  readonly heightOf: (value: number) => number;
}

const maxStepWidth = 56;
const tickGap = 8;
/** Half of what a year under the last bar takes beyond it. */
const overhang = 6;

/** For so many bars, the highest of them given. */
export function plotOf(bars: number, highest: number, top: number, bottom: number, language: Locale): Plot {
  const ticks = ticksUpTo(Math.max(1, highest));
  const widest = Math.max(...ticks.map((tick) => widthOf(formatNumber(tick, language), smallest)));
  const left = margin + widest + tickGap;
  const right = width - margin - overhang;
  const step = Math.min(maxStepWidth, (right - left) / Math.max(1, bars));
  const start = left + (right - left - step * bars) / 2;
  return {
    left,
    right,
    bottom,
    step,
    ticks,
    middleOf: (bar) => start + step * (bar + 0.5),
    heightOf: (value) => ((bottom - top) * value) / (ticks.at(-1) ?? 1),
  };
}

/** Round numbers from nought to the first that is not less than the highest bar. */
export function ticksUpTo(highest: number): number[] {
  const magnitude = 10 ** Math.floor(Math.log10(highest));
  const steps = [0.5, 1, 2, 5].map((each) => Math.ceil(each * magnitude));
  const step = steps.find((each) => highest / each <= 4) ?? highest;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, at) => at * step);
}

export function gridLines(plot: Plot, language: Locale): Markup[] {
  return plot.ticks.map((value) => {
    const y = plot.bottom - plot.heightOf(value);
    return svgGroup({ class: 'tick' }, [
      element('line', {
        x1: plot.left - 4,
        x2: plot.right,
        y1: y,
        y2: y,
        stroke: value === 0 ? surface.quiet : surface.faint,
      }),
      svgText(formatNumber(value, language), {
        x: plot.left - tickGap,
        y: y + 4,
        'text-anchor': 'end',
        'font-size': smallest,
        fill: surface.quiet,
      }),
    ]);
  });
}

/** Under the bars, counted from the last one, which is what people look for; as many as have room. */
export function yearsBelow(years: readonly number[], { step, middleOf, bottom }: Plot): Markup[] {
  const everyNth = Math.max(1, Math.ceil((widthOf('2000', smallest) + 8) / step));
  return years.flatMap((year, at) =>
    (years.length - 1 - at) % everyNth === 0
      ? [label(String(year), middleOf(at), bottom + 15, surface.quiet)]
      : [],
  );
}

export function label(content: string, x: number, y: number, colour: string): Markup {
  return svgText(content, { x, y, 'text-anchor': 'middle', 'font-size': smallest, fill: colour });
}
