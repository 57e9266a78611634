import { reduce } from './palette.ts';
import { type Bitmap, decodePng, encodePng } from './png.ts';
import { surround } from './style.ts';

/** What a picture of the documentation may weigh. */
export const heaviest = 200_000;

/** A screenshot without what surrounds the card, in as many colours as the weight allows. */
export function cutOut(screenshot: Uint8Array): Buffer {
  const card = withoutSurround(decodePng(screenshot));
  for (const colours of [256, 128, 64, 32, 16]) {
    const png = encodePng(reduce(card, colours));
    if (png.length < heaviest) return png;
  }
  throw new Error(`The picture is heavier than ${heaviest / 1000} kB in 16 colours.`);
}

export function withoutSurround({ width, height, rgb }: Bitmap): Bitmap {
  const isAt = (x: number, y: number, colour: ArrayLike<number>) =>
    [0, 1, 2].every((channel) => rgb[(y * width + x) * 3 + channel] === colour[channel]);
  if (isAt(0, 0, surround.rgb)) throw new Error('The card is not in the corner of the screenshot.');
  // The margin is of one colour. An edge between two pixels is a mixture, and is cut off as well.
  const margin = rgb.subarray(0, 3);
  const right = firstWhere(width, (x) => !isAt(x, 0, margin));
  const bottom = firstWhere(height, (y) => !isAt(0, y, margin));
  if (bottom === height || right === width) throw new Error('The card is larger than the screenshot.');
  const cut = new Uint8Array(right * bottom * 3);
  for (let y = 0; y < bottom; y += 1) {
    cut.set(rgb.subarray(y * width * 3, (y * width + right) * 3), y * right * 3);
  }
  return { width: right, height: bottom, rgb: cut };
}

function firstWhere(end: number, holds: (at: number) => boolean): number {
  let at = 0;
  while (at < end && !holds(at)) at += 1;
  return at;
}
