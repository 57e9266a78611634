import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  time,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { formatDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { uploadButtonId } from '../../interactions/ids/upload-id.ts';
import { blocks, colour, lines, warning } from '../../render/embed.ts';
import { escape, escapeLine, oneLine } from '../../render/escape.ts';
import { fit, panelLimits } from '../../render/limits.ts';
import { heading, small, type Panel } from '../../render/panel.ts';

/** A declaration that was read, and what is known of it already. */
export interface ReadView {
  readonly kind: 'declaration';
  readonly number: number;
  readonly document: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly title: string;
  readonly first: string | null;
  readonly signatories: number;
  /** How many signatories are held; `null` when the declaration is not. */
  readonly held: number | null;
  /** It is too old to be news. */
  readonly isOld: boolean;
}

interface TroubleView {
  readonly kind:
    'incomplete' | 'other' | 'blocked' | 'pdf' | 'file' | 'tooLarge' | 'notFetched' | 'notDiscord';
  readonly name: string;
  readonly detail: string | null;
}

export interface UploadView {
  readonly items: readonly (ReadView | TroubleView)[];
  /** For its buttons; `null` when there is nothing to decide. */
  readonly id: number | null;
  readonly expiresAt: Date;
}

/** What was read of the files that an operator attached, with the buttons that decide what becomes of it. */
export function uploadPanel({ items, id, expiresAt }: UploadView, language: Locale): Panel {
  const { upload } = messagesFor(language);
  const each = Math.floor((panelLimits.text - 900) / Math.max(1, items.length));
  const said = items.map((item) => fit(itemText(item, language), each, (text) => text));
  const text = blocks(
    heading(upload.title),
    ...said,
    id === null ? upload.nothing : small(upload.choices(time(expiresAt, 'd'))),
  );
  return assemble(text, id === null ? [] : [buttons(id, language)], id === null);
}

export interface DecidedView {
  readonly state: 'announced' | 'kept' | 'discarded';
  /** It had been decided before. */
  readonly isAgain: boolean;
  readonly outcomes: readonly {
    readonly number: number;
    readonly kind: 'new' | 'edition' | 'text' | 'correction' | 'unchanged' | 'failed';
    readonly alerts: number;
  }[];
}

/** What became of it. */
export function decidedPanel({ state, isAgain, outcomes }: DecidedView, language: Locale): Panel {
  const { upload, declaration } = messagesFor(language);
  const said = outcomes.map(({ number, kind, alerts }) =>
    lines(
      `**${declaration.number(number)}** · ${upload.outcomes[kind]}`,
      state === 'announced' && kind !== 'failed' ? upload.alerts(alerts) : null,
    ),
  );
  const text = blocks(
    heading(upload.decided[state]),
    isAgain ? upload.before : null,
    fit(said.join('\n'), panelLimits.text - 900, (part) => part),
    state === 'announced' ? small(upload.posted) : null,
  );
  return assemble(text, [], false);
}

function itemText(item: ReadView | TroubleView, language: Locale): string {
  const { upload, declaration } = messagesFor(language);
  if (item.kind !== 'declaration') {
    const detail = item.detail === null ? null : fit(oneLine(item.detail), 200, escape);
    return lines(
      `⚠️ ${fit(oneLine(item.name), 80, escape)}`,
      upload.troubles[item.kind],
      detail === null ? null : upload.detail(detail),
    );
  }
  const { number, document, date, title, first, signatories, held, isOld } = item;
  return lines(
    `**${declaration.identity(number, document)}** · ${formatDate(date, language)}`,
    fit(oneLine(title), 150, escape),
    first === null
      ? declaration.signatories(signatories)
      : `${declaration.tabledBy(`**${escapeLine(first).slice(0, 80)}**`)} · ${declaration.signatories(signatories)}`,
    held === null ? null : `ℹ️ ${upload.held(held)}`,
    isOld ? `ℹ️ ${upload.old}` : null,
  );
}

function buttons(id: number, language: Locale): APIActionRowComponent<APIButtonComponent> {
  const { upload } = messagesFor(language);
  const button = (
    decision: 'announced' | 'kept' | 'discarded',
    style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger,
  ): APIButtonComponent => ({
    type: ComponentType.Button,
    style,
    label: upload.buttons[decision],
    custom_id: uploadButtonId(decision, id),
  });
  return {
    type: ComponentType.ActionRow,
    components: [
      button('announced', ButtonStyle.Primary),
      button('kept', ButtonStyle.Secondary),
      button('discarded', ButtonStyle.Danger),
    ],
  };
}

function assemble(
  content: string,
  rows: readonly APIActionRowComponent<APIButtonComponent>[],
  isTrouble: boolean,
): Panel {
  const text = { type: ComponentType.TextDisplay, content } as const;
  return {
    components: [
      {
        type: ComponentType.Container,
        accent_color: isTrouble ? warning : colour,
        components: [text, ...rows],
      },
    ],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
  };
}
