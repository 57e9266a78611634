import type { Locale } from '../../../locales.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName } from '../../../i18n/terms.ts';
import { gridLines, label, plotOf, yearsBelow, type Plot } from './axes.ts';
import { cardSvg, smallest, type Sheet } from '../drawing/card.ts';
import { sourceOfMany } from '../drawing/source.ts';
import { legend, type Key } from '../drawing/legend.ts';
import { widthOf } from '../drawing/text-metrics.ts';
import { palette, surface } from '../drawing/palette.ts';
import { element, type Markup } from '../drawing/svg.ts';

/** What somebody signed in a year; what they tabled is among it. */
export interface SignedYear {
  readonly year: number;
  readonly signed: number;
  readonly tabled: number;
}

/** Years without a signature may be left out. */
export interface PersonYears {
  readonly name: string;
  /** ISO 3166 alpha-2 code, or a printed name. */
  readonly delegation: string;
  readonly years: readonly SignedYear[];
}

export interface TopicYears {
  readonly name: string;
  readonly years: readonly [first: number, last: number];
  /** How many declarations in each of them. */
  readonly perYear: readonly number[];
}

/** How many declarations the members of a delegation or group signed in a year, of how many. */
export interface SharedYear {
  readonly year: number;
  readonly n: number;
  readonly all: number;
}

interface Bar {
  readonly year: number;
  readonly whole: number;
  /** The part of it at the foot that has a colour of its own. */
  readonly foot: number;
}

/** Of the bars, without what stands below them. */
const tall = 120;
const yearsHeight = 22;
const keysHeight = 26;
const colours = { whole: palette.sky, foot: palette.orange } as const;
/** All declarations, behind those that are looked at. */
const shareColours = { whole: '#767c8a', foot: palette.sky } as const;

/** Signed and tabled, year by year. */
export function personTimelineSvg(
  { name, delegation, years }: PersonYears,
  language: Locale,
  day: string,
): string {
  const { charts } = messagesFor(language);
  const bars = everyYear(years).map(({ year, signed, tabled }) => ({
    year,
    whole: signed,
    foot: Math.min(tabled, signed),
  }));
  const sheet = {
    title: name,
    line: `${countryName(delegation, language)} · ${charts.signed}`,
    source: sourceOfMany(day, null, language),
    language,
    body: tall + yearsHeight + keysHeight,
  };
  return cardSvg(sheet, ({ top, bottom }) => [
    ...barsWithAxes(bars, top, language),
    legend(
      [colourKey(charts.tabledByThem, colours.foot), colourKey(charts.tabledByOthers, colours.whole)],
      bottom - 8,
    ).markup,
  ]);
}

/** What the members of a delegation or a group signed of all there were, year by year. */
export function shareTimelineSvg(
  sheet: Pick<Sheet, 'title' | 'line' | 'source' | 'language'>,
  years: readonly SharedYear[],
): string {
  const { language } = sheet;
  const { signedByMembers, signedByOthers } = messagesFor(language).pictures;
  const bars = years.map(({ year, n, all }) => ({ year, whole: Math.max(n, all), foot: n }));
  return cardSvg({ ...sheet, body: tall + yearsHeight + keysHeight }, ({ top, bottom }) => [
    ...barsWithAxes(bars, top, language, shareColours),
    legend(
      [colourKey(signedByMembers, shareColours.foot), colourKey(signedByOthers, shareColours.whole)],
      bottom - 8,
    ).markup,
  ]);
}

/** Declarations, year by year, oldest first and none left out. */
export function yearsSvg(
  sheet: Pick<Sheet, 'title' | 'line' | 'source' | 'language'>,
  years: readonly { readonly year: number; readonly n: number }[],
): string {
  const bars = years.map(({ year, n }) => ({ year, whole: n, foot: 0 }));
  return cardSvg({ ...sheet, body: tall + yearsHeight }, ({ top }) =>
    barsWithAxes(bars, top, sheet.language),
  );
}

/** How many declarations on a topic, year by year. */
export function topicTimelineSvg(
  { name, years, perYear }: TopicYears,
  language: Locale,
  day: string,
): string {
  const [first] = years;
  const line = messagesFor(language).charts.perYear;
  return yearsSvg(
    { title: name, line, source: sourceOfMany(day, null, language), language },
    perYear.map((n, at) => ({ year: first + at, n })),
  );
}

function colourKey(label: string, colour: string): Key {
  return { label, mark: (x, y) => bar(x - 5, y - 5, 10, 10, colour) };
}

/** From the first to the last year, with nought where nothing was signed. */
export function everyYear(years: readonly SignedYear[]): SignedYear[] {
  if (years.length === 0) return [];
  const known = new Map(years.map((each) => [each.year, each]));
  const first = Math.min(...known.keys());
  const last = Math.max(...known.keys());
  return Array.from(
    { length: last - first + 1 },
    (_, at) => known.get(first + at) ?? { year: first + at, signed: 0, tabled: 0 },
  );
}

function barsWithAxes(
  bars: readonly Bar[],
  above: number,
  language: Locale,
  inks: { readonly whole: string; readonly foot: string } = colours,
): Markup[] {
  // A number stands above the highest bar.
  const [top, bottom] = [above + 12, above + tall];
  const highest = Math.max(0, ...bars.map(({ whole }) => whole));
  const plot = plotOf(bars.length, highest, top, bottom, language);
  const nothing = () =>
    label(messagesFor(language).charts.none, (plot.left + plot.right) / 2, (top + bottom) / 2, surface.quiet);
  return [
    ...gridLines(plot, language),
    ...(highest === 0 ? [nothing()] : []),
    ...bars.flatMap((each, at) => drawn(each, at, plot, inks)),
    ...numbersAbove(bars, plot, language),
    ...yearsBelow(
      bars.map(({ year }) => year),
      plot,
    ),
  ];
}

function drawn(
  { whole, foot }: Bar,
  at: number,
  { step, bottom, middleOf, heightOf }: Plot,
  inks: { readonly whole: string; readonly foot: string },
): Markup[] {
  const thick = Math.max(1, step * 0.72);
  const left = middleOf(at) - thick / 2;
  const part = (from: number, to: number, colour: string, name: string) =>
    to > from ? [bar(left, bottom - heightOf(to), thick, heightOf(to - from), colour, `bar ${name}`)] : [];
  return [...part(foot, whole, inks.whole, 'whole'), ...part(0, foot, inks.foot, 'foot')];
}

/** Where every one of them has room. */
function numbersAbove(bars: readonly Bar[], plot: Plot, language: Locale): Markup[] {
  const shown = bars.map(({ whole }) => formatNumber(whole, language));
  if (shown.some((number) => widthOf(number, smallest) > plot.step - 2)) return [];
  return bars.flatMap(({ whole }, at) =>
    whole === 0
      ? []
      : [label(shown[at] ?? '', plot.middleOf(at), plot.bottom - plot.heightOf(whole) - 4, surface.ink)],
  );
}

function bar(x: number, y: number, wide: number, tall: number, colour: string, name = 'key'): Markup {
  const rx = Math.min(2, wide / 4);
  return element('rect', { class: name, x, y, width: wide, height: tall, rx, fill: colour });
}
