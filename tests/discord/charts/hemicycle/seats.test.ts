import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hall, type Seat } from '../../../../src/discord/charts/hemicycle/seats.ts';

const room = { inner: 60, outer: 140, largestSeat: 14 };
const far = ({ x, y }: Seat) => Math.hypot(x, y);

test('there is a seat for everyone, on the half circle between the middle and the wall', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), (count) => {
      const { seats, radius, outer } = hall(count, room);
      expect(seats).toHaveLength(count);
      expect(outer).toBeLessThanOrEqual(room.outer);
      expect(radius).toBeGreaterThan(1.5);
      for (const seat of seats) {
        expect(far(seat)).toBeGreaterThan(room.inner - 1e-6);
        expect(far(seat)).toBeLessThan(outer + 1e-6);
        expect(seat.y).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test('no two seats touch', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 320 }), (count) => {
      const { seats, radius } = hall(count, room);
      const closest = Math.min(
        ...seats.flatMap((a, at) => seats.slice(at + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
      );
      expect(closest).toBeGreaterThan(2 * radius);
    }),
    { numRuns: 40 },
  );
});

test('seats are handed out from left to right', () => {
  const { seats } = hall(175, room);
  const angles = seats.map(({ x, y }) => Math.atan2(-y, x));
  for (const [at, angle] of angles.entries()) expect(angle).toBeLessThan((angles[at - 1] ?? Math.PI) + 1e-9);
});

test('one seat is in the middle, and a few are large', () => {
  const [seat] = hall(1, room).seats;
  expect(seat?.x).toBeCloseTo(0);
  expect(hall(3, room).radius).toBe(room.largestSeat);
  expect(hall(175, room).radius).toBeGreaterThan(4);
});
