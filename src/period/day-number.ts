const dayMs = 24 * 60 * 60 * 1000;
/** Earlier than any time that is read. */
const first = Date.UTC(1900, 0, 1);

/** A day, `YYYY-MM-DD`, as a number that a custom id has room for. */
export function dayToNumber(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - first) / dayMs);
}

export function numberToDay(number: number): string {
  return new Date(first + number * dayMs).toISOString().slice(0, 10);
}
