import { expect, test } from 'vitest';
import { findTimeZone, localTime, suggestTimeZones } from '../../../src/discord/resolve/time-zones.ts';
import {
  allZones,
  namesOfZone,
  offsetOf,
  offsetZone,
  renamedZones,
  zoneLabel,
} from '../../../src/discord/resolve/zone-names.ts';
import { zonePlaces } from '../../../src/discord/resolve/zone-places.ts';
import { knownZone, usedZone } from '../../../src/store/subscriptions/time-zones.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
const now = new Date('2026-01-05T12:00:00Z');
const zone = (name: string, ...others: string[]) => ({ kind: 'zone', names: [name, ...others] });

test.each([
  ['utc', zone('UTC')],
  ['Etc/UTC', zone('UTC')],
  ['paris', zone('Europe/Paris')],
  ['europe/PARIS', zone('Europe/Paris')],
  ['new york', zone('America/New_York')],
  ['Europe/Kyiv', zone('Europe/Kyiv', 'Europe/Kiev')],
  ['Europe/Kiev', zone('Europe/Kyiv', 'Europe/Kiev')],
  ['Kiev', zone('Europe/Kyiv', 'Europe/Kiev')],
  ['Asia/Kolkata', zone('Asia/Kolkata', 'Asia/Calcutta')],
  ['Asia/Calcutta', zone('Asia/Kolkata', 'Asia/Calcutta')],
  ['US/Pacific', zone('America/Los_Angeles')],
  ['GB', zone('Europe/London')],
  ['Londres', zone('Europe/London')],
  ['Genève', zone('Europe/Zurich')],
  ['Strasbourg', zone('Europe/Paris')],
  ['Géorgie', zone('Asia/Tbilisi')],
  ['georgia', zone('Asia/Tbilisi')],
  ['Royaume-Uni', zone('Europe/London')],
  ['Kosovo', zone('Europe/Belgrade')],
  ['Ukraine', zone('Europe/Kyiv', 'Europe/Kiev')],
  ['UTC+4', zone('<+04>-04')],
  ['utc +04:00', zone('<+04>-04')],
  ['GMT+3:30', zone('<+0330>-03:30')],
  ['gmt−3h30', zone('<-0330>+03:30')],
  ['+5h', zone('<+05>-05')],
  ['Etc/GMT-4', zone('<+04>-04')],
  ['UTC+0', zone('UTC')],
  ['UTC+15', { kind: 'unknown' }],
  ['UTC+4:17', { kind: 'unknown' }],
  ['Atlantis', { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
  ['constructor', { kind: 'unknown' }],
])('%s', (typed, found) => {
  expect(findTimeZone(typed)).toEqual(found);
});

test('a country with several zones is asked about', () => {
  expect(findTimeZone('Canada')).toMatchObject({ kind: 'several' });
  expect(suggestTimeZones('Canada', 'en', now).map(({ value }) => value)).toContain('America/Toronto');
});

test.each([
  ['kyiv', 'en', 'Europe/Kyiv · Mon 14:00', 'Europe/Kyiv'],
  ['calcu', 'en', 'Asia/Kolkata · Mon 17:30', 'Asia/Kolkata'],
  ['new y', 'fr', 'America/New York · lun. 07:00', 'America/New_York'],
  ['londr', 'fr', 'Europe/London (Londres) · lun. 12:00', 'Europe/London'],
  ['armén', 'fr', 'Asia/Yerevan (Arménie) · lun. 16:00', 'Asia/Yerevan'],
  ['gmt+3:30', 'en', 'UTC+3:30 · Mon 15:30', 'UTC+3:30'],
] as const)('%s is completed in %s', (typed, language, name, value) => {
  expect(suggestTimeZones(typed, language, now)[0]).toEqual({ name, value });
});

test('what is offered is taken', () => {
  for (const typed of ['', 'e', 'utc-9', 'gmt+14', 'st']) {
    const offered = suggestTimeZones(typed, 'en', now);
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.length).toBeLessThanOrEqual(25);
    for (const { value } of offered) expect(findTimeZone(value)).toMatchObject({ kind: 'zone' });
  }
});

test('the database knows every zone that is offered, under one of its names', async () => {
  const zones = [...new Set([...allZones(), ...zonePlaces().map((place) => place.zone)])];
  const unknown: string[] = [];
  for (const name of zones) if ((await knownZone(db(), namesOfZone(name))) === null) unknown.push(name);
  expect(unknown).toEqual([]);
});

test('code and database agree on which zones were renamed', async () => {
  for (const names of Object.entries(renamedZones)) {
    for (const name of names) expect(names).toContain(await usedZone(db(), name));
  }
});

test('an offset means the same to the database as to people', async () => {
  for (const east of [-720, -570, -210, 0, 60, 345, 525, 840]) {
    const zoneOfIt = offsetZone(east);
    expect(offsetOf(zoneOfIt) ?? 0).toBe(east);
    const found = findTimeZone(zoneLabel(zoneOfIt));
    expect(found).toEqual({ kind: 'zone', names: [zoneOfIt] });
    const { rows } = await db().execute(
      `select extract(epoch from (timestamptz '2026-01-05 12:00Z' at time zone '${zoneOfIt}') - timestamp '2026-01-05 12:00')::int / 60 as east`,
    );
    expect(rows).toEqual([{ east }]);
  }
  expect(localTime('Mars/Olympus', 'en', now)).toBeNull();
});
