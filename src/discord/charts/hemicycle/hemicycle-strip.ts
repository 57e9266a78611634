import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { benchesOf } from './benches.ts';
import { foot, onCard } from '../drawing/card.ts';
import { benchLabel, drawSeats, seatMark, tabledKey } from './hemicycle.ts';
import { sideLegend } from '../drawing/legend.ts';
import { sourceOf } from '../drawing/source.ts';
import { wrapped } from '../drawing/wrap.ts';
import { hall } from './seats.ts';
import { svgGroup, svgText } from '../drawing/svg.ts';

/** Wider than the other pictures and a third as high, for a message that is read on a phone. */
const wide = 500;
const pad = 6;
/** Of the half circle; what stands beside it may be higher. */
const lowest = 66;
const middle = 76;
const left = 150;
const room = wide - left - 12;
const titleSize = 13;
const titleStep = 15.5;
const legendLines = 4;
const footSize = 11.5;
const footHeight = 38.5;

/** The half circle with title and counts beside it, in as little height as that takes: for a card that says the rest itself. */
export function hemicycleStripSvg(declaration: DeclarationRecord, language: Locale): string {
  const { title, signatories } = declaration;
  const benches = benchesOf(signatories);
  const keys = sideLegend(
    [
      ...benches.map((bench) => ({
        label: `${benchLabel(bench.code, language)} ${formatNumber(bench.members.length, language)}`,
        mark: (x: number, y: number) => seatMark(bench, { x, y }, 5),
      })),
      ...(signatories.length === 0 ? [] : [{ label: messagesFor(language).charts.tabled, mark: tabledKey }]),
    ],
    { wide: room, most: legendLines },
  );
  const titles = wrapped(title, room, titleSize, 2, true);
  const beside = titles.length * titleStep + 3 + keys.tall;
  const tall = Math.max(lowest, beside);
  const first = pad + (tall - beside) / 2;
  const height = pad + tall + footHeight;
  const seated = hall(signatories.length, { inner: 27, outer: 54, largestSeat: 6 });
  return onCard(
    wide,
    height,
    svgGroup({ transform: `translate(${middle} ${pad + (tall + lowest) / 2 - 6})` }, [
      ...drawSeats(benches, seated),
      svgText(formatNumber(signatories.length, language), {
        'text-anchor': 'middle',
        y: -2,
        'font-size': 18,
        'font-weight': 700,
      }),
    ]),
    ...titles.map((text, at) =>
      svgText(text, {
        x: left,
        y: first + (at + 1) * titleStep - 4,
        'font-size': titleSize,
        'font-weight': 700,
      }),
    ),
    keys.at(left, first + titles.length * titleStep + 3),
    ...foot(sourceOf(declaration, language), language, { wide, top: pad + tall + 2, size: footSize }),
  );
}
