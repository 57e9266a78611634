/** An interaction can be answered for 15 minutes; within that nobody asks more often. */
const remembered = 5_000;

/** Says of an id whether it comes for the first time, as far back as the last thousands of them. */
export function createSeen(limit = remembered): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > limit && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
