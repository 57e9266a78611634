import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { blocks, card, colour, type Card } from '../../render/embed.ts';

/**
 * @param linesUnder what stands under a heading, a line a command.
 * @param policies addresses of what the operator has published.
 */
export function helpCard(
  linesUnder: (section: 'read' | 'manage' | 'personal') => readonly string[],
  language: Locale,
  policies: { readonly privacy?: string | undefined; readonly terms?: string | undefined } = {},
): Card {
  const messages = messagesFor(language);
  const links = [
    ...(policies.privacy === undefined ? [] : [`[${messages.help.policy}](${policies.privacy})`]),
    ...(policies.terms === undefined ? [] : [`[${messages.help.terms}](${policies.terms})`]),
  ].join(' · ');
  return card({
    color: colour,
    title: messages.help.title,
    description: messages.help.about,
    fields: [
      { name: messages.help.read, value: linesUnder('read').join('\n') },
      {
        name: messages.help.manage,
        value: blocks(linesUnder('manage').join('\n'), messages.help.searchHint),
      },
      {
        name: messages.help.personal,
        value: blocks(linesUnder('personal').join('\n'), links === '' ? null : links),
      },
    ],
    footer: { text: `${messages.declaration.commits} ${messages.help.note}` },
  });
}
