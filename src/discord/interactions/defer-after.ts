/** Discord waits 3 s for a first answer. Half of that is for the way there and back, and for what holds a process up. */
export const deferAfterMs = 1_200;

export interface Pressure {
  /** Interactions that are being answered, this one among them. */
  readonly running: number;
  /** How old an interaction is when it arrives, by Discord's clock. */
  readonly ageMs: number;
}

/** So many at once are answered without haste. */
const easy = 4;

/**
 * How long an answer is worked on before Discord is asked for time, which costs little and is never too early. Where
 * many are under way each takes longer, and alarms ring late: the time is asked for the sooner the more there are.
 */
export function deferAfter(patienceMs: number, { running, ageMs }: Pressure): number {
  const crowd = Math.max(1, running / easy);
  return Math.max(0, patienceMs / crowd - Math.max(0, ageMs));
}

/** By Discord's clock, as far as it is known. */
export function ageOf(
  { createdTimestamp }: { readonly createdTimestamp: number },
  now: (() => Date) | undefined,
): number {
  return now ? now().getTime() - createdTimestamp : 0;
}
