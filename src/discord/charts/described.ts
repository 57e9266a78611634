import { formatNumber } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Locale } from '../../locales.ts';
import { oneLine } from '../render/escape.ts';
import { fit, fitList } from '../render/limits.ts';

/** Characters Discord takes as the description of an attachment. */
const descriptionLimit = 1024;
/** For what the pictures count, so that the sentences around it always fit. */
export const listRoom = 700;
export const nameRoom = 80;

/** Sentences as a description, which Discord takes in full. */
export function whole(...sentences: readonly string[]): string {
  return fit(oneLine(sentences.join(' ')), descriptionLimit);
}

/** What is counted with how many of it, as far as there is room. */
export function counted(
  items: readonly { readonly label: string; readonly n?: number }[],
  language: Locale,
): string {
  const { charts, declaration } = messagesFor(language);
  if (items.length === 0) return charts.none;
  const said = items.map(({ label, n }) => {
    const name = fit(oneLine(label), nameRoom);
    return n === undefined ? name : `${name} ${formatNumber(n, language)}`;
  });
  return fitList(said, listRoom, '; ', declaration.more);
}
