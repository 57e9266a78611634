import { ApplicationCommandOptionType, ChannelType, type ChatInputCommandInteraction } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import { languageOf, messagesFor } from '../../i18n/messages.ts';
import type { Database } from '../../store/database.ts';
import { understands } from '../../store/search.ts';
import { matchesHeld, subscribe as subscribeInStore } from '../../store/subscriptions.ts';
import { tidy, type Filter } from '../../subscriptions/filter.ts';
import type { Card } from '../cards/card.ts';
import { escape, oneLine } from '../cards/escape.ts';
import { fit } from '../cards/limits.ts';
import { noticeCard, troubleCard } from '../cards/notice.ts';
import { entry } from '../cards/parts.ts';
import { filterInWords } from '../cards/subscriptions.ts';
import type { Command } from '../context.ts';
import {
  groupLabels,
  resolveCountry,
  resolveDelegation,
  resolveGroup,
  suggestCountries,
  suggestDelegations,
  suggestGroups,
} from '../lookup.ts';
import { targetOf } from '../target.ts';
import { completed, described, forManaging } from './options.ts';
import { resolveSignatory, suggestPeople } from './signatory.ts';

const longestWords = 200;

export const subscribe: Command = {
  definition: {
    name: 'subscribe',
    ...described(({ subscribe }) => subscribe.description),
    ...forManaging,
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        name: 'channel',
        ...described(({ subscribe }) => subscribe.channel),
        // Forums are offered because people look for them: the answer then says what to choose instead.
        channel_types: [
          ChannelType.GuildText,
          ChannelType.GuildAnnouncement,
          ChannelType.PublicThread,
          ChannelType.PrivateThread,
          ChannelType.AnnouncementThread,
          ChannelType.GuildVoice,
          ChannelType.GuildStageVoice,
          ChannelType.GuildForum,
        ],
      },
      completed('signatory', ({ subscribe }) => subscribe.signatory),
      completed('delegation', ({ subscribe }) => subscribe.delegation),
      completed('group', ({ subscribe }) => subscribe.group),
      completed('country', ({ subscribe }) => subscribe.country),
      {
        type: ApplicationCommandOptionType.String,
        name: 'words',
        ...described(({ subscribe }) => subscribe.words),
        max_length: longestWords,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'language',
        ...described(({ subscribe }) => subscribe.language),
        choices: [
          { name: 'English', value: 'en' },
          { name: 'Français', value: 'fr' },
        ],
      },
    ],
  },

  run: async (interaction, context, language) => {
    const { guildId } = interaction;
    if (guildId === null) return troubleCard(messagesFor(language).trouble.onlyInServer);
    const target = targetOf(interaction, context, language);
    if ('card' in target) return target.card;
    const asked = await readFilter(interaction, context.db, language);
    if ('card' in asked) return asked.card;
    const { channelId } = target;
    const outcome = await subscribeInStore(context.db, {
      guildId,
      channelId,
      language: readLanguage(interaction.options.getString('language')),
      usualLanguage: languageOf(interaction.guildLocale ?? interaction.locale),
      filter: asked.filter,
    });
    const messages = messagesFor(language).subscribe;
    if (outcome.kind === 'full') return troubleCard(messages.full(outcome.limit));
    const what = filterInWords(asked, language);
    const said = outcome.kind === 'known' ? messages.known : messages.done;
    return noticeCard(
      said(`<#${channelId}>`, what),
      await wouldHaveMatched(context.db, asked.filter, language),
      `${messages.nextAlert} ${messages.language[outcome.language]}`,
    );
  },

  suggest: async (interaction, { db }, language) => {
    const { name, value } = interaction.options.getFocused(true);
    switch (name) {
      case 'signatory':
        return suggestPeople(db, value, language);
      case 'delegation':
        return suggestDelegations(value, language);
      case 'group':
        return suggestGroups(value, language);
      case 'country':
        return suggestCountries(value, language);
      default:
        return [];
    }
  },
};

function readLanguage(value: string | null): Language | null {
  return value === 'en' || value === 'fr' ? value : null;
}

/** The filter that the options describe, or a card that says which of them is not understood. */
async function readFilter(
  { options }: ChatInputCommandInteraction,
  db: Database,
  language: Language,
): Promise<{ readonly filter: Filter; readonly signatoryName: string | null } | { readonly card: Card }> {
  const messages = messagesFor(language).subscribe;
  const typed = (name: string) => options.getString(name)?.trim() || null;
  const shown = (text: string) => `**${fit(oneLine(text), 100, escape)}**`;
  const filter: Filter = {};
  let signatoryName: string | null = null;

  const signatory = typed('signatory');
  if (signatory !== null) {
    const found = await resolveSignatory(db, signatory, language);
    if ('card' in found) return found;
    filter.signatory = found.id;
    signatoryName = found.name;
  }
  const delegation = typed('delegation');
  if (delegation !== null) {
    const code = resolveDelegation(delegation);
    if (code === null) return { card: troubleCard(messages.unknownDelegation(shown(delegation))) };
    filter.delegation = code;
  }
  const group = typed('group');
  if (group !== null) {
    const family = resolveGroup(group);
    if (family === null) {
      return { card: troubleCard(messages.unknownGroup(shown(group), groupLabels(language))) };
    }
    filter.group = family;
  }
  const country = typed('country');
  if (country !== null) {
    const code = resolveCountry(country);
    if (code === null) return { card: troubleCard(messages.unknownCountry(shown(country))) };
    filter.concerns = code;
  }
  const words = typed('words');
  if (words !== null) {
    if (words.length > longestWords) return { card: troubleCard(messages.tooLong(longestWords)) };
    if (!(await understands(db, words))) return { card: troubleCard(messages.notUnderstood) };
    filter.words = words;
  }
  return { filter: tidy(filter), signatoryName };
}

async function wouldHaveMatched(db: Database, filter: Filter, language: Language): Promise<string> {
  const messages = messagesFor(language).subscribe;
  const { count, latest } = await matchesHeld(db, filter, language);
  if (count === 0 || latest === null) return messages.wouldNone;
  return `${messages.would(count)} ${messages.latest(`\n${entry(latest, language)}`)}`;
}
