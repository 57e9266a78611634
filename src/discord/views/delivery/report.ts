import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord.js';
import type { ReportRecord } from '../../../assembly/report.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { blocks, card, colour, lines, type Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { actionId } from '../../render/ids/custom-id.ts';
import { fit } from '../../render/limits.ts';
import { reportFigures, reportList, reportTitle, reportView } from '../stats/report.ts';
import type { ControlRow } from './controls.ts';

const room = 3_600;

/** A report as a channel is sent it. @param hasFile everything is in a file beside it; otherwise a button gives one. */
export function reportCard(
  report: ReportRecord,
  language: Locale,
  { hasFile }: { readonly hasFile: boolean },
): Card {
  const above = lines(...reportFigures(report, 0.8, language));
  const { panel, report: words } = messagesFor(language);
  const more = hasFile ? words.more : (rest: number) => words.moreBy(rest, panel.export);
  const list = reportList(report, 0.6, language, more);
  const below = above.length + list.length <= room ? list : reportList(report, 0.2, language, more);
  return card(
    {
      color: colour,
      description: blocks(above, below),
      footer: { text: messagesFor(language).declaration.commits },
    },
    `📊 ${fit(oneLine(reportTitle(report, language)), 200, escape)}`,
  );
}

/** What leads on from it: everything in files, a text to paste, how it is cited. */
export function reportControls(report: ReportRecord, language: Locale): ControlRow {
  const { panel, report: words } = messagesFor(language);
  const view = reportView(report);
  const button = (label: string, customId: string): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId,
  });
  return {
    type: ComponentType.ActionRow,
    components: [
      button(panel.export, actionId('export', view)),
      button(words.paste, actionId('show', { ...view, kind: 'reportText' })),
      button(panel.cite, actionId('cite', view)),
    ],
  };
}
