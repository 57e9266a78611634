import type { Point } from './layout.ts';

/** What somebody takes on the picture, about the middle of their mark. */
export interface Extent {
  readonly id: number;
  /** To either side. */
  readonly half: number;
  readonly above: number;
  readonly below: number;
}

export interface Field {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const passes = 240;
/** A few do not stand at the ends of the field. */
const most = 1.4;

/**
 * The places of a layout brought into a field, each mark with its name where it covers no other: those that do are pushed apart
 * along the shorter way, a little at a time, and nobody out of the field.
 */
export function placedIn(
  field: Field,
  layout: ReadonlyMap<number, Point>,
  extents: readonly Extent[],
): ReadonlyMap<number, Point> {
  const inOrder = extents.toSorted((one, other) => one.id - other.id);
  const all = inOrder.map((extent) => ({ ...extent, ...(layout.get(extent.id) ?? { x: 0, y: 0 }) }));
  const [left, right] = ends(all.map(({ x }) => x));
  const [top, bottom] = ends(all.map(({ y }) => y));
  const widest = Math.max(0, ...all.map(({ half }) => half));
  const scale = {
    x: Math.min(most, (field.right - field.left - 2 * widest) / Math.max(1, right - left)),
    y: Math.min(most, (field.bottom - field.top - 40) / Math.max(1, bottom - top)),
  };
  for (const one of all) {
    one.x = (field.left + field.right) / 2 + (one.x - (left + right) / 2) * scale.x;
    one.y = (field.top + field.bottom) / 2 + (one.y - (top + bottom) / 2) * scale.y;
  }
  for (let pass = 0; pass < passes; pass += 1) {
    let moved = false;
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1)) moved = part(one, other) || moved;
    for (const one of all) {
      one.x = Math.max(field.left + one.half, Math.min(field.right - one.half, one.x));
      one.y = Math.max(field.top + one.above, Math.min(field.bottom - one.below, one.y));
    }
    if (!moved) break;
  }
  return new Map(all.map(({ id, x, y }) => [id, { x, y }]));
}

interface Movable extends Extent {
  x: number;
  y: number;
}

/** @returns whether they were too close. */
function part(one: Movable, other: Movable): boolean {
  const across = one.half + other.half + 4 - Math.abs(one.x - other.x);
  const isAbove = one.y <= other.y;
  const down = isAbove
    ? one.below + other.above + 3 - (other.y - one.y)
    : other.below + one.above + 3 - (one.y - other.y);
  if (across <= 0 || down <= 0) return false;
  // Names are wide and low, so that up and down is mostly the shorter way.
  if (down <= across) {
    const way = (down / 2 + 0.25) * (isAbove ? 1 : -1);
    one.y -= way;
    other.y += way;
  } else {
    const way = (across / 2 + 0.25) * (one.x <= other.x ? 1 : -1);
    one.x -= way;
    other.x += way;
  }
  return true;
}

function ends(values: readonly number[]): [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}
