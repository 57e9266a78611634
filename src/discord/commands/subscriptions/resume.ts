import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { resumeChannel } from '../../../store/subscriptions/channels.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { channelSettings, type ChannelSettings } from '../../../store/subscriptions/channel-settings.ts';
import { resumeSubscription } from '../../../store/subscriptions/subscription-changes.ts';
import type { SubscriptionEntry } from '../../../store/subscriptions/subscriptions.ts';
import type { Card } from '../../render/embed.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { channelName } from '../../channels/channel-name.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';
import { filterInWords } from './conditions.ts';
import type { CommandContext } from '../command.ts';
import { commandDeadline } from '../../interactions/deadline.ts';

/**
 * Ends the pause of a subscription, and posts again in a channel that was suspended.
 *
 * @param here the channel that is meant when no subscription is.
 */
export async function resume(
  here: string,
  { owner, meant }: { readonly owner: Owner; readonly meant: SubscriptionEntry | 'unknown' | null },
  context: CommandContext,
  language: Locale,
): Promise<Card> {
  const messages = messagesFor(language).subscriptions;
  if (meant === 'unknown') return troubleCard(messages.unknown);
  const channelId = meant?.channelId ?? here;
  const isDirect = 'userId' in owner;
  const channel = channelName({ channelId, isDirect }, language);
  const settings = await channelSettings(context.db, owner, channelId);
  if (settings === null || settings.state === 'ended') return troubleCard(messages.channelUnknown(channel));
  const isOn = meant !== null && (await resumeSubscription(context.db, owner, meant.id, new Date()));
  const unpaused = isOn ? messages.resumed(channel, filterInWords(meant, language)) : null;
  if (settings.state === 'active') {
    if (unpaused !== null) return noticeCard(unpaused);
    return troubleCard(meant === null ? messages.channelActive(channel) : messages.notPaused);
  }
  const opened = await open(settings, channel, context, language);
  return opened.isOpen ? noticeCard(unpaused, opened.said) : troubleCard(unpaused, opened.said);
}

/** Looks whether a suspended channel takes alerts, and if so posts there again. */
export async function open(
  settings: ChannelSettings,
  channel: string,
  { db, courier, wake }: CommandContext,
  language: Locale,
): Promise<{ readonly isOpen: boolean; readonly said: string }> {
  const messages = messagesFor(language).subscriptions;
  const checked = await courier.check(settings, commandDeadline());
  switch (checked.kind) {
    case 'open': {
      const waiting = await resumeChannel(db, settings.channelId, new Date());
      wake();
      return { isOpen: true, said: messages.channelResumed(channel, waiting ?? 0) };
    }
    case 'closed':
    case 'gone':
      return {
        isOpen: false,
        said: messages.channelClosed(channel, deliveryReason(checked.reason, language)),
      };
    case 'unknown':
      return { isOpen: false, said: messages.channelUnsure(channel) };
  }
}
