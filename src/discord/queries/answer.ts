import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { troubleCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';
import type { View } from '../render/view-kinds.ts';
import type { QueryContext } from './context.ts';
import { definitionOf } from './views.ts';

/**
 * What a view shows now; a card that says so where there is nothing of it any more.
 *
 * @param reader who reads that card alone, even where the view is shown to everybody in another language.
 */
export async function answerTo(asking: QueryContext, view: View, reader = asking.language): Promise<Reply> {
  return (await definitionOf(view).answer(asking, view)) ?? gone(view, reader);
}

/** Says why there is nothing of a view. */
export function gone({ kind }: View, language: Locale): Reply {
  const { panel, searching } = messagesFor(language);
  return troubleCard(kind === 'search' || kind === 'signing' ? searching.forgotten : panel.gone);
}
