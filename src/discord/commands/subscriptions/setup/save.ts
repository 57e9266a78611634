import type { BaseInteraction } from 'discord.js';
import { localeOf, messagesFor } from '../../../../i18n/messages.ts';
import { maxReports } from '../../../../assembly/report-schedule.ts';
import { setSummary } from '../../../../store/reports/scheduled-reports.ts';
import { utcToday } from '../../../resolve/periods.ts';
import { textLanguageOf } from '../../../../locales.ts';
import type { Draft } from '../../../../store/subscriptions/drafts.ts';
import { changeDraft, deleteDraft } from '../../../../store/subscriptions/drafts.ts';
import { changeChannel, channelSettings } from '../../../../store/subscriptions/channel-settings.ts';
import { moveSubscription } from '../../../../store/subscriptions/move-subscription.ts';
import { setTimeZone } from '../../../../store/subscriptions/servers.ts';
import { changeSubscription } from '../../../../store/subscriptions/subscription-changes.ts';
import {
  countMatches,
  subscribe,
  subscriptionsOf,
  type SubscriptionEntry,
} from '../../../../store/subscriptions/subscriptions.ts';
import { namesIn } from '../../../../store/subscriptions/filter-names.ts';
import type { Filter } from '../../../../subscriptions/filter.ts';
import { stillReading } from '../../../queries/still-reading.ts';
import { channelName } from '../../../channels/channel-name.ts';
import { saidIn } from '../../../render/notice.ts';
import type { Panel } from '../../../render/panel.ts';
import { savedPanel } from '../../../views/subscriptions/saved.ts';
import { filterInWords } from '../conditions.ts';
import { wouldHaveMatched } from '../match-preview.ts';
import { checkFilter } from '../read-filter.ts';
import { open as openChannel } from '../resume.ts';
import { checkTarget } from '../target-channel.ts';
import { candidate } from './begin.ts';
import { channelOf, draftPanel, toldIn, type Asking, type OpenDraft } from './open-draft.ts';

/** Where a draft is saved to. */
interface Place {
  readonly channelId: string;
  readonly kind: NonNullable<Draft['channel']>['kind'];
}

/** What became of the subscription: its id, and how that is said. */
type Stored = { readonly id: number; readonly said: string } | { readonly trouble: string };

/** Keeps what was set up, and how the channel is to be told. Everything is checked again, as time has passed. */
export async function saveDraft(open: OpenDraft, asking: Asking, isCopy: boolean): Promise<Panel> {
  const { interaction, context, language } = asking;
  const { db } = context;
  const messages = messagesFor(language);
  const refuse = (text: string, at: OpenDraft = open) => draftPanel(at, asking, { text, isTrouble: true });
  const channelId = channelOf(open, interaction);
  const seen = candidate(asking, channelId);
  // A thread that sleeps is not in the cache: it was looked at when it was chosen.
  const isKnown = open.draft.channel === null || seen.seen !== null;
  const target = isKnown ? checkTarget(interaction, seen, context, language) : null;
  if (target !== null && 'card' in target) return refuse(saidIn(target.card));
  const pruned = await withoutMissing(open.draft.filter, asking);
  if (pruned !== null) {
    const draft = { ...open.draft, filter: pruned };
    await changeDraft(db, open.drafter, open.id, { draft, now: new Date() });
    return refuse(messages.setup.gone, { ...open, draft });
  }
  const names = await namesIn(db, [open.draft.filter]);
  const checked = await checkFilter({ filter: open.draft.filter, names }, db, language);
  if ('card' in checked) return refuse(saidIn(checked.card));
  const kind = target?.kind ?? open.draft.channel?.kind ?? 'direct';
  const held = await heldBy(open, asking);
  const stored =
    held === null || isCopy
      ? await storeNew(open, { channelId, kind }, asking)
      : await storeChange(open, { channelId, kind }, held, asking);
  if ('trouble' in stored) return refuse(stored.trouble);
  await tell(open, channelId, asking);
  const summary = await sendSummary(open, { channelId, kind }, asking);
  await deleteDraft(db, open.drafter, open.id);
  const { owner } = open;
  const now = await channelSettings(db, owner, channelId);
  const isDirect = 'userId' in owner;
  const channel = channelName({ channelId, isDirect }, language);
  const { summary: _chosen, ...kept } = open.draft;
  const told = await toldIn({ ...open, draft: { ...kept, told: {}, timeZone: null } }, channelId, context);
  return savedPanel(
    {
      subscription: stored.id,
      said: stored.said,
      figures: wouldHaveMatched(
        await countMatches(db, checked.filter, textLanguageOf(language), new Date()),
        await stillReading(db, language),
        language,
      ),
      told,
      notes: [
        messages.subscribe.nextAlert,
        summary,
        target?.needsTag === true ? messages.subscribe.needsTag(channel) : null,
        ...(target?.lacks ?? []).map((permission) => messages.subscribe.wished[permission](channel)),
        now?.state === 'suspended' ? (await openChannel(now, channel, context, language)).said : null,
        isDirect ? messages.subscribe.personal : null,
      ],
      hasButtons: !open.draft.byGrant,
    },
    language,
  );
}

