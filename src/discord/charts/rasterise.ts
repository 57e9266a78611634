import { createRequire } from 'node:module';

/** Discord shows a picture at half its size, so that it is sharp on a dense screen. */
const zoom = 2;

/** Draws one letter for nobody: the rasteriser and its fonts are loaded before the first picture is asked for. */
export async function warmRasteriser(): Promise<void> {
  await rasterise(
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><text y="8" font-family="Inter">A</text></svg>',
  );
}

/**
 * A drawing as a PNG. The rasteriser is native code: it is loaded when it is needed, so that a machine
 * it does not run on lacks pictures and nothing else, and it works outside the event loop.
 */
export async function rasterise(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Inter' },
  });
  const png = image.asPng();
  weigh(image.width * image.height * bytesPerPixel);
  return png;
}

const bytesPerPixel = 4;

/**
 * The image behind a PNG is freed with the object that stands for it, which looks too small to the garbage
 * collector to be worth a round: hundreds of pictures would pile up first. Memory that is asked for and never
 * touched costs nothing, and tells it what is there to be gained. Four times, so that the round comes early.
 */
function weigh(bytes: number): void {
  Buffer.allocUnsafeSlow(4 * bytes);
}

/** Looked up on every call: a font that is missing must throw, or the letters would be left out in silence. */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  return [
    require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'),
  ];
}
