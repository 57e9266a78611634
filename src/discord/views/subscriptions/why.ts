import { time } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import type { PostingReason } from '../../../assembly/delivery/posting-reason.ts';
import type { Messages } from '../../../i18n/shape.ts';
import type { Correction } from '../../../assembly/record.ts';
import type { ConditionFinding } from '../../../subscriptions/match.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import {
  filterInWords,
  missingInWords,
  reasonInWords,
  type FilterView,
} from '../../commands/subscriptions/conditions.ts';
import { blocks, card, colour, lines, masked, type Card } from '../../render/embed.ts';
import { capital, formatDate } from '../../../i18n/format.ts';
import { fit, fitList, limits } from '../../render/limits.ts';
import { channelName } from '../../channels/channel-name.ts';
import { deliveryReason } from '../../render/delivery-reason.ts';

/** A subscription held against the declaration. */
export interface ExaminedView extends FilterView {
  readonly findings: readonly ConditionFinding[];
  readonly matches: boolean;
  readonly createdAt: Date;
  readonly activeSince: Date;
  readonly pausedAt: Date | null;
}

/** The record of one alert; the shape of the store's. */
export interface DeliveryView {
  readonly edition: number;
  readonly form: 'alert' | 'digest' | 'line';
  readonly state:
    'pending' | 'held' | 'sending' | 'sent' | 'uncertain' | 'refused' | 'defect' | 'folded' | 'dropped';
  readonly attempts: number;
  readonly dueAt: Date;
  readonly messageId: string | null;
  readonly threadId: string | null;
  readonly shownEdition: number | null;
  /** Why the message does not show the newest edition. */
  readonly editReason?: PostingReason | null;
  /** Since when the channel hears no more of it. */
  readonly mutedAt?: Date | null;
  readonly reason: PostingReason | null;
  readonly finishedAt: Date | null;
}

export interface WhyView {
  readonly number: number;
  readonly firstSeenAt: Date;
  /** What was settled before this is on record no more. */
  readonly recordsSince: Date;
  /** Day of the first edition known, `YYYY-MM-DD`. */
  readonly tabledOn: string;
  /** Why it alerted nobody when it was stored; `null` when it was news. */
  readonly unannounced: 'baseline' | 'age' | 'import' | 'operator' | null;
  /** What the Assembly corrected since, the first correction first. */
  readonly corrections: readonly Correction[];
  /** The page shows fewer names than are held, and nobody knows yet whether that is so. */
  readonly shorter: { readonly names: number; readonly held: number; readonly firstSeenAt: Date } | null;
  /** `null` for a conversation with one person. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** `null` for a channel that never had a subscription. */
  readonly channel: {
    readonly state: 'active' | 'suspended' | 'ended';
    readonly stateSince: Date;
    readonly reason: PostingReason | null;
  } | null;
  readonly subscriptions: readonly ExaminedView[];
  readonly deliveries: readonly DeliveryView[];
}

/** Why a declaration came to a channel or did not: each step on the way, and where it ended. */
export function whyCard(view: WhyView, language: Locale): Card {
  const { why, declaration } = messagesFor(language);
  // An alert was made all the same, so it was news.
  const unannounced = view.deliveries.some(({ edition }) => edition === 1) ? null : view.unannounced;
  const steps = lines(
    why.held(view.number, time(view.firstSeenAt, 'f')),
    unannounced === null ? null : why.unannounced[unannounced](formatDate(view.tabledOn, language)),
    ...correctionSteps(view, language),
    channelStep(view, language),
  );
  const examined = view.subscriptions
    .toSorted((a, b) => Number(b.matches) - Number(a.matches))
    .map((one) => subscriptionStep(one, view, language));
  const room = limits.description - steps.length - '\n\n'.length;
  const ended =
    view.deliveries.length === 0
      ? why.none[reasonForNone({ ...view, unannounced })]
      : fitList(
          view.deliveries.map((delivery) => deliveryStep(delivery, view, language)),
          limits.fieldValue,
          '\n',
          declaration.more,
        );
  return card({
    color: colour,
    title: why.title(view.number),
    description: blocks(steps, fitList(examined, Math.min(room, 3_200), '\n', declaration.more)),
    fields: [{ name: why.result, value: ended }],
  });
}

/** The corrections of one look together, the last few looks. */
function correctionSteps({ corrections, shorter }: WhyView, language: Locale): string[] {
  const { why, declaration } = messagesFor(language);
  const looks = new Map<number, Correction[]>();
  for (const one of corrections) {
    const at = one.noticedAt.getTime();
    looks.set(at, [...(looks.get(at) ?? []), one]);
  }
  const said = [...looks].slice(-3).map(([at, some]) => {
    const kinds = [...new Set(some.map(({ what }) => what))].map((what) => declaration.correctionKinds[what]);
    return why.corrected(time(new Date(at), 'f'), kinds);
  });
  return shorter === null
    ? said
    : [...said, why.shorter(shorter.names, shorter.held, time(shorter.firstSeenAt, 'f'))];
}

