import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { groupLabel } from '../../../i18n/terms.ts';
import { benchesOf, type Bench } from './benches.ts';
import { cardSvg, smallest, width } from '../drawing/card.ts';
import { markOf, type Look } from '../drawing/mark.ts';
import { legend } from '../drawing/legend.ts';
import { sourceOf } from '../drawing/source.ts';
import { fitWidth, widthOf } from '../drawing/text-metrics.ts';
import { surface } from '../drawing/palette.ts';
import { hall, type Hall, type Seat } from './seats.ts';
import { element, svgGroup, svgText, type Markup } from '../drawing/svg.ts';

/** Of the half circle and the legend. */
const body = 238;
const widest = 142;
const labelGap = 9;
const labelRoom = 62;

/** A seat for each signatory, by political group from left to right. */
export function hemicycleSvg(declaration: DeclarationRecord, language: Locale): string {
  const messages = messagesFor(language);
  const { title, signatories } = declaration;
  const benches = benchesOf(signatories);
  const keys = [
    ...benches.map((bench) => ({
      label: `${benchLabel(bench.code, language)} ${formatNumber(bench.members.length, language)}`,
      mark: (x: number, y: number) => seatMark(bench, { x, y }, 5),
    })),
    ...(signatories.length === 0 ? [] : [{ label: messages.charts.tabled, mark: tabledKey }]),
  ];
  const sheet = { line: messages.pictures.signedByGroup, source: sourceOf(declaration, language), body };
  return cardSvg({ title, language, ...sheet }, ({ top, bottom }) => {
    const below = legend(keys, bottom - 8);
    // Beside the seats themselves, the room above and below them and the names around take 40.
    const outer = Math.min(widest, below.top - top - 40);
    const seated = hall(signatories.length, { inner: 62, outer, largestSeat: 14 });
    // The half circle stands in the middle of what the heading and the legend leave.
    const tall = seated.outer + seated.radius + labelGap + smallest;
    const lowest = below.top - 6 - seated.radius;
    const base = lowest - Math.max(0, (lowest - top - tall) / 2);
    return [
      svgGroup({ transform: `translate(${width / 2} ${Math.round(base)})` }, [
        ...drawSeats(benches, seated),
        ...labels(benches, seated, language),
        svgText(formatNumber(signatories.length, language), {
          'text-anchor': 'middle',
          y: -14,
          'font-size': 36,
          'font-weight': 700,
        }),
        svgText(messages.charts.signatories(signatories.length), { 'text-anchor': 'middle', y: 2 }),
      ]),
      below.markup,
    ];
  });
}

/** A group's abbreviation, or that none was printed; short enough for a legend. */
export function benchLabel(code: string | null, language: Locale): string {
  const label = code === null ? messagesFor(language).declaration.noGroup : groupLabel(code, language);
  return fitWidth(label, 120, smallest, true);
}

/** The seats that are taken, each in the colour and shape of its bench. */
export function drawSeats(benches: readonly Bench[], { seats, radius }: Hall): Markup[] {
  const taken = benches.flatMap((bench) => bench.members.map((member) => ({ bench, member })));
  return seats.flatMap((seat, at) => {
    const sitting = taken[at];
    if (!sitting) return [];
    const { bench, member } = sitting;
    const drawn = seatMark(bench, seat, radius);
    return member.position === 1 ? [drawn, tabledDot(bench, seat, radius)] : [drawn];
  });
}

/** One seat. */
export function seatMark(look: Look, { x, y }: Seat, radius: number): Markup {
  return markOf(look, x, y, radius, 'seat');
}

/** The seat of whoever tabled it has a hole, which shows in any colour. */
function tabledDot({ shape }: Pick<Look, 'shape'>, { x, y }: Seat, radius: number): Markup {
  return element('circle', {
    class: 'tabled',
    cx: x,
    cy: y,
    r: 0.45 * radius,
    fill: shape === 'ring' ? surface.ink : surface.card,
  });
}

/** Explains the sign on the seat of whoever tabled it. */
export function tabledKey(x: number, y: number): Markup {
  const bench = { colour: surface.ink, shape: 'circle' } as const;
  return svgGroup({ class: 'key' }, [seatMark(bench, { x, y }, 5), tabledDot(bench, { x, y }, 5)]);
}

/** The groups' names around the half circle, the largest first; one that would cover another is left out. */
function labels(benches: readonly Bench[], { seats, radius, outer }: Hall, language: Locale): Markup[] {
  const placed: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  let before = 0;
  const wanted = benches.map((bench) => {
    const own = seats.slice(before, before + bench.members.length);
    before += bench.members.length;
    return { bench, angle: own.reduce((sum, { x, y }) => sum + Math.atan2(-y, x), 0) / own.length };
  });
  return wanted
    .filter(({ bench }) => bench.code !== null)
    .sort((a, b) => b.bench.members.length - a.bench.members.length)
    .flatMap(({ bench, angle }) => {
      const label = fitWidth(groupLabel(bench.code ?? '', language), labelRoom, smallest, true);
      const half = widthOf(label, smallest, true) / 2;
      const reach = outer + radius + labelGap;
      // Beside the seats it is the near end of the word that keeps the distance, above them the middle.
      const aside = Math.max(-1, Math.min(1, 1.6 * Math.cos(angle)));
      const x = Math.cos(angle) * reach + aside * half;
      const y = -Math.sin(angle) * reach;
      if (Math.abs(x) + half > width / 2 - 6) return [];
      if (placed.some((other) => Math.abs(other.y - y) < 13 && Math.abs(other.x - x) < other.half + half + 3))
        return [];
      placed.push({ x, y, half });
      return [
        svgText(label, {
          x,
          y: y + 4,
          'text-anchor': 'middle',
          'font-size': smallest,
          'font-weight': 700,
          fill: surface.ink,
        }),
      ];
    });
}
