import { element, type Attributes, type Markup } from './svg.ts';

/** A triangle stands on its side, a wedge on its point. What is no group is a square or a ring, which needs no colour. */
export type Shape = 'circle' | 'diamond' | 'triangle' | 'wedge' | 'square' | 'ring';

/** How what belongs together is told from the rest. */
export interface Look {
  readonly colour: string;
  readonly shape: Shape;
}

/** Corners about a point, in parts of the radius; as large as a circle looks and no larger than it may be. */
const corners: Readonly<Partial<Record<Shape, readonly (readonly [x: number, y: number])[]>>> = {
  diamond: [
    [0, -1.15],
    [1.15, 0],
    [0, 1.15],
    [-1.15, 0],
  ],
  triangle: [
    [0, -1.1],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  wedge: [
    [0, 1.1],
    [1.1, -0.85],
    [-1.1, -0.85],
  ],
};

/** A shape about a point, which takes no more than a circle of that radius, or hardly. */
export function markOf({ shape, colour }: Look, x: number, y: number, radius: number, name: string): Markup {
  const common: Attributes = { class: name, fill: colour };
  if (shape === 'ring') {
    const line = Math.max(1, 0.28 * radius);
    const hollow = { ...common, fill: 'none', stroke: colour, 'stroke-width': line };
    return element('circle', { ...hollow, cx: x, cy: y, r: radius - line / 2 });
  }
  if (shape === 'square') {
    const side = 1.7 * radius;
    const place = { x: x - side / 2, y: y - side / 2, width: side, height: side, rx: 0.2 * radius };
    return element('rect', { ...common, ...place });
  }
  const points = corners[shape];
  if (points === undefined) return element('circle', { ...common, cx: x, cy: y, r: radius });
  const at = points.map(([right, down]) => `${short(x + right * radius)},${short(y + down * radius)}`);
  return element('polygon', { ...common, points: at.join(' ') });
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
