import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { blocks, lines } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { importId } from '../../render/ids/import-id.ts';
import { lineId } from '../../render/ids/line-id.ts';
import { heading, panel, small, textBlock, type Block, type Panel } from '../../render/panel.ts';
import { alertChannelTypes } from '../../channels/channel-types.ts';

/** What a file would bring to one channel. */
interface ChannelPreview {
  /** As the file calls it; empty for a direct message. */
  readonly name: string;
  /** Where it goes here, as it is mentioned. */
  readonly channel: string;
  readonly trouble: string | null;
  readonly subscriptions: readonly (
    { readonly what: string; readonly own: readonly string[] } | { readonly trouble: string }
  )[];
  /** Without markup. */
  readonly reports: readonly ({ readonly what: string } | { readonly trouble: string })[];
}

export interface ImportView {
  readonly draft: number;
  /** Where it was exported; empty for a direct message. */
  readonly server: string;
  readonly channels: readonly ChannelPreview[];
  readonly topics: readonly string[];
  readonly lists: readonly string[];
  /** The one channel that gets everything; `null` for each its own. */
  readonly into: string | null;
  readonly isDirect: boolean;
}

/** How many of each are shown. */
const shown = { channels: 8, subscriptions: 4, reports: 3, names: 10, troubles: 8 } as const;

const name = (text: string, max = 60) => fit(oneLine(text), max, escape);

/** What would come of a file, before anything is saved. */
export function importPanel(view: ImportView, language: Locale): Panel {
  const { transfer } = messagesFor(language);
  const total = view.channels.reduce((sum, { subscriptions }) => sum + subscriptions.length, 0);
  const reports = view.channels.reduce((sum, one) => sum + one.reports.length, 0);
  const rest = view.channels.slice(shown.channels).reduce((sum, one) => sum + one.subscriptions.length, 0);
  const own = (names: readonly string[]) => names.slice(0, shown.names).map((one) => `**${name(one)}**`);
  return panel((scale) => [
    textBlock(
      heading(transfer.title),
      view.server === ''
        ? transfer.fromPerson(total, reports)
        : transfer.from(name(view.server, 100), total, reports),
    ),
    textBlock(
      blocks(
        ...view.channels.slice(0, shown.channels).map((one) => channelText(one, scale, language)),
        rest === 0 ? null : transfer.more(rest),
        view.topics.length === 0 ? null : transfer.topics(own(view.topics)),
        view.lists.length === 0 ? null : transfer.lists(own(view.lists)),
        small(transfer.settingsNew),
      ),
    ),
    ...(view.isDirect ? [] : whereChoice(view, language)),
    {
      kind: 'buttons',
      buttons: [
        { label: transfer.buttons.apply, customId: importId('apply', view.draft), look: 'main' },
        { label: transfer.buttons.cancel, customId: importId('cancel', view.draft) },
      ],
    },
  ]);
}

function whereChoice({ draft, into }: ImportView, language: Locale): Block[] {
  const { transfer } = messagesFor(language);
  return [
    textBlock(small(transfer.whereLabel)),
    {
      kind: 'channel',
      customId: importId('where', draft),
      placeholder: transfer.wherePlaceholder,
      chosen: into,
      isOptional: true,
      types: alertChannelTypes,
    },
  ];
}

function channelText(
  { name: called, channel, trouble, subscriptions, reports }: ChannelPreview,
  scale: number,
  language: Locale,
): string {
  const { transfer } = messagesFor(language);
  const rest = subscriptions.length - shown.subscriptions;
  return lines(
    transfer.channel(called === '' ? transfer.nameless : name(`#${called}`), channel, subscriptions.length),
    trouble === null ? null : transfer.notHere(fit(trouble, Math.floor(300 * scale))),
    ...subscriptions.slice(0, shown.subscriptions).map((one) => {
      if ('trouble' in one) return `• ${transfer.notHere(fit(one.trouble, Math.floor(220 * scale)))}`;
      const what = fit(one.what, Math.floor(220 * scale));
      return `• ${
        one.own.length === 0
          ? what
          : transfer.withOwn(
              what,
              one.own.slice(0, shown.names).map((own) => name(own)),
            )
      }`;
    }),
    rest > 0 ? `• ${transfer.more(rest)}` : null,
    ...reports
      .slice(0, shown.reports)
      .map((one) =>
        'trouble' in one
          ? `• ${transfer.notHere(fit(one.trouble, Math.floor(220 * scale)))}`
          : `• ${transfer.report(fit(oneLine(one.what), Math.floor(150 * scale), escape))}`,
      ),
    reports.length > shown.reports ? `• ${transfer.moreReports(reports.length - shown.reports)}` : null,
  );
}

/** What was made of a file, and what was not. */
export function importedPanel(
  done: {
    readonly made: number;
    readonly known: number;
    readonly reports: number;
    readonly topics: number;
    readonly lists: number;
    readonly troubles: readonly string[];
    readonly hasButtons: boolean;
  },
  language: Locale,
): Panel {
  const { transfer, subscriptions } = messagesFor(language);
  const { troubles } = done;
  const rest = troubles.length - shown.troubles;
  return panel(
    (scale) => [
      textBlock(
        heading(transfer.doneTitle),
        transfer.done(done.made, done.known),
        done.reports === 0 ? null : transfer.doneReports(done.reports),
        done.topics + done.lists === 0 ? null : transfer.doneOwn(done.topics, done.lists),
      ),
      troubles.length === 0
        ? null
        : textBlock(
            transfer.troubles(troubles.length),
            ...troubles.slice(0, shown.troubles).map((one) => `• ${fit(one, Math.floor(350 * scale))}`),
            rest > 0 ? `• ${transfer.moreTroubles(rest)}` : null,
          ),
      done.hasButtons
        ? { kind: 'buttons', buttons: [{ label: subscriptions.buttons.list, customId: lineId('list', 1) }] }
        : null,
    ],
    troubles.length === 0 ? 'plain' : 'trouble',
  );
}