/** The subscription that is changed; `null` for a new one, or where it has ended meanwhile. */
async function heldBy({ draft, owner }: OpenDraft, { context }: Asking): Promise<SubscriptionEntry | null> {
  if (draft.editing === null) return null;
  const held = await subscriptionsOf(context.db, owner);
  return held.find(({ id }) => id === draft.editing) ?? null;
}

/** The filter without people, lists and topics that are not held any more; `null` where all are. */
async function withoutMissing(filter: Filter, { context, interaction }: Asking): Promise<Filter | null> {
  const { people, lists, serverTopics } = await namesIn(context.db, [filter]);
  const pruned: Record<string, unknown> = { ...filter };
  let isMissing = false;
  const keep = (
    key: 'signatory' | 'notSignatory' | 'list' | 'notList' | 'serverTopic' | 'notServerTopic',
    isHeld: (id: number) => boolean,
  ) => {
    const ids = filter[key] ?? [];
    const held = ids.filter(isHeld);
    if (held.length === ids.length) return;
    isMissing = true;
    pruned[key] = held.length === 0 ? undefined : held;
  };
  for (const key of ['signatory', 'notSignatory'] as const) keep(key, (id) => people.has(id));
  const isHere = interaction.guildId !== null;
  for (const key of ['list', 'notList'] as const) keep(key, (id) => isHere && lists.has(id));
  for (const key of ['serverTopic', 'notServerTopic'] as const)
    keep(key, (id) => isHere && serverTopics.has(id));
  return isMissing ? (pruned as Filter) : null;
}

/** Turns the summary of each part-session on or off, where that was chosen. @returns why it could not be, in words. */
async function sendSummary(
  { draft, owner }: OpenDraft,
  place: Place,
  { interaction, context, language }: Asking,
): Promise<string | null> {
  if (draft.summary === undefined) return null;
  const to = { ...owner, ...place, usualLanguage: usualLanguage(interaction) };
  const outcome = await setSummary(context.db, to, draft.summary, utcToday());
  return outcome === 'full' ? messagesFor(language).reports.full(maxReports) : null;
}

const usualLanguage = ({ guildLocale, locale }: BaseInteraction) => localeOf(guildLocale ?? locale);

async function storeNew(
  { draft, owner }: OpenDraft,
  { channelId, kind }: Place,
  { interaction, context, language }: Asking,
): Promise<Stored> {
  const messages = messagesFor(language).subscribe;
  const { filter } = draft;
  const outcome = await subscribe(context.db, {
    ...owner,
    channelId,
    kind,
    language: null,
    usualLanguage: usualLanguage(interaction),
    filter,
  });
  if (outcome.kind === 'full') return { trouble: messages.full(outcome.limit) };
  const said = outcome.kind === 'known' ? messages.known : messages.done;
  const what = filterInWords({ filter, names: await namesIn(context.db, [filter]) }, language);
  return { id: outcome.id, said: said(nameOf(owner, channelId, language), what) };
}

async function storeChange(
  { draft, owner }: OpenDraft,
  { channelId, kind }: Place,
  held: SubscriptionEntry,
  { interaction, context, language }: Asking,
): Promise<Stored> {
  const { subscriptions, setup } = messagesFor(language);
  const { db } = context;
  const { filter } = draft;
  const now = new Date();
  const channel = nameOf(owner, channelId, language);
  const is = filterInWords({ filter, names: await namesIn(db, [filter]) }, language);
  const isMoved = 'guildId' in owner && held.channelId !== channelId;
  const outcome = isMoved
    ? await moveSubscription(db, held.id, {
        guildId: owner.guildId,
        channelId,
        kind,
        usualLanguage: usualLanguage(interaction),
        filter,
        now,
      })
    : await changeSubscription(db, owner, held.id, { filter, now });
  switch (outcome) {
    case 'unknown':
      return { trouble: subscriptions.unknown };
    case 'double':
      return { trouble: subscriptions.double(channel, is) };
    case 'same':
      return { id: held.id, said: setup.same };
    case 'moved':
      return { id: held.id, said: setup.moved(channel, is) };
    case 'changed':
      return { id: held.id, said: subscriptions.changed(channel, filterInWords(held, language), is) };
  }
}

const nameOf = (owner: OpenDraft['owner'], channelId: string, language: Asking['language']) =>
  channelName({ channelId, isDirect: 'userId' in owner }, language);

/** How the channel is told from now on, where that was chosen. */
async function tell({ draft, owner }: OpenDraft, channelId: string, { context }: Asking): Promise<void> {
  const now = new Date();
  if (draft.timeZone !== null) await setTimeZone(context.db, owner, draft.timeZone, now);
  if (Object.keys(draft.told).length > 0)
    await changeChannel(context.db, { ...owner, channelId, now }, draft.told);
  context.wake();
}
