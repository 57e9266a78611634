/**
 * Writes what comes in one by one in few goes: what arrives within a moment, or while a write is under
 * way, goes together. What cannot be written together is written one by one, so that none fails for another.
 *
 * @returns what takes one item; it settles when the write that held the item has.
 */
export function createBatcher<T>(
  write: (items: readonly T[]) => Promise<void>,
  momentMs: number,
): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  let next: Promise<ReadonlyMap<T, unknown>> | null = null;
  const writeAll = async (): Promise<ReadonlyMap<T, unknown>> => {
    await new Promise((resolve) => setTimeout(resolve, momentMs));
    await underWay;
    const items = waiting;
    waiting = [];
    next = null;
    const writing = writeEach(write, items);
    underWay = writing;
    return writing;
  };
  return async (item) => {
    waiting.push(item);
    next ??= writeAll();
    const failed = await next;
    if (failed.has(item)) throw failed.get(item);
  };
}

/** @returns why those that could not be written could not. */
async function writeEach<T>(
  write: (items: readonly T[]) => Promise<void>,
  items: readonly T[],
): Promise<ReadonlyMap<T, unknown>> {
  try {
    await write(items);
    return new Map();
  } catch (error) {
    if (items.length === 1) return new Map(items.map((item) => [item, error]));
  }
  const failed = new Map<T, unknown>();
  for (const item of items) await write([item]).catch((error: unknown) => failed.set(item, error));
  return failed;
}
