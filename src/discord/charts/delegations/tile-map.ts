import type { Locale } from '../../../locales.ts';
import { delegations } from '../../../assembly/delegation.ts';
import { compactNumber, formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { margin, smallest, width } from '../drawing/card.ts';
import type { Key } from '../drawing/legend.ts';
import { inkOn, mix, surface } from '../drawing/palette.ts';
import { element, svgGroup, svgText, type Markup } from '../drawing/svg.ts';
import { widthOf } from '../drawing/text-metrics.ts';
import { grid, guestTiles, tiles, type Tile } from './tiles.ts';

const pitch = { x: (width - 2 * margin) / grid.columns, y: 27 } as const;
const gap = 2;
/** Of the tiles and the legend. */
export const mapHeight = grid.rows * pitch.y + 28;
const few = '#1b5480';
const most = '#c9eaff';

interface Standing {
  readonly label: string;
  readonly count: number;
  readonly tile: Tile;
  readonly isTabling: boolean;
}

/** A tile for each member state, and for others that are counted, with how many. @param tabling framed. */
export function tileMap(
  counts: ReadonlyMap<string, number>,
  tabling: string | undefined,
  language: Locale,
): (top: number) => Markup {
  const guests = guestsOn(counts, tabling);
  const highest = Math.max(1, ...counts.values());
  const drawing = [
    ...[...membersOn(counts, tabling), ...guests].map((each) => drawn(each, highest, language)),
    ...(guests.length === 0 ? [] : [guestsTitle(messagesFor(language).charts.guests)]),
  ];
  return (top) => svgGroup({ class: 'tiles', transform: `translate(0 ${top})` }, drawing);
}

const memberCodes: ReadonlySet<string> = new Set(
  delegations.filter(({ member }) => member).map(({ code }) => code),
);

/** Every member state, and a former one that signed, at its own place. */
function membersOn(counts: ReadonlyMap<string, number>, tabling: string | undefined): Standing[] {
  return [...tiles].flatMap(([code, tile]) => {
    const count = counts.get(code) ?? 0;
    if (count === 0 && !memberCodes.has(code)) return [];
    return [{ label: code, count, tile, isTabling: code === tabling }];
  });
}

/** The others by how many signed; those without a tile left share the last. */
function guestsOn(counts: ReadonlyMap<string, number>, tabling: string | undefined): Standing[] {
  const guests = [...counts]
    .filter(([code]) => !tiles.has(code))
    .sort(([a, less], [b, more]) => more - less || (a < b ? -1 : 1));
  const alone = guests.length > guestTiles.length ? guestTiles.length - 1 : guests.length;
  const standing = guestTiles.slice(0, alone).flatMap((tile, at) => {
    const [code, count] = guests[at] ?? [];
    if (code === undefined || count === undefined) return [];
    return [{ label: short(code), count, tile, isTabling: code === tabling }];
  });
  const rest = guests.slice(alone);
  const last = guestTiles.at(-1);
  if (rest.length === 0 || last === undefined) return standing;
  const count = rest.reduce((sum, [, each]) => sum + each, 0);
  return [...standing, { label: '…', count, tile: last, isTabling: rest.some(([code]) => code === tabling) }];
}

/** A printed name that no code is known for does not fit a tile. */
function short(code: string): string {
  return /^[A-Z]{2}$/u.test(code) ? code : '?';
}

function drawn({ label, count, tile, isTabling }: Standing, highest: number, language: Locale): Markup {
  const colour = colourOf(count, highest);
  const ink = count === 0 ? surface.quiet : inkOn(colour);
  // A tile has room for three figures.
  const figure = count < 1000 ? formatNumber(count, language) : compactNumber(count, language);
  const x = margin + tile.column * pitch.x;
  const y = tile.row * pitch.y;
  const middle = { x: (pitch.x - gap) / 2, 'text-anchor': 'middle', fill: ink } as const;
  return svgGroup({ class: 'tile', transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` }, [
    square(pitch.x - gap, pitch.y - gap, colour, isTabling),
    svgText(label, { ...middle, y: count === 0 ? 16.5 : 11.5, 'font-size': smallest }),
    ...(count === 0
      ? []
      : [
          svgText(figure, {
            ...middle,
            y: 22,
            'font-size': widthOf(figure, 12, true) > pitch.x - 4 ? smallest : 12,
            'font-weight': 700,
          }),
        ]),
  ]);
}

/** A frame with a dark line inside it shows on the brightest tile as on the darkest. */
function square(wide: number, tall: number, colour: string, isTabling: boolean): Markup {
  const inside = (inset: number, fill: string) =>
    element('rect', {
      x: inset,
      y: inset,
      width: wide - 2 * inset,
      height: tall - 2 * inset,
      rx: 4 - inset,
      fill,
    });
  if (!isTabling) return inside(0, colour);
  return svgGroup({ class: 'tabled' }, [
    inside(0, surface.ink),
    inside(1.5, surface.card),
    inside(2.5, colour),
  ]);
}

/** Brighter is more; the square root keeps one and two apart where somebody has twenty. */
export function colourOf(count: number, highest: number): string {
  if (count === 0) return surface.faint;
  if (highest === 1) return mix(few, most, 0.5);
  // Those who share a tile may be more than the largest delegation.
  return mix(few, most, Math.sqrt(Math.min(1, (count - 1) / (highest - 1))));
}

/** One colour of the map, and what it stands for. */
export function tileKey(label: string, colour: string, isTabling = false): Key {
  return {
    label,
    mark: (x, y) =>
      svgGroup({ transform: `translate(${(x - 6).toFixed(2)} ${y - 6})` }, [
        square(12, 12, colour, isTabling),
      ]),
  };
}

function guestsTitle(title: string): Markup {
  return svgText(title, {
    x: width - margin - gap,
    y: pitch.y - 6,
    'text-anchor': 'end',
    'font-size': smallest,
    fill: surface.quiet,
  });
}
