import { time } from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { blocks, card, colour, lines, type Card } from './card.ts';
import { zoneLabel } from '../zone-names.ts';
import { fitList } from './limits.ts';
import { settingsInWords, type SettingsView } from './settings.ts';
import { filterInWords, type FilterView } from './subscriptions.ts';

/** Everything that is kept about one person. */
export interface PrivacyView {
  readonly userId: string;
  readonly settings: SettingsView & { readonly timeZone: string };
  readonly follows: readonly (FilterView & { readonly createdAt: Date })[];
  readonly record: { readonly alerts: number; readonly first: Date | null; readonly last: Date | null };
}

const followsShown = 2_000;

export function privacyCard({ userId, settings, follows, record }: PrivacyView, language: Language): Card {
  const { privacy, settings: told, declaration } = messagesFor(language);
  const followed = follows.map(
    (one) => `• ${privacy.since(filterInWords(one, language), time(one.createdAt, 'f'))}`,
  );
  const { alerts, first, last } = record;
  return card({
    color: colour,
    title: privacy.title,
    description: blocks(
      privacy.ids(userId, settings.channelId),
      lines(
        privacy.toldSo,
        settingsInWords(settings, (id) => id, language),
        `• ${told.timeZone(zoneLabel(settings.timeZone), null)}`,
      ),
      follows.length === 0
        ? privacy.followsNothing
        : lines(privacy.follows(follows.length), fitList(followed, followsShown, '\n', declaration.more)),
      first === null || last === null
        ? privacy.noRecord
        : privacy.record(alerts, time(first, 'f'), time(last, 'f')),
      privacy.nothingElse,
      privacy.toDelete,
    ),
  });
}
