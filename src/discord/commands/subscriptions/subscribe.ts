import { ApplicationCommandOptionType } from 'discord.js';
import { type Locale, isLocale, textLanguageOf } from '../../../locales.ts';
import { localeOf, messagesFor } from '../../../i18n/messages.ts';
import { channelSettings } from '../../../store/subscriptions/channel-settings.ts';
import {
  channelLanguage,
  countMatches,
  subscribe as subscribeInStore,
} from '../../../store/subscriptions/subscriptions.ts';
import { alertChannelTypes } from '../../channels/channel-types.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { channelName } from '../../channels/channel-name.ts';
import { optionNames, optionOf } from './condition-options.ts';
import { filterInWords } from './conditions.ts';
import type { Command } from '../command.ts';
import { ownerOf } from './owner.ts';
import { givenOptions, readFilter } from './read-filter.ts';
import { targetOf } from './target-channel.ts';
import { stillReading } from '../../queries/still-reading.ts';
import { wouldHaveMatched } from './match-preview.ts';
import { suggestCondition } from './suggest-condition.ts';
import { forManaging, languageChoices, localized } from '../../render/localized-options.ts';
import { open } from './resume.ts';
import { languageName } from '../../../i18n/terms.ts';

export const subscribeCommand: Command = {
  definition: {
    ...localized(({ commands }) => commands.subscribe),
    ...forManaging,
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        ...localized(({ commands }) => commands.subscribe.channel),
        channel_types: [...alertChannelTypes],
      },
      ...optionNames.map((name) => optionOf(name).definition),
      {
        type: ApplicationCommandOptionType.String,
        ...localized(({ commands }) => commands.subscribe.language),
        choices: languageChoices(),
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        ...localized(({ commands }) => commands.subscribe.preview),
      },
    ],
  },

  costs: () => 'change',

  run: async (interaction, context, language) => {
    const owner = ownerOf(interaction, language);
    if ('card' in owner) return owner.card;
    const target = targetOf(interaction, context, language);
    if ('card' in target) return target.card;
    const asked = await readFilter(givenOptions(interaction), context.db, language);
    if ('card' in asked) return asked.card;
    const { channelId, kind } = target;
    const isDirect = kind === 'direct';
    const channel = channelName({ channelId, isDirect }, language);
    const what = filterInWords(asked, language);
    const messages = messagesFor(language).subscribe;
    const matched = await countMatches(context.db, asked.filter, textLanguageOf(language), new Date());
    const figures = wouldHaveMatched(matched, await stillReading(context.db, language), language);
    const personal = isDirect ? messages.personal : null;
    if (interaction.options.getBoolean('preview') === true) {
      return noticeCard(messages.preview(channel, what), figures, messages.previewOnly, personal);
    }
    const before = await channelLanguage(context.db, channelId);
    const outcome = await subscribeInStore(context.db, {
      ...owner,
      channelId,
      kind,
      language: readLanguage(interaction.options.getString('language')),
      usualLanguage: localeOf(interaction.guildLocale ?? interaction.locale),
      filter: asked.filter,
    });
    if (outcome.kind === 'full') return troubleCard(messages.full(outcome.limit));
    const settings = await channelSettings(context.db, owner, channelId);
    const said = outcome.kind === 'known' ? messages.known : messages.done;
    const hasChanged = before !== null && before !== outcome.language;
    const called = (of: Locale) => languageName(of, language);
    return noticeCard(
      said(channel, what),
      figures,
      `${messages.nextAlert} ${
        hasChanged
          ? messages.languageChanged(channel, called(outcome.language), called(before))
          : messages.language(channel, called(outcome.language))
      }`,
      target.needsTag ? messages.needsTag(channel) : null,
      ...target.lacks.map((permission) => messages.wished[permission](channel)),
      settings?.state === 'suspended' ? (await open(settings, channel, context, language)).said : null,
      personal,
    );
  },

  suggest: (interaction, { db }, language) => suggestCondition(interaction, db, language),
};

function readLanguage(value: string | null): Locale | null {
  return value !== null && isLocale(value) ? value : null;
}
