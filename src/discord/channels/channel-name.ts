import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';

/** How a channel is called in a sentence: a mention, or words for the conversation with a person. */
export function channelName(
  { channelId, isDirect }: { readonly channelId: string; readonly isDirect: boolean },
  language: Locale,
): string {
  return isDirect ? messagesFor(language).subscriptions.direct : `<#${channelId}>`;
}