function channelStep({ guildId, channel, channelId, subscriptions }: WhyView, language: Locale): string {
  const { why } = messagesFor(language);
  const mention = capital(channelName({ channelId, isDirect: guildId === null }, language));
  const since = channel === null ? '' : time(channel.stateSince, 'f');
  const reason = deliveryReason(channel?.reason ?? null, language);
  if (channel?.state === 'ended') return why.ended(mention, since, reason);
  if (channel === null || subscriptions.length === 0) return why.noSubscriptions(mention);
  return channel.state === 'suspended'
    ? why.suspended(mention, since, reason, subscriptions.length)
    : why.active(mention, subscriptions.length);
}

function subscriptionStep(subscription: ExaminedView, { firstSeenAt }: WhyView, language: Locale): string {
  const { why } = messagesFor(language);
  const { findings, matches, createdAt, activeSince, pausedAt } = subscription;
  const late = matches && activeSince > firstSeenAt;
  const said = [
    ...findings.flatMap((finding) =>
      finding.isMet
        ? finding.reasons.map((reason) => `  ✅ ${reasonInWords(reason, subscription.names, language)}`)
        : [`  ❌ ${missingInWords(finding.missing, subscription.names, language)}`],
    ),
    ...(findings.length === 0 ? [`  ✅ ${why.allMet}`] : []),
    ...(late && createdAt > firstSeenAt ? [`  ⏳ ${why.young(time(createdAt, 'f'))}`] : []),
    ...(late && createdAt <= firstSeenAt ? [`  ⏳ ${why.changed(time(activeSince, 'f'))}`] : []),
    ...(pausedAt === null ? [] : [`  ⏸️ ${why.paused(time(pausedAt, 'f'))}`]),
  ];
  return [`• ${fit(filterInWords(subscription, language), 400)}`, ...said].join('\n');
}

/** Why no alert was made, the first reason that holds for everything that matches. */
function reasonForNone({
  unannounced,
  firstSeenAt,
  recordsSince,
  subscriptions,
}: WhyView): keyof Messages['why']['none'] {
  if (subscriptions.length === 0) return 'noSubscriptions';
  const matching = subscriptions.filter(({ matches }) => matches);
  if (matching.length === 0) return 'noMatch';
  if (unannounced !== null) return 'unannounced';
  const inTime = matching.filter(({ activeSince }) => activeSince <= firstSeenAt);
  if (inTime.length === 0) return 'young';
  if (firstSeenAt < recordsSince) return 'forgotten';
  return inTime.every(({ pausedAt }) => pausedAt !== null) ? 'paused' : 'later';
}

function deliveryStep(delivery: DeliveryView, { guildId, channelId }: WhyView, language: Locale): string {
  const { why } = messagesFor(language);
  const { state, form, attempts, dueAt, messageId, threadId, shownEdition, finishedAt } = delivery;
  const reason = deliveryReason(delivery.reason, language);
  const at = time(finishedAt ?? dueAt, 'f');
  const url = `https://discord.com/channels/${guildId ?? '@me'}/${threadId ?? channelId}/${messageId}`;
  const link = masked(why.message, messageId === null ? {} : { url }) ?? why.message;
  const said = () => {
    switch (state) {
      case 'pending': {
        const tried = attempts === 0 ? '' : ` ${why.tried(attempts, reason)}`;
        return `${why.pending[form](time(dueAt, 'f'))}${tried}`;
      }
      case 'held':
        return why.waiting(reason);
      case 'sending':
        return why.sending;
      case 'sent':
      case 'folded': {
        const shows =
          form !== 'alert' || shownEdition === null || shownEdition === 1
            ? ''
            : ` ${why.shows(shownEdition)}`;
        const stuck = delivery.editReason
          ? ` ${why.notEdited(deliveryReason(delivery.editReason, language))}`
          : '';
        const muted = delivery.mutedAt ? ` ${why.muted(time(delivery.mutedAt, 'f'))}` : '';
        return `${why.sent[form](at, link)}${shows}${stuck}${muted}`;
      }
      case 'uncertain':
      case 'refused':
      case 'defect':
      case 'dropped':
        return why[state](reason);
    }
  };
  const marks = { sent: '✅', folded: '✅', pending: '⏳', sending: '⏳', held: '⏸️' } as const;
  const mark = state in marks ? marks[state as keyof typeof marks] : '❌';
  const text = said().trim();
  return `${mark} ${delivery.edition === 1 ? capital(text) : why.edition(delivery.edition, text)}`;
}
