/** Discord's own epoch, the first second of 2015. */
const EPOCH = 1_420_070_400_000;
/** discord.js recognises ids of 17 to 19 digits; a clock far in the past would give shorter ones. */
const EARLIEST = EPOCH + 365 * 86_400_000;

/** A source of ids as Discord makes them: unique, rising, and carrying the time at which they were made. */
export function snowflakes(clock: () => number): () => string {
  let last = 0;
  let step = 0;
  return () => {
    const now = Math.max(Math.floor(clock()), EARLIEST, last);
    step = now === last ? step + 1 : 0;
    last = step > 0xfff ? now + 1 : now;
    if (step > 0xfff) step = 0;
    return ((BigInt(last - EPOCH) << 22n) | (1n << 17n) | BigInt(step)).toString();
  };
}

/** The time, in milliseconds since 1970, that an id carries. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}
