import { isDeepStrictEqual } from 'node:util';
import {
  PermissionFlagsBits,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { traitsOf } from '../../../assembly/delivery/channel-kind.ts';
import { type Locale, allLocales, isLocale } from '../../../locales.ts';
import { fold } from '../../../assembly/fold.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { maxReports } from '../../../assembly/report-schedule.ts';
import { setSummary } from '../../../store/reports/scheduled-reports.ts';
import { utcToday } from '../../resolve/periods.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { forgetServer, timeZoneOf } from '../../../store/subscriptions/servers.ts';
import {
  changeChannel,
  channelSettings,
  settingsOf,
  type ChannelChange,
  type ChannelSettings,
} from '../../../store/subscriptions/channel-settings.ts';
import type { Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, limits } from '../../render/limits.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { channelName } from '../../channels/channel-name.ts';
import { tagsOffered } from '../../channels/channel-types.ts';
import { settingsCard, settingsInWords } from '../../views/settings/settings.ts';
import { choice, type Choice } from '../../render/choice.ts';
import type { Command } from '../command.ts';
import { ownerOf } from '../subscriptions/owner.ts';
import { suggestTimeZones } from '../../resolve/time-zones.ts';
import { resolveTopic, suggestTopics } from '../../resolve/topics.ts';
import { zoneLabel } from '../../resolve/zone-names.ts';
import { settingsDefinition } from './definition.ts';
import { setZone, zoneView } from './time-zone.ts';

/** More tags than a forum can have. */
const maxTags = 25;

export const settingsCommand: Command = {
  definition: settingsDefinition,

  run: async (interaction, { db }, language) => {
    const owner = ownerOf(interaction, language);
    if ('card' in owner) return owner.card;
    const verb = interaction.options.getSubcommand();
    if (verb === 'channel') return setChannel(interaction, owner, db, language);
    if (verb === 'server') return setZone(interaction, owner, db, language);
    if (verb === 'show') return show(interaction, owner, db, language);
    const { trouble, settings } = messagesFor(language);
    if ('userId' in owner) {
      return troubleCard(verb === 'forget' ? settings.forgetDirect : trouble.onlyInServer);
    }
    return verb === 'forum'
      ? setTag(interaction, owner, db, language)
      : forget(interaction, owner.guildId, db, language);
  },

  suggest: async (interaction, { db }, language) => {
    const { name, value } = interaction.options.getFocused(true);
    switch (name) {
      case 'timezone':
        return suggestTimeZones(value, language, new Date());
      case 'topic':
        return (await suggestTopics(db, null, value, language)).slice(0, limits.choices);
      case 'tag':
        return suggestTags(interaction, value);
      default:
        return [];
    }
  },
};

interface Tag {
  readonly id: string;
  readonly name: string;
}

/** The tags of a forum, as the gateway told them. */
function tagsOf(
  { guild }: ChatInputCommandInteraction | AutocompleteInteraction,
  channelId: string,
): readonly Tag[] {
  return tagsOffered(guild?.channels.cache.get(channelId));
}

function suggestTags(interaction: AutocompleteInteraction, typed: string): Choice[] {
  const forum = interaction.options.get('channel')?.value;
  return tagsOf(interaction, String(forum ?? ''))
    .filter(({ name }) => fold(name).includes(fold(typed)))
    .map(({ id, name }) => choice(name, id));
}

const shown = (text: string) => `**${fit(oneLine(text), 100, escape)}**`;

async function show(
  interaction: ChatInputCommandInteraction,
  owner: Owner,
  db: Database,
  language: Locale,
): Promise<Card> {
  const channels = await settingsOf(db, owner);
  const timeZone = (await timeZoneOf(db, owner)) ?? 'Europe/Paris';
  return settingsCard(
    { timeZone: await zoneView(db, timeZone, language), channels, tagName: tagNameIn(interaction, channels) },
    language,
  );
}

function tagNameIn(
  interaction: ChatInputCommandInteraction,
  channels: readonly { readonly channelId: string }[],
): (id: string) => string {
  const names = new Map(
    channels.flatMap(({ channelId }) =>
      tagsOf(interaction, channelId).map(({ id, name }) => [id, name] as const),
    ),
  );
  return (id) => names.get(id) ?? id;
}

async function setChannel(
  interaction: ChatInputCommandInteraction,
  owner: Owner,
  db: Database,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).settings;
  const { options } = interaction;
  const isDirect = 'userId' in owner;
  const channelId = (isDirect ? null : options.getChannel('channel')?.id) ?? interaction.channelId;
  const channel = channelName({ channelId, isDirect }, language);
  const now = await channelSettings(db, owner, channelId);
  if (now === null) return troubleCard(messages.notSubscribed(channel));
  const role = options.getRole('role');
  if (role !== null && isDirect) return troubleCard(messagesFor(language).trouble.onlyInServer);
  const trouble = role === null ? null : roleTrouble(interaction, channelId, role, language);
  if (trouble !== null) return troubleCard(trouble);
  const crosspost = options.getBoolean('crosspost');
  if (crosspost === true && now.kind !== 'announcement')
    return troubleCard(messages.notAnnouncement(channel));
  const change = changeOf(interaction);
  const summary = options.getBoolean('summary');
  if (Object.keys(change).length === 0 && summary === null) return troubleCard(messages.nothingAsked);
  const place = { ...owner, channelId, kind: now.kind, usualLanguage: now.language };
  const sent = summary === null ? 'same' : await setSummary(db, place, summary, utcToday());
  if (sent === 'full') return troubleCard(messagesFor(language).reports.full(maxReports));
  return save(interaction, { owner, now, change, isSet: sent === 'set' }, db, language);
}

