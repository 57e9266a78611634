/**
 * The colours of Okabe and Ito, chosen so that people with any colour vision tell them apart, on a dark
 * card of the picture's own: yellow would vanish on white, and a card reads the same in both themes.
 */
export const palette = {
  vermilion: '#d55e00',
  purple: '#cc79a7',
  green: '#009e73',
  yellow: '#f0e442',
  sky: '#56b4e9',
  blue: '#0072b2',
  orange: '#e69f00',
  grey: '#c7cbd4',
} as const;

export const surface = {
  card: '#1e1f26',
  edge: '#454955',
  /** A tile nobody stands on, a line behind bars. */
  faint: '#343741',
  ink: '#f5f6f8',
  quiet: '#b9bec9',
} as const;

/** Between two colours, each `#rrggbb`; 0 is the first. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  return `#${a
    .map((value, at) =>
      Math.round(value + ((b[at] ?? value) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** How far apart two colours are in brightness, 1 to 21, as the accessibility guidelines count it. */
export function contrast(a: string, b: string): number {
  const [high = 1, low = 1] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** The ink that reads better on a colour: of black and white, one has 4.5 to 1 on any. */
export function inkOn(colour: string): string {
  return contrast(colour, inks.light) >= contrast(colour, inks.dark) ? inks.light : inks.dark;
}

const inks = { light: '#ffffff', dark: '#000000' } as const;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
