import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { readWords } from '../../../words/read.ts';
import { blocks, card, colour, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { inWords, wordsInWords } from '../../render/reading.ts';
import { rereadButtonId } from '../../render/ids/reread-id.ts';
import type { ControlRow } from './controls.ts';

/** That the words of a subscription mean something else by now. */
export interface RereadView {
  readonly subscription: number;
  readonly typed: string;
  /** What the subscription goes on asking. */
  readonly words: string;
}

export function rereadCard({ typed, words }: RereadView, language: Locale): Card {
  const { reread } = messagesFor(language);
  const read = readWords(typed);
  const shown = (text: string) => fit(oneLine(text), 400, escape);
  return card(
    {
      color: colour,
      description: blocks(
        reread.before(shown(typed), shown(wordsInWords(words, language))),
        'reading' in read ? reread.now(shown(inWords(read.reading, language))) : reread.unreadable,
      ),
    },
    `🔎 ${reread.title}`,
  );
}

/** Which of both it is to be. */
export function rereadButtons({ subscription, typed }: RereadView, language: Locale): ControlRow[] {
  const { reread } = messagesFor(language);
  const button = (choice: 'before' | 'now', label: string): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: rereadButtonId(choice, subscription),
  });
  const isReadable = 'reading' in readWords(typed);
  return [
    {
      type: ComponentType.ActionRow,
      components: [button('before', reread.keep), ...(isReadable ? [button('now', reread.change)] : [])],
    },
  ];
}
