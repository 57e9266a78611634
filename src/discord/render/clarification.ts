import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { panel, textBlock, type Option, type Panel } from './panel.ts';

/** An answer in sentences, and what may have been meant, ready to be chosen. */
export function clarification(
  sentences: readonly (string | null)[],
  options: readonly Option[],
  language: Locale,
): Panel {
  const placeholder = messagesFor(language).panel.choose;
  return panel(
    () => [
      textBlock(sentences.filter((sentence) => sentence !== null && sentence !== '').join('\n\n')),
      { kind: 'select', placeholder, options },
    ],
    'trouble',
  );
}
