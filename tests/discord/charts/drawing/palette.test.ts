import { describe, expect, test } from 'vitest';
import { looksOf } from '../../../../src/discord/charts/hemicycle/benches.ts';
import { contrast, inkOn, mix, palette, surface } from '../../../../src/discord/charts/drawing/palette.ts';
import { twelve } from '../gallery.ts';

/** How colours look to those who lack the cones for green, red or blue (Machado and others, 2009). */
const visions: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367, 0.861, -0.228],
    [0.28, 0.673, 0.047],
    [-0.012, 0.043, 0.969],
  ],
  protanopia: [
    [0.152, 1.053, -0.205],
    [0.115, 0.786, 0.099],
    [-0.004, -0.048, 1.052],
  ],
  tritanopia: [
    [1.256, -0.077, -0.179],
    [-0.078, 0.931, 0.148],
    [0.005, 0.691, 0.304],
  ],
};

type Triple = readonly [number, number, number];

function seen(colour: string, vision: string): Triple {
  const linear = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  const [red = 0, green = 0, blue = 0] = (visions[vision] ?? []).map((row) =>
    Math.max(
      0,
      row.reduce((sum, weight, at) => sum + weight * (linear[at] ?? 0), 0),
    ),
  );
  return oklab([red, green, blue]);
}

/** Lightness and two axes of hue, in which distances are as people judge them. */
function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122 * r + 0.5363 * g + 0.0514 * b);
  const m = Math.cbrt(0.2119 * r + 0.6807 * g + 0.1074 * b);
  const s = Math.cbrt(0.0883 * r + 0.2817 * g + 0.63 * b);
  return [
    0.2105 * l + 0.7936 * m - 0.0041 * s,
    1.978 * l - 2.4286 * m + 0.4506 * s,
    0.0259 * l + 0.7828 * m - 0.8087 * s,
  ];
}

const between = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe('the colours', () => {
  test('of anything drawn stand out from the card', () => {
    for (const colour of [...Object.values(palette), surface.ink, surface.quiet])
      expect(contrast(colour, surface.card), colour).toBeGreaterThanOrEqual(3);
  });

  test('of letters can be read wherever they stand', () => {
    expect(contrast(surface.ink, surface.card)).toBeGreaterThan(7);
    expect(contrast(surface.quiet, surface.card)).toBeGreaterThan(7);
    expect(contrast(surface.quiet, surface.faint)).toBeGreaterThan(4.5);
    for (let share = 0; share <= 1; share += 0.02) {
      const tile = mix('#1b5480', '#c9eaff', share);
      expect(contrast(tile, inkOn(tile)), tile).toBeGreaterThan(4.5);
    }
    for (const grey of Array.from(
      { length: 256 },
      (_, at) => `#${at.toString(16).padStart(2, '0').repeat(3)}`,
    ))
      expect(contrast(grey, inkOn(grey)), grey).toBeGreaterThan(4.5);
  });

  test('of groups are told apart with any colour vision, or their shapes differ', () => {
    const looks = looksOf(twelve);
    const alike: string[] = [];
    for (const vision of Object.keys(visions))
      for (const [at, one] of looks.entries())
        for (const other of looks.slice(at + 1)) {
          if (one.shape !== other.shape) continue;
          const apart = between(seen(one.colour, vision), seen(other.colour, vision));
          if (apart < 0.12) alike.push(`${one.code} ${other.code} ${vision} ${apart.toFixed(3)}`);
        }
    expect(looks).toHaveLength(13);
    expect(alike).toEqual([]);
  });

  test('mix from one to the other', () => {
    expect(mix('#000000', '#ff8000', 0)).toBe('#000000');
    expect(mix('#000000', '#ff8000', 1)).toBe('#ff8000');
    expect(mix('#000000', '#ff8000', 0.5)).toBe('#804000');
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
