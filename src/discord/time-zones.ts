import { fold } from '../assembly/fold.ts';
import { limits } from './cards/limits.ts';
import { choice, type Choice } from './choice.ts';

/** Names that people know and the list of zones does not have. */
const extra = ['UTC'];

let known: readonly string[] | undefined;
const zones = (): readonly string[] => (known ??= [...extra, ...Intl.supportedValuesOf('timeZone')]);

/** The zone of that name, whatever its case, or the only one with that last part: "paris" is Europe/Paris. */
export function resolveTimeZone(typed: string): string | null {
  const wanted = fold(typed).replaceAll(' ', '_');
  const same = zones().find((zone) => fold(zone) === wanted);
  if (same !== undefined) return same;
  const cities = zones().filter((zone) => fold(zone).split('/').at(-1) === wanted);
  return cities.length === 1 ? (cities[0] ?? null) : null;
}

/** Zones whose name has what is typed; those of Europe first. */
export function suggestTimeZones(typed: string): Choice[] {
  const wanted = fold(typed).replaceAll(' ', '_');
  const found = zones().filter((zone) => fold(zone).includes(wanted));
  const isEuropean = (zone: string) => zone.startsWith('Europe/');
  return found
    .toSorted((a, b) => Number(isEuropean(b)) - Number(isEuropean(a)))
    .slice(0, limits.choices)
    .map((zone) => choice(zone.replaceAll('_', ' '), zone));
}
