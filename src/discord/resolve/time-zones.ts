import type { Locale } from '../../locales.ts';
import { fold } from '../../assembly/fold.ts';
import { perLocale, regionName } from '../../i18n/format.ts';
import { limits } from '../render/limits.ts';
import { choice, type Choice } from '../render/choice.ts';
import {
  allZones,
  linkedZone,
  namesOfZone,
  offsetOf,
  offsetZone,
  readOffset,
  todaysName,
  zoneLabel,
} from './zone-names.ts';
import { zonePlaces, zonesOfCountry } from './zone-places.ts';

/** What a typed time zone is. */
export type FoundZone =
  /** `names`: every name it may have in a database, the one to be kept first. */
  | { readonly kind: 'zone'; readonly names: readonly string[] }
  /** A country or a city name with several: as people read them. */
  | { readonly kind: 'several'; readonly zones: readonly string[] }
  | { readonly kind: 'unknown' };

interface Entry {
  readonly zone: string;
  /** What it is looked for by. */
  readonly folded: string;
  /** The surest first: a name of the zone, the last part of one, a city, a country. */
  readonly rank: number;
  /** Said beside the zone: the city or country that was looked for. */
  readonly place: string | { readonly country: string } | null;
}

const spaced = (text: string): string => fold(text).replaceAll(/[_-]/gu, ' ');

let entries: readonly Entry[] | undefined;

function index(): readonly Entry[] {
  return (entries ??= [
    ...allZones().flatMap((zone) =>
      namesOfZone(zone).flatMap((name) => [
        { zone, folded: spaced(name), rank: 0, place: null },
        { zone, folded: spaced(name.split('/').at(-1) ?? name), rank: 1, place: null },
      ]),
    ),
    ...zonePlaces().map(({ name, zone, country }) => ({
      zone,
      folded: spaced(name),
      rank: country === null ? 2 : 3,
      place: country === null ? name : { country },
    })),
  ]);
}

/**
 * The time zone that is meant: by its name, today's or an older one, by a city or a country in either language, or by an offset
 * such as "UTC+4" or "GMT+3:30".
 */
export function findTimeZone(typed: string): FoundZone {
  const east = readOffset(fold(typed));
  if (east !== null) return { kind: 'zone', names: [offsetZone(east)] };
  const wanted = spaced(typed);
  const same = index().filter(({ folded }) => folded === wanted);
  for (const rank of [0, 1, 2, 3]) {
    const zones = [...new Set(same.filter((one) => one.rank === rank).map(({ zone }) => zone))];
    const [only] = zones;
    if (only === undefined) continue;
    return zones.length === 1
      ? { kind: 'zone', names: namesOfZone(only) }
      : { kind: 'several', zones: zones.map(zoneLabel) };
  }
  const linked = linkedZone(typed.trim());
  return linked === null ? { kind: 'unknown' } : { kind: 'zone', names: namesOfZone(linked) };
}

/** Zones that what is typed may mean, each with its present local time; those of Europe first among as good ones. */
export function suggestTimeZones(typed: string, language: Locale, now: Date): Choice[] {
  const east = readOffset(fold(typed));
  if (east !== null) return [offered({ zone: offsetZone(east), place: null }, language, now)];
  const wanted = spaced(typed);
  const best = new Map<string, Entry & { readonly score: number }>();
  for (const entry of index()) {
    const fit = fitOf(entry.folded, wanted);
    if (fit === null) continue;
    const score = fit * 10 + entry.rank * 2 + (entry.zone.startsWith('Europe/') ? 0 : 1);
    if (score < (best.get(entry.zone)?.score ?? Number.POSITIVE_INFINITY))
      best.set(entry.zone, { ...entry, score });
  }
  return [...best.values()]
    .toSorted((a, b) => a.score - b.score || a.zone.localeCompare(b.zone, 'en'))
    .slice(0, limits.choices)
    .map((entry) => offered(entry, language, now));
}

/** 0 for the same, 1 for a beginning, 2 for the beginning of a later word, 3 for what has it somewhere. */
function fitOf(folded: string, wanted: string): number | null {
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  if (folded.includes(` ${wanted}`) || folded.includes(`/${wanted}`)) return 2;
  return folded.includes(wanted) ? 3 : null;
}

function offered({ zone, place }: Pick<Entry, 'zone' | 'place'>, language: Locale, now: Date): Choice {
  const label = zoneLabel(zone);
  const called = place !== null && typeof place !== 'string' ? regionName(place.country, language) : place;
  const of = called === null ? '' : ` (${called})`;
  const time = localTime(zone, language, now);
  return choice(
    `${label.replaceAll('_', ' ')}${of}${time === null ? '' : ` · ${time}`}`,
    offsetOf(zone) === null ? zone : label,
  );
}

/** Where most of those are who follow the Assembly: of neighbours with the same clock, one. */
const usual = [
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Dublin',
  'Europe/Paris',
  'Europe/Brussels',
  'Europe/Berlin',
  'Europe/Madrid',
  'Europe/Rome',
  'Europe/Warsaw',
  'Europe/Vienna',
  'Europe/Belgrade',
  'Europe/Athens',
  'Europe/Bucharest',
  'Europe/Helsinki',
  'Europe/Kyiv',
  'Europe/Chisinau',
  'Europe/Istanbul',
  'Asia/Tbilisi',
  'Asia/Yerevan',
  'Asia/Baku',
  'UTC',
];

/** Zones to choose from without typing: the present one, those of countries that somebody cares about, and the usual ones. */
export function likelyTimeZones(
  present: string,
  countries: readonly string[],
  language: Locale,
  now: Date,
): Choice[] {
  const near = countries.flatMap((code) => zonesOfCountry(code).slice(0, 2));
  const zones = new Set([present, ...near, ...usual].map(todaysName));
  return [...zones].slice(0, limits.choices).map((zone) => offered({ zone, place: null }, language, now));
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const locale = perLocale((tag) => ({ tag }));

/** What the clocks of a zone say, such as "Mon 14:05"; `null` for a zone that this process does not know. */
export function localTime(zone: string, language: Locale, now: Date): string | null {
  const east = offsetOf(zone);
  const at = new Date(now.getTime() + (east ?? 0) * 60_000);
  for (const timeZone of east === null ? namesOfZone(zone) : ['UTC']) {
    const key = `${language} ${timeZone}`;
    try {
      const { tag } = locale(language);
      const clock =
        clocks.get(key) ??
        new Intl.DateTimeFormat(tag, { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone });
      clocks.set(key, clock);
      return clock.format(at);
    } catch {
      // The other name may do.
    }
  }
  return null;
}
