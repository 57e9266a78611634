import { DiscordAPIError, RESTJSONErrorCodes as Codes, Routes } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { localeOf, messagesFor } from '../../../i18n/messages.ts';
import { nonceFrom } from '../../../delivery/nonce.ts';
import { forgetConversation } from '../../../store/subscriptions/personal-data.ts';
import { unsubscribe } from '../../../store/subscriptions/subscription-changes.ts';
import { channelLanguage, subscribe, subscriptionsOf } from '../../../store/subscriptions/subscriptions.ts';
import type { Filter } from '../../../subscriptions/filter.ts';
import { gatewayErrorForLog } from '../../gateway/log-error.ts';
import type { Card } from '../../render/embed.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import type { CommandContext, ComponentInteraction } from '../command.ts';

/** What became of somebody's wish to be told directly; nothing is kept for `closed`, `unreachable` and `full`. */
type FollowedForMe = { readonly kind: 'created' | 'known' } | Refused;
type Refused =
  { readonly kind: 'closed' | 'unreachable' } | { readonly kind: 'full'; readonly limit: number };

/** Why nothing came of somebody's wish, and what they can do about it. */
export function refusalCard(refused: Refused, language: Locale): Card {
  const { alert, subscribe: messages } = messagesFor(language);
  return troubleCard(refused.kind === 'full' ? messages.full(refused.limit) : alert[refused.kind]);
}

/** Discord delivers nothing to them. */
const closedCodes: ReadonlySet<string | number> = new Set([
  Codes.CannotSendMessagesToThisUser,
  Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
]);

/**
 * Subscribes whoever presses, in a direct message. In a server nobody knows whether they take any, so they are sent the
 * first at once, which says what they asked for; where Discord refuses it, nothing is kept.
 *
 * @param what they follow, in words.
 */
export async function followForMe(
  interaction: ComponentInteraction,
  { db, log }: CommandContext,
  filter: Filter,
  what: string,
): Promise<FollowedForMe> {
  const { user, locale, guildId } = interaction;
  const owner = { userId: user.id };
  const channelId = await conversationOf(interaction);
  if (channelId === null) return { kind: 'unreachable' };
  const isFirst = (await channelLanguage(db, channelId)) === null;
  const usualLanguage = localeOf(locale);
  const outcome = await subscribe(db, { ...owner, channelId, language: null, usualLanguage, filter });
  if (outcome.kind !== 'created' || guildId === null) return outcome;
  try {
    await interaction.client.rest.post(Routes.channelMessages(channelId), {
      body: {
        ...noticeCard(
          messagesFor(usualLanguage).alert.begun(what),
          messagesFor(usualLanguage).subscribe.personal,
        ),
        nonce: nonceFrom(`followed:${channelId}:${outcome.id}`),
        enforce_nonce: true,
      },
    });
  } catch (error) {
    if (!(error instanceof DiscordAPIError && closedCodes.has(error.code))) {
      // It may have been sent, and the next may pass.
      log.warn(gatewayErrorForLog(error), 'a first direct message was not accepted');
      return outcome;
    }
    await unsubscribe(db, owner, outcome.id);
    if (isFirst && (await subscriptionsOf(db, owner)).length === 0) await forgetConversation(db, user.id);
    return { kind: 'closed' };
  }
  return outcome;
}

/** The conversation with whoever presses; `null` where Discord does not open one. */
async function conversationOf({ user }: ComponentInteraction): Promise<string | null> {
  try {
    return (await user.createDM()).id;
  } catch {
    return null;
  }
}
