import { ApplicationCommandOptionType } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { forgetPerson, personalRecord } from '../../../store/subscriptions/personal-data.ts';
import { countDrafts } from '../../../store/subscriptions/drafts.ts';
import { searchesOf } from '../../../store/search/saved-searches.ts';
import { settingsOf } from '../../../store/subscriptions/channel-settings.ts';
import { subscriptionsOf } from '../../../store/subscriptions/subscriptions.ts';
import { askedView } from '../../queries/search/search.ts';
import type { Card } from '../../render/embed.ts';
import { noticeCard } from '../../render/notice.ts';
import { privacyCard, type PrivacyView } from '../../views/settings/privacy.ts';
import type { Command } from '../command.ts';
import { localized, forReading } from '../../render/localized-options.ts';

/** More than fit into a card. */
const searchesShown = 30;

export const privacyCommand: Command = {
  helpGroup: 'personal',

  // Nobody is kept from deleting what is kept about them.
  costs: ({ options }) => (options.getSubcommand() === 'delete' ? null : 'look'),

  definition: {
    ...localized(({ commands }) => commands.privacy),
    ...forReading,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.privacy.show),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ commands }) => commands.privacy.delete),
      },
    ],
  },

  run: async ({ options, user }, { db }, language) =>
    options.getSubcommand() === 'delete' ? forget(db, user.id, language) : show(db, user.id, language),
};

async function show(db: Database, userId: string, language: Locale): Promise<Card> {
  const searches = await searchesOf(db, userId);
  const conversation = await conversationOf(db, userId);
  const drafts = await countDrafts(db, userId, new Date());
  if (conversation === null && searches.length === 0 && drafts === 0)
    return noticeCard(messagesFor(language).privacy.nothing);
  const asked = await Promise.all(
    searches.slice(0, searchesShown).map(async (one) => ({ ...one, asked: await askedView(db, one.asked) })),
  );
  return privacyCard(
    { userId, conversation, drafts, searches: { count: searches.length, last: asked } },
    language,
  );
}

async function conversationOf(db: Database, userId: string): Promise<PrivacyView['conversation']> {
  const owner = { userId };
  const [settings] = await settingsOf(db, owner);
  if (!settings) return null;
  const follows = await subscriptionsOf(db, owner);
  return { settings, follows, record: await personalRecord(db, userId) };
}

async function forget(db: Database, userId: string, language: Locale): Promise<Card> {
  const { privacy } = messagesFor(language);
  const gone = await forgetPerson(db, userId);
  return noticeCard(gone === null ? privacy.nothing : privacy.deleted(gone.subscriptions, gone.searches));
}
