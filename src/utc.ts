/**
 * Makes UTC the process's own time zone, whatever its environment says. Setting a field of a `Date` goes through
 * the local time of the process, which in the hour that a clock change repeats stands for two instants
 * (ECMA-262, 21.4.1.26): libraries that reckon so go back by an hour, and stay there until it is over.
 */
export function runInUtc(): void {
  process.env['TZ'] = 'UTC';
}
