import { MessageFlags } from 'discord.js';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { createDraft, deleteDraft, draftOf } from '../../../store/subscriptions/drafts.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import {
  pauseSubscription,
  resumeSubscription,
  unsubscribe,
} from '../../../store/subscriptions/subscription-changes.ts';
import {
  subscribe,
  subscriptionsOf,
  type SubscriptionEntry,
} from '../../../store/subscriptions/subscriptions.ts';
import { channelName } from '../../channels/channel-name.ts';
import { isLineId, readLineId, type LineVerb } from '../../render/ids/line-id.ts';
import { isTroubleCard, saidIn, troubleCard } from '../../render/notice.ts';
import type { Panel } from '../../render/panel.ts';
import { nothingYetPanel, setupOverPanel, type SetupNote } from '../../views/subscriptions/setup.ts';
import {
  linesPerPage,
  removalPanel,
  removedPanel,
  subscriptionListPanel,
} from '../../views/subscriptions/subscription-list.ts';
import type { ComponentHandler, ComponentInteraction, Reply } from '../command.ts';
import { filterInWords } from './conditions.ts';
import { ownerOf } from './owner.ts';
import { resume } from './resume.ts';
import { beginSetup } from './setup/begin.ts';
import { drafterOf, type Asking } from './setup/open-draft.ts';
import { test } from './test.ts';
import { exportSetup } from './transfer/export-setup.ts';

type Press = Asking & { readonly interaction: ComponentInteraction };

/** The buttons of lists of subscriptions. Whoever presses must still be allowed to manage them. */
export const lineControls: ComponentHandler = {
  owns: isLineId,

  place: ({ customId, message }) =>
    message.flags.has(MessageFlags.Ephemeral) && !isBeside(readLineId(customId)?.verb) ? 'update' : 'private',

  costs: ({ customId }) => {
    const verb = readLineId(customId)?.verb;
    if (verb === 'list' || verb === 'remove') return 'look';
    if (verb === 'export') return 'export';
    return verb === 'edit' ? 'search' : 'change';
  },

  run: async (interaction, context, language) => {
    const press = readLineId(interaction.customId);
    if (press === null) return troubleCard(messagesFor(language).trouble.unknownCommand);
    const owner = ownerOf(interaction, language, false);
    if ('card' in owner) return owner.card;
    const asking = { interaction, context, language };
    const { verb, argument } = press;
    if (verb === 'list') return listPanel(asking, owner, { page: argument });
    if (verb === 'export') return exportSetup(asking, owner);
    if (verb === 'undo') return undone(asking, owner, argument);
    const held = await subscriptionsOf(context.db, owner);
    const one = held.find(({ id }) => id === argument);
    const { unknown } = messagesFor(language).subscriptions;
    if (!one) return listPanel(asking, owner, { note: { text: unknown, isTrouble: true } });
    return used(verb, one, asking, owner);
  },
};

/** Whether the answer leaves the list as it stands. */
function isBeside(verb: LineVerb | undefined): boolean {
  return verb === 'test' || verb === 'export';
}

async function used(
  verb: Exclude<LineVerb, 'list' | 'undo' | 'export'>,
  one: SubscriptionEntry,
  asking: Press,
  owner: Owner,
): Promise<Reply> {
  const { interaction, context, language } = asking;
  switch (verb) {
    case 'edit':
      return beginSetup(asking, owner, one.channelId, { filter: one.filter, editing: one.id });
    case 'test':
      return test(interaction, { owner, held: one }, context, language);
    case 'remove':
      return removalPanel(one, language);
    case 'removeNow':
      return removed(one, asking, owner);
    case 'pause':
      return paused(one, asking, owner);
    case 'resume': {
      const answer = await resume(one.channelId, { owner, meant: one }, context, language);
      const note = { text: saidIn(answer), isTrouble: isTroubleCard(answer) };
      return listPanel(asking, owner, { around: one.id, note });
    }
  }
}

/** The list at a page, or where a subscription stands. */
export async function listPanel(
  { context, language }: Pick<Asking, 'context' | 'language'>,
  owner: Owner,
  at: { readonly page?: number; readonly around?: number; readonly note?: SetupNote } = {},
): Promise<Panel> {
  const subscriptions = await subscriptionsOf(context.db, owner);
  if (subscriptions.length === 0) return nothingYet(owner, language);
  const place = subscriptions.findIndex(({ id }) => id === at.around);
  const page = place === -1 ? (at.page ?? 1) : Math.floor(place / linesPerPage) + 1;
  return subscriptionListPanel({ subscriptions, page, note: at.note ?? null }, language);
}

function nothingYet(owner: Owner, language: Locale): Panel {
  const { none, noneDirect } = messagesFor(language).subscriptions;
  const isDirect = 'userId' in owner;
  return nothingYetPanel(isDirect ? noneDirect : none, isDirect, language);
}

async function paused(one: SubscriptionEntry, asking: Asking, owner: Owner): Promise<Panel> {
  const { context, language } = asking;
  const messages = messagesFor(language).subscriptions;
  const isNow = await pauseSubscription(context.db, owner, one.id, new Date());
  const text = isNow
    ? messages.paused(nameOf(one, language), filterInWords(one, language))
    : messages.pausedAlready;
  return listPanel(asking, owner, { around: one.id, note: { text, isTrouble: !isNow } });
}

/** What it asked is kept as a draft for as long as drafts are, so that it can be taken back. */
async function removed(one: SubscriptionEntry, asking: Asking, owner: Owner): Promise<Panel> {
  const { interaction, context, language } = asking;
  const { channelId: id, channel, filter, pausedAt } = one;
  const draft = await createDraft(
    context.db,
    drafterOf(interaction),
    {
      channel: 'userId' in owner ? null : { id, kind: channel.kind },
      filter,
      told: {},
      timeZone: null,
      editing: null,
      isPaused: pausedAt !== null,
      byGrant: false,
    },
    new Date(),
  );
  if (await unsubscribe(context.db, owner, one.id)) return removedPanel(one, draft, language);
  const { unknown } = messagesFor(language).subscriptions;
  return listPanel(asking, owner, { note: { text: unknown, isTrouble: true } });
}

async function undone(asking: Press, owner: Owner, id: number): Promise<Reply> {
  const { interaction, context, language } = asking;
  const { db } = context;
  const drafter = drafterOf(interaction);
  const draft = await draftOf(db, drafter, id, new Date());
  if (draft === null) return setupOverPanel([messagesFor(language).setup.over], language);
  const again = await subscribe(db, {
    ...owner,
    channelId: draft.channel?.id ?? interaction.channelId,
    ...(draft.channel && { kind: draft.channel.kind }),
    language: null,
    usualLanguage: language,
    filter: draft.filter,
  });
  const messages = messagesFor(language);
  if (again.kind === 'full')
    return listPanel(asking, owner, {
      note: { text: messages.subscribe.full(again.limit), isTrouble: true },
    });
  // Made in a pause, if it was in one.
  if (draft.isPaused === true) await pauseSubscription(db, owner, again.id, new Date());
  else await resumeSubscription(db, owner, again.id, new Date());
  await deleteDraft(db, drafter, id);
  const note = { text: messages.subscriptions.restored, isTrouble: false };
  return listPanel(asking, owner, { around: again.id, note });
}

function nameOf({ channelId, channel }: SubscriptionEntry, language: Locale): string {
  return channelName({ channelId, isDirect: channel.kind === 'direct' }, language);
}
