import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Resvg } from '@resvg/resvg-js';
import { cutOut, withoutSurround } from '../../../tools/screenshots/cut.ts';
import { reduce } from '../../../tools/screenshots/palette.ts';
import { type Bitmap, decodePng, type Indexed } from '../../../tools/screenshots/png.ts';

const flat = ({ width, height, palette, pixels }: Indexed): Bitmap => ({
  width,
  height,
  rgb: Uint8Array.from([...pixels].flatMap((place) => palette[place] ?? [])),
});

const svg = (card: string) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="50"><rect width="60" height="50" fill="#ff00fe"/>${card}</svg>`,
  )
    .render()
    .asPng();

const card = svg('<rect width="40" height="30" fill="#313338"/><circle cx="20" cy="15" r="8" fill="#fc0"/>');

describe('pictures', () => {
  it('reads what another program wrote', () => {
    const { width, height, rgb } = decodePng(card);
    expect([width, height]).toEqual([60, 50]);
    expect([...rgb.subarray(0, 3)]).toEqual([0x31, 0x33, 0x38]);
    expect([...rgb.subarray((15 * 60 + 20) * 3, (15 * 60 + 20) * 3 + 3)]).toEqual([0xff, 0xcc, 0x00]);
    expect([...rgb.subarray(59 * 3, 60 * 3)]).toEqual([0xff, 0x00, 0xfe]);
  });

  it('refuses what is no picture', () => {
    expect(() => decodePng(new Uint8Array(64))).toThrow('unrecognised content');
  });

  it('writes what another program reads', () => {
    const written = cutOut(card).toString('base64');
    const around = (inside: string) =>
      new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30">${inside}</svg>`,
      )
        .render()
        .asPng();
    const shown = decodePng(
      around(`<image width="40" height="30" xlink:href="data:image/png;base64,${written}"/>`),
    );
    expect(Buffer.from(shown.rgb).equals(Buffer.from(withoutSurround(decodePng(card)).rgb))).toBe(true);
  });

  it('cuts the card out, without an edge that is half of it', () => {
    const { width, height } = withoutSurround(decodePng(card));
    expect([width, height]).toEqual([40, 30]);
    const between = svg('<rect width="40" height="30.5" fill="#313338"/>');
    expect(withoutSurround(decodePng(between)).height).toBe(30);
  });

  it('says when there is no whole card', () => {
    expect(() => cutOut(svg(''))).toThrow('not in the corner');
    expect(() => cutOut(svg('<rect width="40" height="50" fill="#313338"/>'))).toThrow('larger than');
  });

  it('keeps every colour where there are few, and close even areas apart where there are many', () => {
    const bitmap = fc
      .array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), { minLength: 1, maxLength: 16 })
      .map((pixels): Bitmap => ({ width: pixels.length, height: 1, rgb: Uint8Array.from(pixels.flat()) }));
    fc.assert(
      fc.property(bitmap, (picture) => {
        expect(flat(reduce(picture, 256)).rgb).toEqual(picture.rgb);
      }),
    );
    const even = [...Array<number>(900).fill(0xff), ...Array<number>(900).fill(0xfe)];
    const ramp = Array.from({ length: 600 }, (_, at) => (at * 37) % 256);
    const rgb = Uint8Array.from([...even, ...ramp]);
    const reduced = reduce({ width: rgb.length / 3, height: 1, rgb }, 16);
    expect(reduced.palette.length).toBeLessThanOrEqual(16);
    expect(flat(reduced).rgb.subarray(0, 1800)).toEqual(rgb.subarray(0, 1800));
  });
});
