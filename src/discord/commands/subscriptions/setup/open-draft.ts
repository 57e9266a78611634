import type { BaseInteraction } from 'discord.js';
import { isSameReport, partSessionSummary } from '../../../../assembly/report-schedule.ts';
import { type Locale, textLanguageOf } from '../../../../locales.ts';
import { nextDigest } from '../../../../store/delivery/next-digest.ts';
import { countriesMostWrittenAbout } from '../../../../store/search/most-written-about.ts';
import { channelSettings, type ChannelSettings } from '../../../../store/subscriptions/channel-settings.ts';
import { draftOf, type Draft, type Drafter } from '../../../../store/subscriptions/drafts.ts';
import { namesIn } from '../../../../store/subscriptions/filter-names.ts';
import type { Owner } from '../../../../store/subscriptions/owner.ts';
import { serverTopicsOf } from '../../../../store/subscriptions/own/server-topics.ts';
import { timeZoneOf } from '../../../../store/subscriptions/servers.ts';
import { countMatches, subscriptionsOf } from '../../../../store/subscriptions/subscriptions.ts';
import { knownZone } from '../../../../store/subscriptions/time-zones.ts';
import { stillReading } from '../../../queries/still-reading.ts';
import type { Card } from '../../../render/embed.ts';
import { panelLimits } from '../../../render/limits.ts';
import { type Panel } from '../../../render/panel.ts';
import { likelyTimeZones } from '../../../resolve/time-zones.ts';
import { zoneLabel } from '../../../resolve/zone-names.ts';
import { setupPanel, type SetupNote } from '../../../views/subscriptions/setup.ts';
import type { CommandContext } from '../../command.ts';
import { wouldHaveMatched } from '../match-preview.ts';
import { ownerOf } from '../owner.ts';

/** Who sets something up, and with what. */
export interface Asking {
  readonly interaction: BaseInteraction;
  readonly context: CommandContext;
  readonly language: Locale;
}

/** A draft in the hands of whom it belongs to. */
export interface OpenDraft {
  readonly id: number;
  readonly draft: Draft;
  readonly owner: Owner;
  readonly drafter: Drafter;
}

/** Where nobody has said anything: what the database sets for a new channel. */
const usual = { pace: 'once', hour: 8, weekday: 1, timeZone: 'Europe/Paris' } as const;

export const drafterOf = ({ user, guildId }: BaseInteraction): Drafter => ({ userId: user.id, guildId });

/** The draft that a button names, once it is sure that they may go on with it; `over` when it is not kept any more. */
export async function openDraft(
  { interaction, context, language }: Asking,
  id: number,
): Promise<OpenDraft | 'over' | { readonly card: Card }> {
  const drafter = drafterOf(interaction);
  const draft = await draftOf(context.db, drafter, id, new Date());
  if (draft === null) return 'over';
  const owner = ownerOf(interaction, language, draft.byGrant);
  return 'card' in owner ? owner : { id, draft, owner, drafter };
}

/** The channel that a draft is for. */
export function channelOf({ draft }: Pick<OpenDraft, 'draft'>, { channelId }: BaseInteraction): string {
  return draft.channel?.id ?? channelId ?? '';
}

/** How the channel of a draft would be told, and how it is told now; `null` for a channel that never was. */
export interface Told {
  readonly pace: 'once' | 'daily' | 'weekly';
  readonly hour: number;
  readonly weekday: number;
  /** An IANA name that the database knows. */
  readonly timeZone: string;
  readonly now: ChannelSettings | null;
  /** Whether it is sent a summary of each part-session. */
  readonly summary: boolean;
}

export async function toldIn(
  { draft, owner }: Pick<OpenDraft, 'draft' | 'owner'>,
  channelId: string,
  { db }: Pick<CommandContext, 'db'>,
): Promise<Told> {
  const now = await channelSettings(db, owner, channelId);
  const chosen = draft.timeZone === null ? null : await knownZone(db, draft.timeZone);
  const { pace, hour, weekday } = { ...usual, ...now, ...draft.told };
  return {
    pace,
    hour,
    weekday,
    timeZone: chosen ?? (await timeZoneOf(db, owner)) ?? usual.timeZone,
    now,
    summary: draft.summary ?? now?.reports.some((one) => isSameReport(one, partSessionSummary)) ?? false,
  };
}

/** The panel of a draft as it stands. */
export async function draftPanel(
  open: OpenDraft,
  { interaction, context, language }: Asking,
  note: SetupNote | null = null,
): Promise<Panel> {
  const { db } = context;
  const { id, draft, owner } = open;
  const { filter } = draft;
  const now = new Date();
  const channelId = channelOf(open, interaction);
  const told = await toldIn(open, channelId, context);
  const held = await subscriptionsOf(db, owner);
  const { pace } = told;
  return setupPanel(
    {
      draft: id,
      filter,
      names: await namesIn(db, [filter]),
      channelId,
      isDirect: draft.channel === null,
      before: held.find((one) => one.id === draft.editing)?.channelId ?? null,
      ...told,
      timeZone: zoneLabel(told.timeZone),
      next: pace === 'once' ? null : await nextDigest(db, { ...told, pace }, now),
      others: held.filter((one) => one.channelId === channelId && one.id !== draft.editing).length,
      countries: await countriesMostWrittenAbout(db, panelLimits.options),
      ownTopics: 'guildId' in owner ? await serverTopicsOf(db, owner.guildId) : [],
      zones: likelyTimeZones(told.timeZone, filter.concerns ?? [], language, now),
      figures: wouldHaveMatched(
        await countMatches(db, filter, textLanguageOf(language), now),
        await stillReading(db, language),
        language,
      ),
      note,
    },
    language,
  );
}
