import { describe, expect, test } from 'vitest';
import { looksOf, place } from '../../../../src/discord/charts/hemicycle/benches.ts';
import { layoutOf, type Point } from '../../../../src/discord/charts/network/layout.ts';
import { placedIn } from '../../../../src/discord/charts/network/room.ts';
import { assembly, dice, drawnOf } from './support.ts';

const field = { left: 14, right: 706, top: 60, bottom: 500 };
const homes = looksOf(['UEL', 'SOC', 'ALDE', 'EPP/CD', 'ECPA', 'NR']).map(({ code }) => place(code));
const home = (group: string | null) => homes.indexOf(place(group)) / (homes.length - 1);
const extentOf = (id: number) => ({ id, half: 20 + (id % 7) * 8, above: 10, below: 22 });

async function places({ people, bonds }: ReturnType<typeof drawnOf>): Promise<ReadonlyMap<number, Point>> {
  const layout = await layoutOf(
    people.map(({ id, name, group }) => ({ id, name, home: home(group) })),
    bonds,
  );
  return placedIn(
    field,
    layout,
    people.map(({ id }) => extentOf(id)),
  );
}

const today = assembly(40, 800);

describe('the places of a network', () => {
  test('are the same for the same people and ties, in whatever order they come', async () => {
    const drawn = drawnOf(today);
    const again = { people: drawn.people.toReversed(), bonds: drawn.bonds.toReversed() };
    const [one, other] = [await places(drawn), await places(again)];
    expect(drawn.people.length).toBeGreaterThan(25);
    expect(other).toEqual(one);
  });

  test('hardly change with one declaration more, whoever signs it', async () => {
    const before = await places(drawnOf(today));
    const roll = dice(3);
    for (let day = 0; day < 8; day += 1) {
      const ids = today.people.filter(() => roll() < 0.3).map(({ id }) => id);
      const after = await places(
        drawnOf({ ...today, rosters: [...today.rosters, { session: 20_250, ids }] }),
      );
      const moved = [...before].flatMap(([id, { x, y }]) => {
        const now = after.get(id);
        return now === undefined ? [] : [Math.hypot(now.x - x, now.y - y)];
      });
      const sorted = moved.toSorted((a, b) => a - b);
      expect(sorted.length).toBeGreaterThan(before.size - 4);
      // Of 720 across: nobody looks for somebody who was there yesterday.
      expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(15);
      expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(50);
    }
  });

  test('stand from left to right as the groups sit', async () => {
    const drawn = drawnOf(today);
    const found = await places(drawn);
    const middle = (group: string) => {
      const own = drawn.people.filter((one) => one.group === group).map(({ id }) => found.get(id)?.x ?? NaN);
      return own.reduce((sum, x) => sum + x, 0) / own.length;
    };
    expect(middle('UEL')).toBeLessThan(middle('ALDE'));
    expect(middle('ALDE')).toBeLessThan(middle('NR'));
  });

  test('leave every mark and name its own room within the field', async () => {
    const drawn = drawnOf(today);
    const found = await places(drawn);
    const boxes = drawn.people.map(({ id }) => ({
      ...extentOf(id),
      ...(found.get(id) ?? { x: NaN, y: NaN }),
    }));
    for (const [at, one] of boxes.entries()) {
      expect(one.x - one.half).toBeGreaterThanOrEqual(field.left - 0.01);
      expect(one.x + one.half).toBeLessThanOrEqual(field.right + 0.01);
      expect(one.y - one.above).toBeGreaterThanOrEqual(field.top - 0.01);
      expect(one.y + one.below).toBeLessThanOrEqual(field.bottom + 0.01);
      for (const other of boxes.slice(at + 1)) {
        const apart =
          Math.abs(one.x - other.x) >= one.half + other.half ||
          (one.y <= other.y
            ? other.y - one.y >= one.below + other.above
            : one.y - other.y >= other.below + one.above);
        expect(apart, `${one.id} ${other.id}`).toBe(true);
      }
    }
  });
});
