import { time, type BaseInteraction } from 'discord.js';
import { messagesFor } from '../../../../i18n/messages.ts';
import { settingsOf, type ChannelSettings } from '../../../../store/subscriptions/channel-settings.ts';
import type { Owner } from '../../../../store/subscriptions/owner.ts';
import { membersOfList, peopleListsOf } from '../../../../store/subscriptions/own/people-lists.ts';
import { serverTopicsOf } from '../../../../store/subscriptions/own/server-topics.ts';
import { timeZoneOf } from '../../../../store/subscriptions/servers.ts';
import { subscriptionsOf, type SubscriptionEntry } from '../../../../store/subscriptions/subscriptions.ts';
import { writeSetupFile, type ChannelInFile, type SetupFile } from '../../../../subscriptions/setup-file.ts';
import type { Card } from '../../../render/embed.ts';
import { noticeCard, troubleCard } from '../../../render/notice.ts';
import { zoneLabel } from '../../../resolve/zone-names.ts';
import { namesOfPeople } from '../../../resolve/people/written.ts';
import { filterInPlainWords } from '../../../views/subscriptions/subscriptions.ts';
import type { Asking } from '../setup/open-draft.ts';
import { asksOf } from './names-in-file.ts';
import { reportInFile } from './reports-in-file.ts';
import { tagsOffered } from '../../../channels/channel-types.ts';

/** Everything that a server or a person has set up, as a file that can be read and imported elsewhere. */
export async function exportSetup(asking: Asking, owner: Owner): Promise<Card> {
  const { interaction, context, language } = asking;
  const { db } = context;
  const messages = messagesFor(language).transfer;
  const held = await subscriptionsOf(db, owner);
  const settings = await settingsOf(db, owner);
  const reports = settings.reduce((sum, one) => sum + one.reports.length, 0);
  if (held.length + reports === 0) return troubleCard(messages.nothing);
  const now = new Date();
  const channels: ChannelInFile[] = [];
  for (const one of settings) {
    const own = held.filter(({ channelId }) => channelId === one.channelId);
    if (own.length + one.reports.length > 0) channels.push(await channelInFile(one, own, asking));
  }
  const zone = await timeZoneOf(db, owner);
  const text = writeSetupFile({
    server: { name: interaction.guild?.name ?? '', timeZone: zone === null ? null : zoneLabel(zone) },
    ...(await ownOf(owner, asking)),
    channels,
  });
  const shown = noticeCard(messages.exported(held.length, reports, time(now, 'f')), messages.how);
  const name = `hemicycle-${now.toISOString().slice(0, 10)}.json`;
  return { ...shown, files: [{ name, bytes: Buffer.from(text), description: messages.file }] };
}

/** Topics and lists of people of a server's own. */
async function ownOf(
  owner: Owner,
  { context, language }: Asking,
): Promise<Pick<SetupFile, 'topics' | 'lists'>> {
  if ('userId' in owner) return { topics: [], lists: [] };
  const { db } = context;
  const topics = await serverTopicsOf(db, owner.guildId);
  const lists: SetupFile['lists'] = [];
  for (const { id, name } of await peopleListsOf(db, owner.guildId)) {
    const members = await membersOfList(db, id);
    const people = await namesOfPeople(
      db,
      owner.guildId,
      {
        signatory: members.flatMap((one) => ('signatory' in one ? one.signatory : [])),
        newcomer: members.flatMap((one) => ('newcomer' in one ? one.newcomer : [])),
      },
      language,
    );
    lists.push({ name, people: people.map(({ label }) => label) });
  }
  return {
    topics: topics.map(({ name, words, language: texts }) => ({ name, words, language: texts })),
    lists,
  };
}

async function channelInFile(
  settings: ChannelSettings,
  own: readonly SubscriptionEntry[],
  { interaction, context, language }: Asking,
): Promise<ChannelInFile> {
  const { channelId, kind } = settings;
  const name = kind === 'direct' ? '' : (interaction.guild?.channels.cache.get(channelId)?.name ?? '');
  const subscriptions: ChannelInFile['subscriptions'] = [];
  for (const one of own) {
    subscriptions.push({
      reads: filterInPlainWords(one, language),
      asks: await asksOf(context.db, interaction.guildId, one, language),
      paused: one.pausedAt !== null,
    });
  }
  return {
    id: kind === 'direct' ? '' : channelId,
    name,
    told: toldOf(settings, interaction),
    subscriptions,
    reports: settings.reports.map((one) => reportInFile(one, language)),
  };
}

function toldOf(settings: ChannelSettings, { guild }: BaseInteraction): ChannelInFile['told'] {
  const { language, pace, hour, weekday, silent, cap, crosspost, roleId, tags, defaultTag } = settings;
  const role = roleId === null ? undefined : guild?.roles.cache.get(roleId);
  const known = tagsOffered(guild?.channels.cache.get(settings.channelId));
  const nameOf = (tag: string | null) => known.find(({ id }) => id === tag)?.name;
  const named = Object.entries(tags).flatMap(([topic, tag]) => {
    const name = nameOf(tag);
    return name === undefined ? [] : [[topic, name] as const];
  });
  return {
    language,
    pace,
    hour,
    weekday,
    silent,
    cap,
    crosspost,
    ...(role && { role: { id: role.id, name: role.name } }),
    ...(named.length > 0 && { tags: Object.fromEntries(named) }),
    ...(nameOf(defaultTag) !== undefined && { defaultTag: nameOf(defaultTag) ?? null }),
  };
}
