/**
 * Divides shards between processes: each gets as many as any other, or one more, and as few as possible change hands.
 *
 * @param processes by how long they have been there, the eldest first.
 * @param current who holds a shard or was to hold it; those of others than these processes are free.
 * @returns the process of each shard; empty where there is none.
 */
export function planShards(
  total: number,
  processes: readonly string[],
  current: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  if (processes.length === 0) return new Map();
  const shards = Array.from({ length: total }, (_, shard) => shard);
  const heldBy = (id: string) => shards.filter((shard) => current.get(shard) === id);
  // Who holds most keeps most: one more is for as many as the division leaves over.
  const byHeld = processes
    .map((id, age) => ({ id, age, held: heldBy(id) }))
    .sort((a, b) => b.held.length - a.held.length || a.age - b.age);
  const least = Math.floor(total / processes.length);
  const oneMore = total % processes.length;
  const planned = new Map<number, string>();
  const places: string[] = [];
  for (const [at, { id, held }] of byHeld.entries()) {
    const share = least + (at < oneMore ? 1 : 0);
    const kept = held.slice(0, share);
    for (const shard of kept) planned.set(shard, id);
    for (let left = share - kept.length; left > 0; left -= 1) places.push(id);
  }
  const free = shards.filter((shard) => !planned.has(shard));
  for (const [at, shard] of free.entries()) {
    const id = places[at];
    if (id !== undefined) planned.set(shard, id);
  }
  return planned;
}
