import { ApplicationCommandOptionType } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Database } from '../../store/database.ts';
import { forgetPerson, personalRecord } from '../../store/personal.ts';
import { settingsOf } from '../../store/settings.ts';
import { subscriptionsOf } from '../../store/subscriptions.ts';
import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/notice.ts';
import { privacyCard } from '../cards/privacy.ts';
import type { Command } from '../context.ts';
import { called, forReading } from './options.ts';

export const privacy: Command = {
  definition: {
    ...called(({ commands }) => commands.privacy),
    ...forReading,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...called(({ commands }) => commands.privacy.show),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...called(({ commands }) => commands.privacy.delete),
      },
    ],
  },

  run: async ({ options, user }, { db }, language) =>
    options.getSubcommand() === 'delete' ? forget(db, user.id, language) : show(db, user.id, language),
};

async function show(db: Database, userId: string, language: Language): Promise<Card> {
  const owner = { userId };
  const [settings] = await settingsOf(db, owner);
  if (!settings) return noticeCard(messagesFor(language).privacy.nothing);
  const follows = await subscriptionsOf(db, owner);
  return privacyCard({ userId, settings, follows, record: await personalRecord(db, userId) }, language);
}

async function forget(db: Database, userId: string, language: Language): Promise<Card> {
  const { privacy } = messagesFor(language);
  const subscriptions = await forgetPerson(db, userId);
  return noticeCard(subscriptions === null ? privacy.nothing : privacy.deleted(subscriptions));
}
