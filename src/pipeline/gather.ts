/**
 * Writes what comes in one by one in few goes: what arrives within a moment, or while a write is under
 * way, goes together.
 *
 * @returns what takes one item; it settles when the write that held the item has.
 */
export function gather<T>(
  write: (items: readonly T[]) => Promise<void>,
  momentMs: number,
): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let underWay: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const writeAll = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, momentMs));
    await underWay;
    const items = waiting;
    waiting = [];
    next = null;
    const writing = write(items);
    underWay = writing.catch(() => undefined);
    await writing;
  };
  return (item) => {
    waiting.push(item);
    next ??= writeAll();
    return next;
  };
}
