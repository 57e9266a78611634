import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { blocks, lines } from '../../render/embed.ts';
import { escape } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import type { Button } from '../../render/buttons.ts';
import { heading, panel, small, textBlock, type Panel } from '../../render/panel.ts';
import { lineId } from '../../render/ids/line-id.ts';
import { setupId } from '../../render/ids/setup-id.ts';
import { zoneLabel } from '../../resolve/zone-names.ts';

/** What was saved, and what to do with it next. */
export interface SavedView {
  readonly subscription: number;
  readonly said: string;
  readonly figures: string;
  readonly told: {
    readonly pace: 'once' | 'daily' | 'weekly';
    readonly hour: number;
    readonly weekday: number;
    readonly timeZone: string;
    /** Whether it is sent a summary of each part-session. */
    readonly summary: boolean;
  };
  readonly notes: readonly (string | null)[];
  /** Whether the person may go on from here with buttons. */
  readonly hasButtons: boolean;
}

export function savedPanel(view: SavedView, language: Locale): Panel {
  const { setup, settings } = messagesFor(language);
  const { pace, hour, weekday, timeZone } = view.told;
  const clock = pace === 'once' ? '' : `, ${setup.byClockOf(escape(zoneLabel(timeZone)))}`;
  return panel((scale) => [
    textBlock(
      heading(setup.saved),
      blocks(
        fit(view.said, Math.floor(1_400 * scale)),
        lines(
          `• ${settings.pace[pace](hour, weekday)}${clock}`,
          view.told.summary ? `• ${setup.summarySent}` : null,
        ),
        fit(view.figures, Math.floor(900 * scale)),
        ...view.notes.map((note) => (note === null ? null : small(note))),
      ),
    ),
    view.hasButtons ? { kind: 'buttons', buttons: buttonsOf(view.subscription, language) } : null,
  ]);
}

function buttonsOf(subscription: number, language: Locale): Button[] {
  const { setup, subscriptions } = messagesFor(language);
  return [
    { label: setup.buttons.test, customId: lineId('test', subscription) },
    { label: subscriptions.buttons.edit, customId: lineId('edit', subscription) },
    { label: setup.buttons.again, customId: setupId('again') },
    { label: subscriptions.buttons.list, customId: lineId('list', 1) },
  ];
}
