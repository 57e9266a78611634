/** Requests a second that Discord lets the bot as a whole make, answers to people aside. */
const ofAll = 50;
/** What answering people, greeting and looking costs a process that does not lead, with a margin. */
const ofOther = 2;
/** Whoever leads posts, and keeps most of it however many the others are. */
const ofLeaderAtLeast = 25;

/** How many requests a second a process may make, of so many that make some. */
export function ceilingOf({
  processes,
  leads,
}: {
  readonly processes: number;
  readonly leads: boolean;
}): number {
  const others = Math.max(0, processes - 1);
  const forOthers = Math.min(others * ofOther, ofAll - ofLeaderAtLeast);
  return leads ? ofAll - forOthers : Math.max(1, Math.floor(forOthers / Math.max(1, others)));
}
