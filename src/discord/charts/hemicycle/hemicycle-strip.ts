import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { benchesOf } from './benches.ts';
import { background } from '../drawing/card.ts';
import { benchLabel, drawSeats, seatMark, tabledKey } from './hemicycle.ts';
import { sideLegend } from '../drawing/legend.ts';
import { hall } from './seats.ts';
import { element, svgGroup, svgText } from '../drawing/svg.ts';

/** Wider than the other pictures and a quarter as high, for a message that is read on a phone. */
const wide = 480;
const height = 74;
const middle = 84;
const base = 66;
const legendLeft = 172;

/** The half circle with the counts beside it and no heading: for a card that says the rest itself. */
export function hemicycleStripSvg({ signatories }: DeclarationRecord, language: Locale): string {
  const benches = benchesOf(signatories);
  const keys = [
    ...benches.map((bench) => ({
      label: `${benchLabel(bench.code, language)} ${formatNumber(bench.members.length, language)}`,
      mark: (x: number, y: number) => seatMark(bench, { x, y }, 5),
    })),
    ...(signatories.length === 0 ? [] : [{ label: messagesFor(language).charts.tabled, mark: tabledKey }]),
  ];
  const seated = hall(signatories.length, { inner: 27, outer: 54, largestSeat: 6 });
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: wide,
      height,
      viewBox: `0 0 ${wide} ${height}`,
      ...background.letters,
    },
    background.card(wide, height),
    svgGroup({ transform: `translate(${middle} ${base})` }, [
      ...drawSeats(benches, seated),
      svgText(formatNumber(signatories.length, language), {
        'text-anchor': 'middle',
        y: -2,
        'font-size': 18,
        'font-weight': 700,
      }),
    ]),
    sideLegend(keys, { left: legendLeft, middle: height / 2, wide: wide - legendLeft - 8, tall: height - 2 }),
  ).markup;
}
