import { time } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, card, colour, lines, type Card } from '../../render/embed.ts';
import { zoneLabel } from '../../resolve/zone-names.ts';
import { fitList } from '../../render/limits.ts';
import { askedInWords, type AskedView } from '../search/results.ts';
import { settingsInWords, type SettingsView } from './settings.ts';
import { filterInWords, type FilterView } from '../../commands/subscriptions/conditions.ts';

/** Everything that is kept about one person. */
export interface PrivacyView {
  readonly userId: string;
  /** `null` where nobody ever followed anything directly. */
  readonly conversation: Conversation | null;
  /** What they have begun to set up, wherever they did. */
  readonly drafts: number;
  readonly searches: {
    readonly count: number;
    /** The last of them. */
    readonly last: readonly { readonly asked: AskedView; readonly usedAt: Date }[];
  };
}

interface Conversation {
  readonly settings: SettingsView & { readonly timeZone: string };
  readonly follows: readonly (FilterView & { readonly createdAt: Date })[];
  readonly record: { readonly alerts: number; readonly first: Date | null; readonly last: Date | null };
}

const followsShown = 1_300;
const searchesShown = 700;

export function privacyCard({ userId, conversation, drafts, searches }: PrivacyView, language: Locale): Card {
  const { privacy, declaration } = messagesFor(language);
  const searched = searches.last.map(
    ({ asked, usedAt }) => `• ${askedInWords(asked, language, 0.5)}, ${time(usedAt, 'f')}`,
  );
  const more = (rest: number) => declaration.more(rest + searches.count - searches.last.length);
  return card({
    color: colour,
    title: privacy.title,
    description: blocks(
      conversation === null ? null : conversationInWords(userId, conversation, language),
      searches.count === 0
        ? privacy.noSearches
        : lines(privacy.searches(searches.count), fitList(searched, searchesShown, '\n', more)),
      drafts === 0 ? null : privacy.drafts(drafts),
      privacy.nothingElse,
      privacy.toDelete,
    ),
  });
}

function conversationInWords(
  userId: string,
  { settings, follows, record }: Conversation,
  language: Locale,
): string {
  const { privacy, settings: told, declaration } = messagesFor(language);
  const followed = follows.map(
    (one) => `• ${privacy.since(filterInWords(one, language), time(one.createdAt, 'f'))}`,
  );
  const { alerts, first, last } = record;
  return blocks(
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
  );
}
