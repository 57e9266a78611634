import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { fold } from '../../../assembly/fold.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { pauseSubscription, unsubscribe } from '../../../store/subscriptions/subscription-changes.ts';
import { subscriptionsOf, type SubscriptionEntry } from '../../../store/subscriptions/subscriptions.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import type { Card } from '../../render/embed.ts';
import { limits } from '../../render/limits.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { channelName } from '../../channels/channel-name.ts';
import { filterInPlainWords, subscriptionsCard } from '../../views/subscriptions/subscriptions.ts';
import { filterInWords } from './conditions.ts';
import { choice, type Choice } from '../../render/choice.ts';
import type { Command, CommandContext } from '../command.ts';
import { listPanel } from './lines.ts';
import { managesServer, ownerOf } from './owner.ts';
import { suggestCondition } from './suggest-condition.ts';
import { subscriptionsDefinition } from './definition.ts';
import { editSubscription } from './edit.ts';
import { resume } from './resume.ts';
import { test } from './test.ts';
import { exportSetup } from './transfer/export-setup.ts';
import { importSetup } from './transfer/import-setup.ts';

export const subscriptionsCommand: Command = {
  definition: subscriptionsDefinition,

  costs: ({ options }) => (options.getSubcommand() === 'list' ? 'look' : 'change'),

  run: async (interaction, context, language) => {
    const owner = ownerOf(interaction, language);
    if ('card' in owner) return owner.card;
    const verb = interaction.options.getSubcommand();
    // Of buttons nobody asks whether the server's own rules let somebody use them who may not manage it.
    const hasButtons = 'userId' in owner || managesServer(interaction);
    if (verb === 'list' && hasButtons) return listPanel({ context, language }, owner);
    const asking = { interaction, context, language };
    if (verb === 'export') return exportSetup(asking, owner);
    if (verb === 'import') return importSetup(interaction, asking, owner);
    const held = await subscriptionsOf(context.db, owner);
    if (verb === 'list') return subscriptionsCard(held, language);
    const meant = meantBy(interaction, held, language);
    if (meant === 'several') return troubleCard(messagesFor(language).subscriptions.several);
    if (verb === 'resume') {
      const here = interaction.options.getChannel('channel')?.id ?? interaction.channelId;
      return resume(here, { owner, meant }, context, language);
    }
    if (meant === null || meant === 'unknown') {
      return troubleCard(messagesFor(language).subscriptions.unknown);
    }
    switch (verb) {
      case 'edit':
        return editSubscription(interaction, { owner, held: meant }, context, language);
      case 'test':
        return test(interaction, { owner, held: meant }, context, language);
      case 'pause':
        return pause(owner, meant, context, language);
      default:
        return remove(owner, meant, context, language);
    }
  },

  suggest: async (interaction, { db }, language) => {
    const owner = ownerOf(interaction, language);
    if ('card' in owner) return [];
    const { name, value } = interaction.options.getFocused(true);
    if (name !== 'subscription') return suggestCondition(interaction, db, language);
    const held = await subscriptionsOf(db, owner);
    return suggestHeld(interaction, held, value, language);
  },
};

/** Those that the subcommand can do something with. */
function suggestHeld(
  interaction: AutocompleteInteraction,
  held: readonly SubscriptionEntry[],
  typed: string,
  language: Locale,
): Choice[] {
  return fitting(interaction, held, typed, language)
    .slice(0, limits.choices)
    .map(({ one, name }) => choice(name, String(one.id)));
}

/** Those that the subcommand can do something with and that are called so, by the whole of what they are offered as or a part. */
function fitting(
  interaction: AutocompleteInteraction | ChatInputCommandInteraction,
  held: readonly SubscriptionEntry[],
  typed: string,
  language: Locale,
) {
  const verb = interaction.options.getSubcommand();
  const wanted = fold(typed);
  return held
    .filter(({ pausedAt, channel }) => {
      if (verb === 'pause') return pausedAt === null;
      return verb !== 'resume' || pausedAt !== null || channel.state === 'suspended';
    })
    .map((one) => ({ one, name: inPlainWords(interaction, one, language) }))
    .filter(({ name }) => fold(name).includes(wanted));
}

/** The subscription that was picked, or the only one that is called so or fits what was typed; `null` when none was asked for. */
function meantBy(
  interaction: ChatInputCommandInteraction,
  held: readonly SubscriptionEntry[],
  language: Locale,
): SubscriptionEntry | 'several' | 'unknown' | null {
  const typed = interaction.options.getString('subscription')?.trim() ?? '';
  if (typed === '') return null;
  const picked = held.find(({ id }) => String(id) === typed);
  const called = held.filter((one) => fold(inPlainWords(interaction, one, language)) === fold(typed));
  if (picked ?? called.length === 1) return picked ?? called[0] ?? 'unknown';
  const [only, ...others] =
    called.length > 1 ? called : fitting(interaction, held, typed, language).map(({ one }) => one);
  if (only === undefined) return 'unknown';
  return others.length === 0 ? only : 'several';
}

async function pause(
  owner: Owner,
  held: SubscriptionEntry,
  { db }: CommandContext,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).subscriptions;
  const paused = await pauseSubscription(db, owner, held.id, new Date());
  return paused
    ? noticeCard(messages.paused(channelOf(held, language), filterInWords(held, language)))
    : troubleCard(messages.pausedAlready);
}

async function remove(
  owner: Owner,
  held: SubscriptionEntry,
  { db }: CommandContext,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).subscriptions;
  if (!(await unsubscribe(db, owner, held.id))) return troubleCard(messages.unknown);
  return noticeCard(messages.removed(channelOf(held, language), filterInWords(held, language)));
}

function channelOf({ channelId, channel }: SubscriptionEntry, language: Locale): string {
  return channelName({ channelId, isDirect: channel.kind === 'direct' }, language);
}

/** "#general: written declarations signed by …". */
function inPlainWords(
  { guild }: AutocompleteInteraction | ChatInputCommandInteraction,
  held: SubscriptionEntry,
  language: Locale,
): string {
  const messages = messagesFor(language).subscriptions;
  // A person has one conversation with the bot.
  if (held.channel.kind === 'direct') return filterInPlainWords(held, language);
  const name = guild?.channels.cache.get(held.channelId)?.name;
  const channel = name === undefined ? messages.unknownChannel : `#${name}`;
  return messages.choice(channel, filterInPlainWords(held, language));
}
