import { createHash } from 'node:crypto';
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

/** Somebody to be placed. */
export interface Placed {
  readonly id: number;
  /** From the left at 0 to the right at 1: where those of the same group stand. */
  readonly home: number;
  readonly name: string;
}

export interface Bond {
  readonly a: number;
  readonly b: number;
  /** From 0 to 1, the surest. */
  readonly weight: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Node extends SimulationNodeDatum {
  readonly id: number;
  readonly homeX: number;
  readonly homeY: number;
}

const wide = 640;
const tall = 400;
const rounds = 160;
/** So many rounds, then others have their turn on the event loop. */
const slice = 20;

/**
 * Places in a field of about 640 by 400, by the forces of d3. Everybody is drawn to a place of their own, from left to right as
 * their group sits, up or down by their name: so who is tied stands together, and a picture of tomorrow, with a declaration
 * more, looks as that of today does. The same people and bonds have the same places, wherever and whenever.
 */
export async function layoutOf(
  people: readonly Placed[],
  bonds: readonly Bond[],
): Promise<ReadonlyMap<number, Point>> {
  // In an order that does not depend on who came first.
  const nodes = people
    .toSorted((one, other) => one.id - other.id)
    .map(({ id, home, name }): Node => {
      const [across, down] = scattered(name);
      const homeX = (home - 0.5) * wide * 0.8 + (across - 0.5) * wide * 0.16;
      const homeY = (down - 0.5) * tall * 0.8;
      return { id, homeX, homeY, x: homeX, y: homeY };
    });
  const links = bonds
    .toSorted((one, other) => one.a - other.a || one.b - other.b)
    .map(({ a, b, weight }) => ({ source: a, target: b, weight }));
  const simulation = forceSimulation(nodes)
    .force(
      'tie',
      forceLink<Node, (typeof links)[number] & { source: number | Node; target: number | Node }>(links)
        .id(({ id }) => id)
        .distance(60)
        .strength(({ weight }) => 0.05 + 0.2 * weight),
    )
    .force('apart', forceManyBody<Node>().strength(-160).distanceMax(260))
    .force('room', forceCollide<Node>(26))
    .force('across', forceX<Node>(({ homeX }) => homeX).strength(0.07))
    .force('down', forceY<Node>(({ homeY }) => homeY).strength(0.07))
    .alphaDecay(1 - 0.001 ** (1 / rounds))
    .stop();
  for (let done = 0; done < rounds; done += slice) {
    simulation.tick(slice);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  return new Map(nodes.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}

/** Two numbers from 0 to 1 that a name always has. */
function scattered(name: string): [number, number] {
  const hash = createHash('sha256').update(name).digest();
  return [hash.readUInt16BE(0) / 65_535, hash.readUInt16BE(2) / 65_535];
}
