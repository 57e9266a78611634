/** Who has which shards by now. */
export interface Division {
  /** Who holds a shard or was to hold it; those of others than the processes between which it is divided are free. */
  readonly current: ReadonlyMap<number, string>;
  /** Those whose servers are served. */
  readonly connected: ReadonlySet<number>;
  /** Whether shards of a process that ended were given away a moment ago: whoever has one is about to connect it. */
  readonly isFresh?: boolean;
}

/**
 * Divides shards between processes: each gets as many as any other, or one more, and as few as possible change hands. While some
 * are not connected none that is connected changes hands: a session that is begun for it would come before theirs.
 *
 * @param processes by how long they have been there, the eldest first.
 * @returns the process of each shard; empty where there is none.
 */
export function planShards(
  total: number,
  processes: readonly string[],
  { current, connected, isFresh = false }: Division,
): ReadonlyMap<number, string> {
  if (processes.length === 0) return new Map();
  const shards = Array.from({ length: total }, (_, shard) => shard);
  const isAtRest = shards.every((shard) => connected.has(shard));
  // What is connected is kept rather than what is not.
  const heldBy = (id: string) =>
    shards
      .filter((shard) => current.get(shard) === id)
      .sort((a, b) => Number(connected.has(b)) - Number(connected.has(a)) || a - b);
  // Who holds most keeps most: one more is for as many as the division leaves over.
  const byHeld = processes
    .map((id, age) => ({ id, age, held: heldBy(id) }))
    .sort((a, b) => b.held.length - a.held.length || a.age - b.age);
  const least = Math.floor(total / processes.length);
  const oneMore = total % processes.length;
  const planned = new Map<number, string>();
  const counts = new Map<string, { readonly kept: number; all: number }>();
  for (const [at, { id, held }] of byHeld.entries()) {
    const share = least + (at < oneMore ? 1 : 0);
    const kept = held.filter(
      (shard, place) => place < share || isFresh || (!isAtRest && connected.has(shard)),
    );
    for (const shard of kept) planned.set(shard, id);
    counts.set(id, { kept: kept.length, all: kept.length });
  }
  const free = shards.filter((shard) => !planned.has(shard));
  for (let left = free.length; left > 0; left -= 1) {
    const [fewest] = [...counts.values()].sort((a, b) => a.all - b.all);
    if (fewest) fewest.all += 1;
  }
  const places = [...counts].flatMap(([id, { kept, all }]) => Array.from({ length: all - kept }, () => id));
  for (const [at, shard] of free.entries()) {
    const id = places[at];
    if (id !== undefined) planned.set(shard, id);
  }
  return planned;
}
