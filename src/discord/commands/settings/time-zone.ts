import type { ChatInputCommandInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { formatList } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { setTimeZone, timeZoneOf } from '../../../store/subscriptions/servers.ts';
import { settingsOf } from '../../../store/subscriptions/channel-settings.ts';
import { usedZone } from '../../../store/subscriptions/time-zones.ts';
import type { Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import type { ZoneView } from '../../views/settings/settings.ts';
import { findTimeZone, localTime } from '../../resolve/time-zones.ts';
import { namesOfZone, zoneLabel } from '../../resolve/zone-names.ts';

/** Of a country with many: more would only be a wall of names. */
const zonesNamed = 6;

/** Sets the time zone of a server or a person, and says it back. */
export async function setZone(
  { options }: ChatInputCommandInteraction,
  owner: Owner,
  db: Database,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).settings;
  const typed = options.getString('timezone', true);
  const asked = `**${fit(oneLine(typed), 100, escape)}**`;
  const found = findTimeZone(typed);
  if (found.kind === 'several') {
    const zones = found.zones.slice(0, zonesNamed).map((zone) => fit(zone, 60, escape));
    return troubleCard(messages.severalZones(asked, formatList(zones, language)));
  }
  // A person's zone is kept with what they follow.
  if ('userId' in owner && (await settingsOf(db, owner)).length === 0) return troubleCard(messages.none);
  const now = new Date();
  const before = await timeZoneOf(db, owner);
  const zone = found.kind === 'zone' ? await setTimeZone(db, owner, found.names, now) : null;
  if (zone === null) return troubleCard(messages.unknownZone(asked));
  const said = zone === before ? messages.zoneSame : messages.zoneSaved;
  return noticeCard(said(fit(zoneLabel(zone), 60, escape), localTime(zone, language, now)));
}

/** The stored zone, and whether the database goes by it. */
export async function zoneView(db: Database, zone: string, language: Locale): Promise<ZoneView> {
  const used = await usedZone(db, zone);
  const isKnown = namesOfZone(zone).includes(used);
  return {
    label: zoneLabel(zone),
    time: localTime(used, language, new Date()),
    instead: isKnown ? null : used,
  };
}