/** Changes what is to be changed, unless it is so already. */
async function save(
  interaction: ChatInputCommandInteraction,
  {
    owner,
    now,
    change,
    isSet = false,
  }: {
    readonly owner: Owner;
    readonly now: ChannelSettings;
    readonly change: ChannelChange;
    /** Something else was changed. */
    readonly isSet?: boolean;
  },
  db: Database,
  language: Locale,
): Promise<Card> {
  const { channelId } = now;
  if (
    !isSet &&
    Object.entries(change).every(([name, value]) =>
      isDeepStrictEqual(now[name as keyof ChannelChange], value),
    )
  )
    return told(interaction, now, messagesFor(language).settings.same, language);
  const settings = await changeChannel(db, { ...owner, channelId, now: new Date() }, change);
  const { nothingAsked, saved } = messagesFor(language).settings;
  return settings === null ? troubleCard(nothingAsked) : told(interaction, settings, saved, language);
}

function changeOf({ options }: ChatInputCommandInteraction): ChannelChange {
  const pace = options.getString('pace');
  const hour = options.getInteger('hour');
  const weekday = options.getInteger('weekday');
  const role = options.getRole('role');
  const silent = options.getBoolean('silent');
  const cap = options.getInteger('cap');
  const language = options.getString('language');
  const crosspost = options.getBoolean('crosspost');
  const reset = options.getString('reset');
  return {
    ...((pace === 'once' || pace === 'daily' || pace === 'weekly') && { pace }),
    ...(hour !== null && { hour }),
    ...(weekday !== null && { weekday }),
    ...(silent !== null && { silent }),
    ...(language !== null && isLocale(language) && { language }),
    ...(crosspost !== null && { crosspost }),
    ...(reset === 'role' && { roleId: null }),
    ...(reset === 'cap' && { cap: null }),
    ...(role !== null && { roleId: role.id }),
    ...(cap !== null && { cap }),
  };
}

/** Why a mention of the role would not do what it is for; `null` when it would. */
function roleTrouble(
  { guild, guildId }: ChatInputCommandInteraction,
  channelId: string,
  role: { readonly id: string; readonly mentionable: boolean },
  language: Locale,
): string | null {
  const messages = messagesFor(language).settings;
  if (role.id === guildId) return messages.everyone;
  const channel = guild?.channels.cache.get(channelId);
  const self = guild?.members.me;
  const mayAll =
    channel && self ? channel.permissionsFor(self).has(PermissionFlagsBits.MentionEveryone) : false;
  return role.mentionable || mayAll ? null : messages.roleNotMentionable(`<@&${role.id}>`, `<#${channelId}>`);
}

async function setTag(
  interaction: ChatInputCommandInteraction,
  owner: Owner,
  db: Database,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).settings;
  const channelId = interaction.options.getChannel('channel', true).id;
  const channel = `<#${channelId}>`;
  const now = await channelSettings(db, owner, channelId);
  if (now === null) return troubleCard(messages.notSubscribed(channel));
  if (!traitsOf(now.kind).takesPosts) return troubleCard(messages.notForum(channel));
  const typed = interaction.options.getString('tag', true).trim();
  const tags = tagsOf(interaction, channelId);
  const tag = tags.find(({ id, name }) => id === typed || fold(name) === fold(typed));
  if (!tag) {
    const names = tags.map(({ name }) => fit(oneLine(name), 40, escape));
    return troubleCard(messages.unknownTag(shown(typed), names));
  }
  const topic = interaction.options.getString('topic')?.trim() ?? '';
  const change = topic === '' ? { defaultTag: tag.id } : await tagForTopic(db, now, topic, tag.id, language);
  if ('trouble' in change) return troubleCard(change.trouble);
  return save(interaction, { owner, now, change }, db, language);
}

async function tagForTopic(
  db: Database,
  { tags }: ChannelSettings,
  typed: string,
  tag: string,
  language: Locale,
): Promise<ChannelChange | { readonly trouble: string }> {
  const found = await resolveTopic(db, null, typed, language);
  const messages = messagesFor(language);
  if (found.kind !== 'topic') {
    return {
      trouble: messages.subscribe.unknownTopic(shown(typed), found.kind === 'unknown' ? found.near : []),
    };
  }
  if (Object.keys(tags).length >= maxTags && !(found.id in tags)) {
    return { trouble: messages.settings.fullOfTags };
  }
  return { tags: { ...tags, [found.id]: tag } };
}

/** How a channel is told, below what was done about it. */
function told(
  interaction: ChatInputCommandInteraction,
  settings: ChannelSettings,
  sentence: (channel: string) => string,
  language: Locale,
): Card {
  const messages = messagesFor(language).settings;
  const words = settingsInWords(settings, tagNameIn(interaction, [settings]), language);
  const { channelId, kind } = settings;
  const channel = channelName({ channelId, isDirect: kind === 'direct' }, language);
  const { options } = interaction;
  const isForDigest = options.getInteger('hour') !== null || options.getInteger('weekday') !== null;
  const idle = settings.pace === 'once' && isForDigest ? messages.onlyInDigest : null;
  return noticeCard(sentence(channel), words, messages.timeZone(zoneLabel(settings.timeZone), null), idle);
}

async function forget(
  { options }: ChatInputCommandInteraction,
  guildId: string,
  db: Database,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).settings;
  const words = allLocales().map((one) => messagesFor(one).settings.forgetWord);
  if (!words.includes(fold(options.getString('confirm') ?? ''))) return troubleCard(messages.forgetConfirm);
  return noticeCard(messages.forgotten(await forgetServer(db, guildId)));
}
