export interface Seat {
  readonly x: number;
  readonly y: number;
}

export interface Hall {
  /** Left to right, as seen from the middle of the straight side, which is at 0, 0. */
  readonly seats: readonly Seat[];
  /** Of one seat; no two touch. */
  readonly radius: number;
  /** From the middle to the centre of the farthest seats. */
  readonly outer: number;
}

/** What the middle of the half circle needs for itself, and how far the seats may reach. */
export interface Room {
  readonly inner: number;
  readonly outer: number;
  readonly largestSeat: number;
}

interface Ring {
  readonly radius: number;
  readonly seats: number;
}

/** Of the distance between two seats, how much each takes to its side. */
const fill = 0.43;
/** Between one reach that is tried and the next. */
const step = 4;

/** Seats in a half circle, as large as the room allows; a few sit close to the middle. */
export function hall(count: number, { inner, outer, largestSeat }: Room): Hall {
  if (count === 0) return { seats: [], radius: largestSeat, outer: inner };
  let best = { radius: 0, rings: [] as readonly Ring[], outer: inner };
  for (let reach = inner; reach <= outer && best.radius < largestSeat; reach += step) {
    for (let number = 1; number <= count; number += 1) {
      const rings = ringsOf(count, number, inner, reach);
      const radius = Math.min(largestSeat, fill * closest(rings));
      if (radius > best.radius) best = { radius, rings, outer: reach };
      // More rings only come closer to one another.
      else if (number > 1 && fill * distance(rings) < best.radius) break;
    }
  }
  return { ...best, seats: best.rings.flatMap(places).sort(leftToRight).map(seat) };
}

/** The outermost first. */
function ringsOf(count: number, number: number, inner: number, outer: number): Ring[] {
  const apart = number === 1 ? 0 : (outer - inner) / (number - 1);
  const radii = Array.from({ length: number }, (_, at) => outer - at * apart);
  const seats = shares(count, radii);
  return radii.map((radius, at) => ({ radius, seats: seats[at] ?? 0 }));
}

/** The smallest distance between two seats. */
function closest(rings: readonly Ring[]): number {
  const neighbours = rings.map(({ radius, seats }) =>
    seats < 2 ? Infinity : 2 * radius * Math.sin(Math.PI / (2 * (seats - 1))),
  );
  return Math.min(distance(rings), ...neighbours);
}

function distance([first, second]: readonly Ring[]): number {
  return first && second ? first.radius - second.radius : Infinity;
}

interface Place {
  readonly radius: number;
  readonly angle: number;
}

function places({ radius, seats }: Ring): Place[] {
  return Array.from({ length: seats }, (_, at) => ({
    radius,
    angle: Math.PI * (seats === 1 ? 0.5 : 1 - at / (seats - 1)),
  }));
}

function leftToRight(a: Place, b: Place): number {
  return b.angle - a.angle || b.radius - a.radius;
}

function seat({ radius, angle }: Place): Seat {
  return { x: radius * Math.cos(angle), y: -radius * Math.sin(angle) };
}

/** Whole seats per ring in proportion to its length; the largest fractions get what is left. */
function shares(count: number, radii: readonly number[]): number[] {
  const total = radii.reduce((sum, radius) => sum + radius, 0);
  const exact = radii.map((radius) => (count * radius) / total);
  const whole = exact.map(Math.floor);
  const left = count - whole.reduce((sum, seats) => sum + seats, 0);
  const byFraction = exact
    .map((share, ring) => [share - Math.floor(share), ring] as const)
    .sort(([a], [b]) => b - a);
  for (const [, ring] of byFraction.slice(0, left)) whole[ring] = (whole[ring] ?? 0) + 1;
  return whole;
}
