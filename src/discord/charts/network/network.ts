import { messagesFor } from '../../../i18n/messages.ts';
import { benchLabel } from '../hemicycle/hemicycle.ts';
import { looksOf, place } from '../hemicycle/benches.ts';
import { cardSvg, margin, smallest, type Sheet } from '../drawing/card.ts';
import { legend } from '../drawing/legend.ts';
import { markOf, type Look } from '../drawing/mark.ts';
import { surface } from '../drawing/palette.ts';
import { element, svgGroup, svgText, type Markup } from '../drawing/svg.ts';
import { fitWidth, widthOf } from '../drawing/text-metrics.ts';
import { layoutOf, type Bond, type Point } from './layout.ts';
import { placedIn } from './room.ts';

/** Somebody on the picture. */
export interface NetworkPerson {
  readonly id: number;
  /** As short as tells them apart. */
  readonly label: string;
  /** The whole of it: it decides where they stand. */
  readonly name: string;
  /** The id of a line of groups. */
  readonly group: string | null;
  readonly signed: number;
}

const wide = 720;
/** For a few, and for as many as can be read. */
const heights = { few: 300, many: 500, each: 14 } as const;
const nameRoom = 130;
const radii = { least: 5, more: 6 } as const;

/** People, with a line between those who sign together; groups from left to right, each in its colour and shape. */
export async function networkSvg(
  sheet: Pick<Sheet, 'title' | 'line' | 'source' | 'language'>,
  people: readonly NetworkPerson[],
  bonds: readonly Bond[],
): Promise<string> {
  const { language } = sheet;
  const looks = looksOf([...new Set(people.map(({ group }) => group))]);
  const homes = looks.map(({ code }) => place(code)).toSorted((a, b) => a - b);
  const home = (group: string | null) =>
    homes.length < 2 ? 0.5 : homes.indexOf(place(group)) / (homes.length - 1);
  const layout = await layoutOf(
    people.map(({ id, name, group }) => ({ id, name, home: home(group) })),
    bonds,
  );
  const lookOf = new Map(looks.map(({ code, ...look }) => [code, look]));
  const most = Math.max(1, ...people.map(({ signed }) => signed));
  const drawn = people.map((one) => {
    const label = fitWidth(one.label, nameRoom, smallest, true);
    const radius = radii.least + radii.more * Math.sqrt(one.signed / most);
    const half = Math.max(radius * 1.15, widthOf(label, smallest, true) / 2);
    return { ...one, label, radius, half, above: radius * 1.15, below: radius + 14 };
  });
  const body = Math.min(heights.many, heights.few + heights.each * Math.max(0, people.length - 8));
  return cardSvg({ ...sheet, wide, body }, ({ top, bottom }) => {
    const below = legend(
      looks.map(({ code, ...look }) => ({
        label: benchLabel(code, language),
        mark: (x, y) => markOf(look, x, y, 5, 'key'),
      })),
      bottom - 8,
      wide,
    );
    const field = { left: margin, right: wide - margin, top: top + 2, bottom: below.top - 8 };
    const places = placedIn(field, layout, drawn);
    const at = (id: number): Point => places.get(id) ?? { x: 0, y: 0 };
    return [
      ...(people.length === 0 ? [nothing(top + 60, language)] : []),
      svgGroup(
        { class: 'ties', stroke: surface.quiet },
        bonds.toSorted((a, b) => a.weight - b.weight).map(({ a, b, weight }) => line(at(a), at(b), weight)),
      ),
      ...drawn.map((one) => person(one, at(one.id), lookOf.get(one.group))),
      below.markup,
    ];
  });
}

function nothing(y: number, language: Sheet['language']): Markup {
  const { nobody } = messagesFor(language).charts;
  return svgText(nobody, { x: wide / 2, y, 'text-anchor': 'middle', fill: surface.quiet });
}

/** The surer, the thicker and the clearer. */
function line(from: Point, to: Point, weight: number): Markup {
  return element('line', {
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    'stroke-width': 0.8 + 2.8 * weight,
    'stroke-opacity': 0.3 + 0.5 * weight,
  });
}

function person(
  { label, radius }: { readonly label: string; readonly radius: number },
  { x, y }: Point,
  look: Look = { colour: surface.quiet, shape: 'ring' },
): Markup {
  return svgGroup({ class: 'person' }, [
    // Lines end at the edge of a ring, and of what is darker than they are.
    element('circle', { cx: x, cy: y, r: radius + 1.5, fill: surface.card }),
    markOf(look, x, y, radius, 'member'),
    svgText(label, {
      x,
      y: y + radius + 12,
      'text-anchor': 'middle',
      'font-size': smallest,
      'font-weight': 700,
      // A rim keeps a name readable where a line runs behind it.
      stroke: surface.card,
      'stroke-width': 3,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    }),
  ]);
}
