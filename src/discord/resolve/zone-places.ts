import { placeNames } from '../../classify/countries/place-names.ts';
import { regionName } from '../../i18n/format.ts';
import { regions } from '../../i18n/regions.ts';
import { todaysName } from './zone-names.ts';
import { allLocales } from '../../locales.ts';

/** A name under which people look for a time zone. */
export interface ZonePlace {
  /** As printed. */
  readonly name: string;
  readonly zone: string;
  /** ISO 3166 alpha-2 code, where the place is a country. */
  readonly country: string | null;
}

/** Of countries with several zones, the one that most of its people live by, where it is not their number that matters. */
const mainZones: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  GB: 'Europe/London',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
  XK: 'Europe/Belgrade',
};

/** Cities that no zone is named after and whose country has several zones, and names of others in French. */
const cities: Readonly<Record<string, string>> = {
  'Africa/Algiers': 'Alger',
  'Africa/Addis_Ababa': 'Addis-Abeba',
  'Africa/Cairo': 'Le Caire',
  'Africa/Khartoum': 'Khartoum',
  'America/Chicago': 'Houston, Dallas, New Orleans, La Nouvelle-Orléans, Minneapolis, Texas',
  'America/Denver': 'Salt Lake City, Colorado',
  'America/Edmonton': 'Calgary',
  'America/Halifax': 'Nova Scotia, Nouvelle-Écosse',
  'America/Havana': 'La Havane',
  'America/Los_Angeles': 'San Francisco, Seattle, San Diego, California, Californie',
  'America/Mexico_City': 'Mexico, Ciudad de México',
  'America/New_York': 'Washington, Boston, Philadelphia, Philadelphie, Miami, Atlanta, Florida, Floride',
  'America/Sao_Paulo': 'Rio de Janeiro, Brasilia',
  'America/Toronto': 'Ottawa, Montreal, Québec, Ontario',
  'America/Vancouver': 'British Columbia, Colombie-Britannique',
  'Asia/Baku': 'Bakou',
  'Asia/Dubai': 'Dubaï, Abu Dhabi, Abou Dabi',
  'Asia/Jakarta': 'Djakarta',
  'Asia/Jerusalem': 'Jérusalem',
  'Asia/Kolkata': 'Calcutta',
  'Asia/Makassar': 'Bali',
  'Asia/Nicosia': 'Nicosie',
  'Asia/Riyadh': 'Riyad',
  'Asia/Seoul': 'Séoul',
  'Asia/Shanghai': 'Pékin, Beijing',
  'Asia/Singapore': 'Singapour',
  'Asia/Tbilisi': 'Tbilissi',
  'Asia/Tehran': 'Téhéran',
  'Asia/Yekaterinburg': 'Ekaterinburg, Iekaterinbourg, Perm',
  'Asia/Yerevan': 'Erevan',
  'Atlantic/Azores': 'Açores, Azores',
  'Atlantic/Canary': 'Canary Islands, Îles Canaries, Las Palmas',
  'Atlantic/Madeira': 'Madère',
  'Atlantic/Reykjavik': 'Reykjavik',
  'Australia/Sydney': 'Canberra',
  'Europe/Athens': 'Athènes',
  'Europe/Belgrade': 'Beograd',
  'Europe/Berlin': 'Frankfurt, Francfort, Bonn, Stuttgart, Düsseldorf, Hambourg, Cologne, Karlsruhe',
  'Europe/Brussels': 'Bruxelles',
  'Europe/Bucharest': 'Bucarest',
  'Europe/Copenhagen': 'Copenhague',
  'Europe/Istanbul': 'Ankara',
  'Europe/Kyiv': 'Kiev, Kharkiv, Odesa, Lviv, Dnipro',
  'Europe/Lisbon': 'Lisbonne',
  'Europe/London': 'Londres, Édimbourg, Edinburgh, Glasgow, Leeds, Bristol',
  'Europe/Madrid': 'Barcelona, Barcelone',
  'Europe/Malta': 'La Valette',
  'Europe/Moscow': 'Moscou, St. Petersburg, Saint-Pétersbourg, Sochi, Sotchi',
  'Europe/Oslo': 'Bergen',
  'Europe/Paris': 'Strasbourg, Nice, Rennes, Grenoble, Montpellier',
  'Europe/Prague': 'Praha',
  'Europe/Rome': 'Roma',
  'Europe/San_Marino': 'Saint-Marin',
  'Europe/Tirane': 'Tirana',
  'Europe/Vienna': 'Vienne, Graz, Salzburg, Innsbruck',
  'Europe/Vilnius': 'Kaunas',
  'Europe/Warsaw': 'Varsovie, Cracovie',
  'Europe/Zurich': 'Geneva, Genève, Basel, Bâle, Lausanne, Berne',
};

/** Cities and countries in every language, each with its zone; a country of many zones is there with all of them. */
export function zonePlaces(): ZonePlace[] {
  const known = placeNames();
  const countries = regions.flatMap((code) => {
    const zones = zonesOfCountry(code);
    const { names = [], places = [] } = known.get(code) ?? {};
    const called = [...allLocales().map((locale) => regionName(code, locale)), ...names];
    return zones.flatMap((zone) => [
      ...called.map((name) => ({ name, zone, country: code })),
      ...(zones.length > 1 ? [] : places).map((name) => ({ name, zone, country: null })),
    ]);
  });
  const listed = Object.entries(cities).flatMap(([zone, names]) =>
    names.split(', ').map((name) => ({ name, zone, country: null })),
  );
  return [...listed, ...countries];
}

/** The zones of a country by its ISO code; of some with many, the one that most of its people live by. */
export function zonesOfCountry(code: string): string[] {
  const main = mainZones[code];
  return main === undefined ? regionZones(code).map(todaysName) : [main];
}

/** Node 20 has them as a property, later versions as a method. */
function regionZones(code: string): string[] {
  const locale: object = new Intl.Locale(`und-${code}`);
  if ('getTimeZones' in locale && typeof locale.getTimeZones === 'function')
    return strings(locale.getTimeZones());
  return 'timeZones' in locale ? strings(locale.timeZones) : [];
}

function strings(found: unknown): string[] {
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}
