/**
 * Names given to time zones since 1993 (IANA time zone database, file `backward`), each with the one before, which ICU still
 * prints. Either may be missing in a database: see `hemicycle_zone_names`, which has the same list.
 */
export const renamedZones: Readonly<Record<string, string>> = {
  'Africa/Asmara': 'Africa/Asmera',
  'America/Argentina/Buenos_Aires': 'America/Buenos_Aires',
  'America/Argentina/Catamarca': 'America/Catamarca',
  'America/Argentina/Cordoba': 'America/Cordoba',
  'America/Argentina/Jujuy': 'America/Jujuy',
  'America/Argentina/Mendoza': 'America/Mendoza',
  'America/Atikokan': 'America/Coral_Harbour',
  'America/Indiana/Indianapolis': 'America/Indianapolis',
  'America/Kentucky/Louisville': 'America/Louisville',
  'America/Nuuk': 'America/Godthab',
  'Asia/Ho_Chi_Minh': 'Asia/Saigon',
  'Asia/Kathmandu': 'Asia/Katmandu',
  'Asia/Kolkata': 'Asia/Calcutta',
  'Asia/Yangon': 'Asia/Rangoon',
  'Atlantic/Faroe': 'Atlantic/Faeroe',
  'Europe/Kyiv': 'Europe/Kiev',
  'Pacific/Chuuk': 'Pacific/Truk',
  'Pacific/Kanton': 'Pacific/Enderbury',
  'Pacific/Pohnpei': 'Pacific/Ponape',
};

const today = new Map(Object.entries(renamedZones).map(([now, before]) => [before, now]));

/** The IANA name of today, whichever of its names a zone is given by. */
export function todaysName(zone: string): string {
  return today.get(zone) ?? zone;
}

/** Every name a zone has in one database or another, today's first. */
export function namesOfZone(zone: string): string[] {
  const name = todaysName(zone);
  const before = renamedZones[name];
  return before === undefined ? [name] : [name, before];
}

/** Every zone this process knows, under today's name. */
export function allZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').map(todaysName)];
}

/** The zone behind a link such as `US/Pacific` or `GB`; `null` for what is no name of a zone. */
export function linkedZone(typed: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/u.test(typed)) return null;
  try {
    return todaysName(new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone);
  } catch {
    return null;
  }
}

const typedOffset = /^(?:utc|gmt)? ?(?:([+-]) ?)?(\d{1,2})(?:(?:[:.h] ?)?(\d{2})|h)?$/u;
const storedOffset = /^<[+-]\d{2,4}>([+-])(\d{2})(?::(\d{2}))?$/u;
const namedOffset = /^etc\/gmt([+-])(\d{1,2})$/u;

/** Minutes east of UTC, from what people type ("utc+4", "gmt-3:30", "+5h30"), folded; `null` for anything else. */
export function readOffset(folded: string): number | null {
  if (['utc', 'gmt', 'z', 'etc/utc', 'etc/gmt'].includes(folded)) return 0;
  // In the names of zones the sign is that of POSIX: positive to the west.
  const named = namedOffset.exec(folded);
  if (named) return minutesOf(named[1] === '+' ? '-' : '+', named[2], undefined);
  const typed = typedOffset.exec(folded);
  if (!typed || (typed[1] === undefined && !/^(?:utc|gmt)/u.test(folded))) return null;
  return minutesOf(typed[1], typed[2], typed[3]);
}

/** Offsets in use are from -12 to +14 hours, in quarters of an hour. */
function minutesOf(sign: string | undefined, hours: string | undefined, minutes: string | undefined) {
  const east = (Number(hours) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  return east >= -720 && east <= 840 && east % 15 === 0 ? east + 0 : null;
}

/** A zone that is always so many minutes east of UTC, as PostgreSQL takes it: `<+0330>-03:30`, with the sign of POSIX. */
export function offsetZone(east: number): string {
  if (east === 0) return 'UTC';
  const [sign, opposite] = east < 0 ? ['-', '+'] : ['+', '-'];
  const hours = String(Math.floor(Math.abs(east) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(east) % 60).padStart(2, '0');
  return minutes === '00'
    ? `<${sign}${hours}>${opposite}${hours}`
    : `<${sign}${hours}${minutes}>${opposite}${hours}:${minutes}`;
}

/** Minutes east of UTC of a zone made by {@link offsetZone}; `null` for any other zone. */
export function offsetOf(zone: string): number | null {
  const found = storedOffset.exec(zone);
  if (found) return minutesOf(found[1] === '+' ? '-' : '+', found[2], found[3]);
  return namedOffset.test(zone.toLowerCase()) ? readOffset(zone.toLowerCase()) : null;
}

/** A zone as people read it: today's name, or "UTC+3:30". */
export function zoneLabel(zone: string): string {
  const east = offsetOf(zone);
  if (east === null || east === 0) return east === 0 ? 'UTC' : todaysName(zone);
  const minutes = Math.abs(east) % 60;
  const hours = Math.floor(Math.abs(east) / 60);
  return `UTC${east < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}
