import { createHash } from 'node:crypto';

export type Draw = (svg: string) => Promise<Buffer>;

/**
 * Pictures drawn lately, by what is on them: the same drawing is rasterised once, also when it is asked
 * for again while the first is under way. The one that was not asked for longest goes first.
 */
export function cached(draw: Draw, capacity: number): Draw {
  const held = new Map<string, Promise<Buffer>>();
  return (svg) => {
    const key = pictureKey(svg);
    const known = held.get(key);
    const drawing = known ?? draw(svg);
    held.delete(key);
    held.set(key, drawing);
    if (known !== undefined) return drawing;
    for (const oldest of held.keys()) {
      if (held.size <= capacity) break;
      held.delete(oldest);
    }
    // A failure is told to those who wait for it, and tried again by the next.
    drawing.catch(() => {
      if (held.get(key) === drawing) held.delete(key);
    });
    return drawing;
  };
}

/** What is drawn decides; two drawings with the same text are the same picture. */
export function pictureKey(svg: string): string {
  return createHash('sha256').update(svg).digest('base64url');
}
