import { oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';

/** Advance widths of the signs from space to tilde in Inter, in hundredths of the size. */
const regular = advances(
  '29 29 47 64 65 99 65 30 37 37 51 67 29 46 29 37 64 41 61 62 65 60 63 57 62 63 29 31 67 67 67 52 97 69 66 74 ' +
    '73 61 60 75 75 27 58 68 57 91 76 77 64 77 65 65 65 75 69 99 69 68 63 37 37 37 48 46 33 57 62 58 62 59 38 62 ' +
    '60 25 25 55 25 88 60 60 62 62 38 53 33 60 57 82 55 57 56 43 34 43 67',
);
const bold = advances(
  '24 34 56 65 66 102 68 34 38 38 56 68 34 47 34 39 68 44 63 65 68 63 65 59 66 65 34 35 68 68 68 56 102 75 67 74 ' +
    '73 61 59 76 75 29 59 72 57 94 77 78 65 78 66 66 67 74 75 104 74 74 67 38 39 38 49 48 37 59 64 59 64 60 40 64 ' +
    '63 28 28 59 28 92 63 62 64 64 41 57 37 63 60 86 59 61 58 47 38 47 68',
);
/** For the rest, the widest of the kind. */
const others: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[·’‘\u00a0ıł]/u, 0.35],
  [/[ÆŒæœ…—©]/u, 1.03],
  [/[ЖШЩЮ]/u, 1.08],
  [/[\p{Script=Latin}\p{P}]/u, 0.82],
  [/[Α-Ωα-ωА-Яа-яґєії]/u, 0.93],
  [/^/u, 1.14],
];

function advances(hundredths: string): number[] {
  return hundredths.split(' ').map((width) => Number(width) / 100);
}

/** How much room a text takes at most; marks above and below a letter take none. */
export function widthOf(content: string, size: number, isBold = false): number {
  const letters = [...content.normalize('NFD').replaceAll(/\p{M}/gu, '')];
  const widths = isBold ? bold : regular;
  const sum = letters.reduce(
    (total, letter) => total + (widths[letter.charCodeAt(0) - 32] ?? rare(letter)),
    0,
  );
  return sum * size;
}

function rare(letter: string): number {
  return others.find(([letters]) => letters.test(letter))?.[1] ?? 0;
}

/** What the font cannot write: emoji and other scripts, which would show as boxes. */
const foreign = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{P}\p{Zs}\p{M}+<>=|~^$€£°№]/gu;

/** More than any line here has room for. */
const longest = 300;

/** A text of others on one line, without what the font cannot write. */
export function plainLetters(content: string): string {
  return oneLine(content.replaceAll(foreign, ''));
}

/** As much of a text of others as fits the room, ending in an ellipsis where it was cut. */
export function fitWidth(content: string, room: number, size: number, isBold = false): string {
  const shown = plainLetters(content).slice(0, longest);
  if (widthOf(shown, size, isBold) <= room) return shown;
  let low = 0;
  let high = shown.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(fit(shown, middle), size, isBold) <= room) low = middle;
    else high = middle - 1;
  }
  return fit(shown, low);
}
