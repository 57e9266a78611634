import { ChannelType } from 'discord.js';
import { fold } from '../../../../assembly/fold.ts';
import type { ChannelKind } from '../../../../assembly/delivery/channel-kind.ts';
import { messagesFor } from '../../../../i18n/messages.ts';
import type { ImportDraft } from '../../../../store/subscriptions/drafts.ts';
import type { Owner } from '../../../../store/subscriptions/owner.ts';
import { peopleListsOf } from '../../../../store/subscriptions/own/people-lists.ts';
import { serverTopicsOf } from '../../../../store/subscriptions/own/server-topics.ts';
import { reportsOf } from '../../../../store/reports/scheduled-reports.ts';
import { subscriptionsOf } from '../../../../store/subscriptions/subscriptions.ts';
import type { ChannelInFile, SetupFile, SubscriptionInFile } from '../../../../subscriptions/setup-file.ts';
import { saidIn } from '../../../render/notice.ts';
import type { FilterView } from '../conditions.ts';
import { optionNames, type OptionName } from '../condition-options.ts';
import { readFilter } from '../read-filter.ts';
import { candidate } from '../setup/begin.ts';
import type { Asking } from '../setup/open-draft.ts';
import { checkTarget } from '../target-channel.ts';

/** Something of the server's own that the file brings: made anew under a name, or there already. */
export interface OwnPlan {
  readonly name: string;
  /** What it is called here. */
  readonly as: string;
  readonly isThere: boolean;
}

export interface ChannelPlan {
  readonly of: ChannelInFile;
  readonly channelId: string;
  readonly kind: ChannelKind;
  /** Why nothing can be posted there, in words. */
  readonly trouble: string | null;
  /** It gets no alerts and no reports yet, so that the file says how it is told. */
  readonly isNew: boolean;
}

/** What becomes of a file here. */
export interface ImportPlan {
  readonly topics: readonly OwnPlan[];
  readonly lists: readonly OwnPlan[];
  readonly channels: readonly ChannelPlan[];
}

/** Where everything goes, before anything is stored. */
export async function planImport(
  { file, into }: ImportDraft,
  owner: Owner,
  asking: Asking,
): Promise<ImportPlan> {
  const { db } = asking.context;
  const guildId = 'guildId' in owner ? owner.guildId : null;
  const topics = guildId === null ? [] : await serverTopicsOf(db, guildId);
  const lists = guildId === null ? [] : await peopleListsOf(db, guildId);
  const held = await subscriptionsOf(db, owner);
  const sent = await reportsOf(db, owner);
  const busy = new Set([...held, ...sent].map(({ channelId }) => channelId));
  const isSame = (one: SetupFile['topics'][number], other: (typeof topics)[number]) =>
    one.words === other.words && one.language === other.language;
  return {
    topics:
      guildId === null
        ? []
        : file.topics.map((one) => {
            const same = topics.find(({ name }) => fold(name) === fold(one.name));
            if (!same) return { name: one.name, as: one.name, isThere: false };
            if (isSame(one, same)) return { name: one.name, as: same.name, isThere: true };
            return renamed(
              one.name,
              (name) => topics.find((other) => fold(other.name) === fold(name)),
              (other) => isSame(one, other),
            );
          }),
    lists:
      guildId === null
        ? []
        : file.lists.map(({ name }) => {
            const same = lists.find((other) => fold(other.name) === fold(name));
            return { name, as: same?.name ?? name, isThere: same !== undefined };
          }),
    channels: file.channels.map((of) => {
      const { id: channelId, kind: chosen } = into ?? ownChannel(of, asking);
      const target = checkTarget(
        asking.interaction,
        candidate(asking, channelId),
        asking.context,
        asking.language,
      );
      return {
        of,
        channelId,
        kind: 'card' in target ? chosen : target.kind,
        trouble: 'card' in target ? saidIn(target.card) : null,
        isNew: !busy.has(channelId),
      };
    }),
  };
}

/** Under the next name that is free, or has the same under it from an earlier import. */
function renamed<T>(
  name: string,
  held: (name: string) => T | undefined,
  isSame: (one: T) => boolean,
): OwnPlan {
  for (let at = 2; ; at += 1) {
    const as = `${name.slice(0, 56)} ${at}`;
    const other = held(as);
    if (other === undefined) return { name, as, isThere: false };
    if (isSame(other)) return { name, as, isThere: true };
  }
}

/** The channel itself, where this is its server; else the only one of its name; else the one it is asked for in. */
function ownChannel({ id, name }: ChannelInFile, { interaction }: Asking): { id: string; kind: ChannelKind } {
  const here = { id: interaction.channelId ?? '', kind: 'text' as const };
  const { guild } = interaction;
  if (guild === null) return here;
  if (guild.channels.cache.has(id)) return { ...here, id };
  const called = guild.channels.cache.filter(
    (one) => one.name === name && one.type !== ChannelType.GuildCategory,
  );
  const only = called.size === 1 ? called.first() : undefined;
  return only ? { ...here, id: only.id } : here;
}

/**
 * What a subscription of the file asks for here, or why it cannot be read, in words.
 *
 * @param isMade whether what the file brings of the server's own is there already; until then it is left out.
 */
export async function readAsked(
  { asks }: SubscriptionInFile,
  plan: ImportPlan,
  isMade: boolean,
  { interaction, context, language }: Asking,
): Promise<{ readonly view: FilterView; readonly own: readonly string[] } | { readonly trouble: string }> {
  const strange = Object.keys(asks).find((name) => !optionNames.some((one) => one === name));
  if (strange !== undefined) return { trouble: messagesFor(language).transfer.unknownOption(strange) };
  const pending: string[] = [];
  const value = (name: OptionName) => {
    const given = asks[name];
    if (!Array.isArray(given)) return given;
    const kept = given.flatMap((one) => {
      const own = ownCalled(one, name, plan);
      if (own === undefined) return [one];
      if (isMade || own.isThere) return [own.as];
      pending.push(own.as);
      return [];
    });
    return kept.length === 0 ? undefined : kept;
  };
  const read = await readFilter({ value, guildId: interaction.guildId }, context.db, language);
  if ('card' in read) return { trouble: saidIn(read.card) };
  // What is chosen from nothing any more would ask for everything.
  const asked = Object.values(asks).some((given) => (Array.isArray(given) ? given.length > 0 : given !== ''));
  const isEmpty = Object.keys(read.filter).length === 0 && pending.length === 0;
  return asked && isEmpty ? { trouble: messagesFor(language).setup.gone } : { view: read, own: pending };
}

function ownCalled(name: string, option: OptionName, { topics, lists }: ImportPlan): OwnPlan | undefined {
  const kinds = option.endsWith('topic') ? topics : option.endsWith('signatory') ? lists : [];
  return kinds.find((one) => fold(one.name) === fold(name));
}
