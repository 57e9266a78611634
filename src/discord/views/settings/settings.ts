import type { Locale } from '../../../locales.ts';
import type { PostingReason } from '../../../assembly/delivery/posting-reason.ts';
import type { ScheduledReport } from '../../../assembly/report-schedule.ts';
import { scheduledSubject } from '../stats/report-words.ts';
import { capital } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, card, colour, lines, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList } from '../../render/limits.ts';
import { channelName } from '../../channels/channel-name.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';
import { languageName, topicName } from '../../../i18n/terms.ts';

/** How a channel is told; the shape of the store's settings. */
export interface SettingsView {
  readonly channelId: string;
  readonly kind: string;
  readonly language: Locale;
  readonly pace: 'once' | 'daily' | 'weekly';
  readonly hour: number;
  readonly weekday: number;
  readonly roleId: string | null;
  readonly silent: boolean;
  readonly cap: number | null;
  readonly crosspost: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly defaultTag: string | null;
  /** Sent by schedule. */
  readonly reports: readonly ScheduledReport[];
  readonly state: 'active' | 'suspended' | 'ended';
  readonly reason: PostingReason | null;
}

/** A time zone as it is shown. */
export interface ZoneView {
  /** As people read it. */
  readonly label: string;
  /** What its clocks say now; `null` when nobody here knows. */
  readonly time: string | null;
  /** What is gone by where the database does not know the zone. */
  readonly instead: string | null;
}

function zoneInWords({ label, time, instead }: ZoneView, language: Locale): string {
  const messages = messagesFor(language).settings;
  const [shown, other] = [label, instead ?? ''].map((zone) => fit(oneLine(zone), 60, escape));
  return instead === null
    ? messages.timeZone(shown ?? '', time)
    : messages.zoneGone(shown ?? '', other ?? '');
}

/** @param tagName what a tag's id is called in its forum. */
export function settingsCard(
  view: {
    readonly timeZone: ZoneView;
    readonly channels: readonly SettingsView[];
    readonly tagName: (id: string) => string;
  },
  language: Locale,
): Card {
  const messages = messagesFor(language);
  if (view.channels.length === 0) return card({ color: colour, description: messages.settings.none });
  const shown = view.channels.map((channel) =>
    lines(`**${nameOf(channel, language)}**`, settingsInWords(channel, view.tagName, language)),
  );
  return card({
    color: colour,
    title: messages.settings.title,
    description: blocks(
      zoneInWords(view.timeZone, language),
      fitList(shown, 3600, '\n\n', messages.declaration.more),
    ),
  });
}

function nameOf({ channelId, kind }: SettingsView, language: Locale): string {
  return capital(channelName({ channelId, isDirect: kind === 'direct' }, language));
}

/** The settings of one channel, one below the other. */
export function settingsInWords(
  channel: SettingsView,
  tagName: (id: string) => string,
  language: Locale,
): string {
  const { settings: messages, reports } = messagesFor(language);
  const short = (text: string) => fit(oneLine(text), 60, escape);
  const tags = [
    ...Object.entries(channel.tags).map(([topic, tag]) =>
      messages.tagFor(short(topicName(topic, language)), short(tagName(tag))),
    ),
    ...(channel.defaultTag === null ? [] : [messages.defaultTag(short(tagName(channel.defaultTag)))]),
  ];
  const said = [
    messages.pace[channel.pace](channel.hour, channel.weekday),
    messages.language(languageName(channel.language, language)),
    ...(channel.roleId === null ? [] : [messages.role(`<@&${channel.roleId}>`)]),
    ...(channel.silent ? [messages.silent] : []),
    ...(channel.cap === null ? [] : [messages.cap(channel.cap)]),
    ...(channel.crosspost ? [messages.crosspost] : []),
    ...(tags.length === 0 ? [] : [messages.tags(tags)]),
    ...(channel.reports.length === 0
      ? []
      : [
          reports.kept(
            channel.reports.map((one) =>
              reports.choice(short(scheduledSubject(one, language)), reports.every[one.every]),
            ),
          ),
        ]),
  ];
  const reason = deliveryReason(channel.reason, language);
  const trouble = { active: null, suspended: messages.suspended(reason), ended: messages.ended(reason) };
  return lines(trouble[channel.state], ...said.map((line) => `• ${line}`));
}
