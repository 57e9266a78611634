import { time } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { capital } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { filterInWords } from '../../commands/subscriptions/conditions.ts';
import { channelName } from '../../channels/channel-name.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';
import { fit } from '../../render/limits.ts';
import { lineId } from '../../render/ids/line-id.ts';
import type { Button } from '../../render/buttons.ts';
import { heading, panel, rule, small, textBlock, type Block, type Panel } from '../../render/panel.ts';
import { openSetupId } from '../../render/ids/setup-id.ts';
import type { SetupNote } from './setup.ts';
import type { SubscriptionView } from './subscriptions.ts';

/** As many as a message has room for, each with its buttons. */
export const linesPerPage = 6;

export interface SubscriptionLine extends SubscriptionView {
  readonly id: number;
}

export interface SubscriptionListView {
  /** Of all pages, by channel and then by age. */
  readonly subscriptions: readonly SubscriptionLine[];
  /** From 1. */
  readonly page: number;
  readonly note: SetupNote | null;
}

/** The subscriptions of a server or a person, each with what can be done with it. */
export function subscriptionListPanel(
  { subscriptions, page, note }: SubscriptionListView,
  language: Locale,
): Panel {
  const { subscriptions: messages, panel: said } = messagesFor(language);
  const pages = Math.max(1, Math.ceil(subscriptions.length / linesPerPage));
  const at = Math.min(Math.max(1, page), pages);
  const shown = subscriptions.slice((at - 1) * linesPerPage, at * linesPerPage);
  const isSuspended = shown.some(({ channel }) => channel.state === 'suspended');
  return panel(
    (scale) => [
      textBlock(
        heading(messages.title(subscriptions.length)),
        note === null ? null : fit(`${note.isTrouble ? '⚠️' : '✅'} ${note.text}`, Math.floor(600 * scale)),
        pages === 1 ? null : small(said.page(at, pages)),
      ),
      ...shown.flatMap((one, place) => line(one, shown[place - 1], scale, language)),
      isSuspended ? textBlock(small(messages.toResume)) : null,
      rule,
      { kind: 'buttons', buttons: turning(at, pages, language) },
    ],
    note?.isTrouble === true ? 'trouble' : 'plain',
  );
}

/** One of them under the name of its channel, where that is not the one before. */
function line(
  one: SubscriptionLine,
  before: SubscriptionLine | undefined,
  scale: number,
  language: Locale,
): Block[] {
  const messages = messagesFor(language).subscriptions;
  const { id, channelId, channel, pausedAt } = one;
  const paused = pausedAt === null ? '' : ` · ${messages.pausedSince(time(pausedAt, 'f'))}`;
  const isStopped = pausedAt !== null || channel.state === 'suspended';
  const name = `**${capital(channelName({ channelId, isDirect: channel.kind === 'direct' }, language))}**`;
  const trouble =
    channel.state === 'suspended'
      ? messages.suspendedSince(time(channel.since, 'f'), deliveryReason(channel.reason, language))
      : null;
  return [
    textBlock(
      ...(before?.channelId === channelId ? [] : [name, trouble]),
      `• ${fit(filterInWords(one, language), Math.floor(420 * scale))}${paused}`,
    ),
    {
      kind: 'buttons',
      buttons: [
        { label: messages.buttons.edit, customId: lineId('edit', id) },
        isStopped
          ? { label: messages.buttons.resume, customId: lineId('resume', id) }
          : { label: messages.buttons.pause, customId: lineId('pause', id) },
        { label: messages.buttons.remove, customId: lineId('remove', id) },
      ],
    },
  ];
}

function turning(page: number, pages: number, language: Locale): Button[] {
  const { panel: said, setup } = messagesFor(language);
  return [
    ...(page > 1 ? [{ label: said.previous, customId: lineId('list', page - 1) }] : []),
    ...(page < pages ? [{ label: said.next, customId: lineId('list', page + 1) }] : []),
    { label: setup.buttons.again, customId: openSetupId() },
    { label: said.export, customId: lineId('export', 0) },
  ];
}

/** Asks whether a subscription is to end. */
export function removalPanel(one: SubscriptionLine, language: Locale): Panel {
  const messages = messagesFor(language).subscriptions;
  const { id, channelId, channel } = one;
  const name = channelName({ channelId, isDirect: channel.kind === 'direct' }, language);
  return panel((scale) => [
    textBlock(messages.confirm(name, fit(filterInWords(one, language), Math.floor(1_500 * scale)))),
    {
      kind: 'buttons',
      buttons: [
        { label: messages.buttons.remove, customId: lineId('removeNow', id), look: 'danger' },
        { label: messages.buttons.keep, customId: lineId('list', 1) },
      ],
    },
  ]);
}

/** Says that one has ended, and lets it be taken back. @param draft what it asked, for a while. */
export function removedPanel(one: SubscriptionLine, draft: number, language: Locale): Panel {
  const messages = messagesFor(language).subscriptions;
  const { channelId, channel } = one;
  const name = channelName({ channelId, isDirect: channel.kind === 'direct' }, language);
  return panel((scale) => [
    textBlock(messages.removed(name, fit(filterInWords(one, language), Math.floor(1_500 * scale)))),
    {
      kind: 'buttons',
      buttons: [
        { label: messages.buttons.undo, customId: lineId('undo', draft) },
        { label: messages.buttons.list, customId: lineId('list', 1) },
      ],
    },
  ]);
}
