import { expect, test } from 'vitest';
import { cached, pictureKey } from '../../../src/discord/charts/cache.ts';

function counting(): { drawn: string[]; draw: (svg: string) => Promise<Buffer> } {
  const drawn: string[] = [];
  return {
    drawn,
    draw: async (svg) => {
      drawn.push(svg);
      return Buffer.from(svg);
    },
  };
}

test('the same drawing is rasterised once, also while it is under way', async () => {
  const { drawn, draw } = counting();
  const pictures = cached(draw, 4);
  const [a, b] = await Promise.all([pictures('<svg/>'), pictures('<svg/>')]);
  expect(await pictures('<svg/>')).toBe(a);
  expect(b).toBe(a);
  expect(drawn).toEqual(['<svg/>']);
});

test('the one not asked for longest goes first', async () => {
  const { drawn, draw } = counting();
  const pictures = cached(draw, 2);
  for (const svg of ['a', 'b', 'a', 'c', 'a', 'b']) await pictures(svg);
  expect(drawn).toEqual(['a', 'b', 'c', 'b']);
});

test('a failure is told and not kept', async () => {
  let tries = 0;
  const pictures = cached(async (svg) => {
    tries += 1;
    if (tries === 1) throw new Error('no font');
    return Buffer.from(svg);
  }, 2);
  await expect(pictures('a')).rejects.toThrow('no font');
  await expect(pictures('a')).resolves.toEqual(Buffer.from('a'));
});

test('the key is of what is drawn', () => {
  expect(pictureKey('a')).toBe(pictureKey('a'));
  expect(pictureKey('a')).not.toBe(pictureKey('b'));
});
