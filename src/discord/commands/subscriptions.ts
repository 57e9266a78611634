import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { subscriptionsOf, unsubscribe, type SubscriptionEntry } from '../../store/subscriptions.ts';
import type { Card } from '../cards/card.ts';
import { limits } from '../cards/limits.ts';
import { noticeCard, troubleCard } from '../cards/notice.ts';
import { filterInPlainWords, filterInWords, subscriptionsCard } from '../cards/subscriptions.ts';
import { choice } from '../choice.ts';
import type { Command, CommandContext } from '../context.ts';
import { completed, described, forManaging } from './options.ts';

export const subscriptions: Command = {
  definition: {
    name: 'subscriptions',
    ...described(({ subscriptions }) => subscriptions.description),
    ...forManaging,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        ...described(({ subscriptions }) => subscriptions.list),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'remove',
        ...described(({ subscriptions }) => subscriptions.remove),
        options: [completed('subscription', ({ subscriptions }) => subscriptions.which, true)],
      },
    ],
  },

  run: async (interaction, context, language) => {
    const { guildId } = interaction;
    if (guildId === null) return troubleCard(messagesFor(language).trouble.onlyInServer);
    const held = await subscriptionsOf(context.db, guildId);
    return interaction.options.getSubcommand() === 'remove'
      ? remove(interaction, guildId, held, context, language)
      : subscriptionsCard(held, language);
  },

  suggest: async (interaction, { db }, language) => {
    if (interaction.guildId === null) return [];
    const wanted = fold(interaction.options.getFocused());
    return (await subscriptionsOf(db, interaction.guildId))
      .map((held) => ({ held, name: inPlainWords(interaction, held, language) }))
      .filter(({ name }) => fold(name).includes(wanted))
      .slice(0, limits.choices)
      .map(({ held, name }) => choice(name, String(held.id)));
  },
};

async function remove(
  interaction: ChatInputCommandInteraction,
  guildId: string,
  held: readonly SubscriptionEntry[],
  { db }: CommandContext,
  language: Language,
): Promise<Card> {
  const messages = messagesFor(language).subscriptions;
  const typed = interaction.options.getString('subscription', true).trim();
  const named = held.filter((one) => fold(inPlainWords(interaction, one, language)) === fold(typed));
  const meant = held.find(({ id }) => String(id) === typed) ?? (named.length === 1 ? named[0] : undefined);
  if (!meant || !(await unsubscribe(db, guildId, meant.id))) return troubleCard(messages.unknown);
  return noticeCard(messages.removed(`<#${meant.channelId}>`, filterInWords(meant, language)));
}

/** "#general: written declarations signed by …". */
function inPlainWords(
  { guild }: AutocompleteInteraction | ChatInputCommandInteraction,
  held: SubscriptionEntry,
  language: Language,
): string {
  const messages = messagesFor(language).subscriptions;
  const name = guild?.channels.cache.get(held.channelId)?.name;
  const channel = name === undefined ? messages.unknownChannel : `#${name}`;
  return messages.choice(channel, filterInPlainWords(held, language));
}
