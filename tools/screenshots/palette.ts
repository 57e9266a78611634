import type { Bitmap, Indexed } from './png.ts';

type Colour = readonly [number, number, number];

interface Counted {
  readonly colour: Colour;
  readonly count: number;
}

/** How many of the colours stay exactly as they are: those of even areas, which are often close to each other. */
const exact = 0.25;

/** The picture in so many colours: the most frequent, and what comes near the others. */
export function reduce({ width, height, rgb }: Bitmap, most: number): Indexed {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const key = keyAt(rgb, at);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const all = [...counts]
    .map(([key, count]) => ({ colour: colourOf(key), count }))
    .toSorted((a, b) => b.count - a.count);
  const kept = Math.floor(most * exact);
  const rest = all.slice(kept);
  const near = rest.length === 0 ? [] : split(rest, most - kept);
  const groups = [...all.slice(0, kept).map((one) => [one]), ...near];
  const place = new Map<number, number>();
  for (const [index, group] of groups.entries()) {
    for (const { colour } of group) place.set(keyAt(colour, 0), index);
  }
  const pixels = new Uint8Array(width * height);
  for (let pixel = 0; pixel < pixels.length; pixel += 1) {
    pixels[pixel] = place.get(keyAt(rgb, pixel * 3)) ?? 0;
  }
  return { width, height, palette: groups.map(mostFrequent), pixels };
}

function keyAt(rgb: ArrayLike<number>, at: number): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

function colourOf(key: number): Colour {
  return [key >> 16, (key >> 8) & 0xff, key & 0xff];
}

function mostFrequent(group: readonly Counted[]): Colour {
  return group.reduce((best, one) => (one.count > best.count ? one : best)).colour;
}

/** Halves the group that is spread widest, until there are enough. */
function split(all: readonly Counted[], most: number): Counted[][] {
  const groups = [measured([...all])];
  while (groups.length < most) {
    const widest = groups.reduce((best, one) => (one.weight > best.weight ? one : best));
    if (widest.weight === 0) break;
    const { members, axis } = widest;
    members.sort((a, b) => a.colour[axis] - b.colour[axis]);
    const middle = halfway(members, axis);
    groups.splice(
      groups.indexOf(widest),
      1,
      measured(members.slice(0, middle)),
      measured(members.slice(middle)),
    );
  }
  return groups.map(({ members }) => members);
}

type Axis = 0 | 1 | 2;

interface Measured {
  readonly members: Counted[];
  readonly axis: Axis;
  /** How much is gained by halving it. */
  readonly weight: number;
}

function measured(members: Counted[]): Measured {
  const spans = ([0, 1, 2] as const).map((axis) => {
    let [low, high] = [255, 0];
    for (const { colour } of members) {
      low = Math.min(low, colour[axis]);
      high = Math.max(high, colour[axis]);
    }
    return { axis, span: high - low };
  });
  const { axis, span } = spans.reduce((best, one) => (one.span > best.span ? one : best));
  const pixels = members.reduce((sum, { count }) => sum + count, 0);
  // A few pixels far from their colour are seen as much as many a little off.
  return { members, axis, weight: members.length < 2 ? 0 : span * span * Math.log2(pixels + 1) };
}

/** In the middle of the range, where the halves differ most from each other. */
function halfway(members: readonly Counted[], axis: Axis): number {
  const low = members[0]?.colour[axis] ?? 0;
  const high = members.at(-1)?.colour[axis] ?? 0;
  const middle = members.findIndex(({ colour }) => colour[axis] > (low + high) / 2);
  return Math.min(Math.max(middle, 1), members.length - 1);
}
