import type { CardFile } from '../render/embed.ts';
import type { Picture } from '../charts/picture.ts';

/** A picture for an answer; none where it cannot be drawn, since an answer without one is an answer. */
export async function drawn(picture: () => Promise<Picture>, isWanted = true): Promise<readonly CardFile[]> {
  if (!isWanted) return [];
  try {
    return [await picture()];
  } catch {
    return [];
  }
}
