import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { blocks, card, colour, type Card } from './card.ts';

export function helpCard(language: Language): Card {
  const messages = messagesFor(language);
  return card({
    color: colour,
    title: messages.help.title,
    description: messages.help.about,
    fields: [
      { name: messages.help.read, value: messages.help.readLines.join('\n') },
      {
        name: messages.help.manage,
        value: blocks(messages.help.manageLines.join('\n'), messages.help.searchHint),
      },
      { name: messages.help.personal, value: messages.help.personalLines.join('\n') },
    ],
    footer: { text: `${messages.declaration.commits} ${messages.help.note}` },
  });
}
