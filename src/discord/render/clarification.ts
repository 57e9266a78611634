import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { panel, text, type Option, type Panel } from './panel.ts';

/** An answer in sentences, and what may have been meant, ready to be chosen. */
export function askBack(
  sentences: readonly (string | null)[],
  options: readonly Option[],
  language: Language,
): Panel {
  const placeholder = messagesFor(language).panel.choose;
  return panel(
    () => [
      text(sentences.filter((sentence) => sentence !== null && sentence !== '').join('\n\n')),
      { kind: 'select', placeholder, options },
    ],
    'trouble',
  );
}
