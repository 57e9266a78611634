import { document, element, type Html } from './html.ts';
import type { Setting } from './inline.ts';
import { renderMessage, type ShownMessage } from './message.ts';
import { styleSheet, type Theme } from './style.ts';

/** Wide enough for Discord's widest cards with the avatar beside them. */
const cardWidth = 640;

/** A page that holds one message, surrounded by a colour that no message has. */
export function renderMessagePage(message: ShownMessage, theme: Theme, setting: Setting): Html {
  const card = element('div', { id: 'card' }, renderMessage(message, setting));
  return document(styleSheet(theme, cardWidth), { lang: setting.locale }, card);
}
