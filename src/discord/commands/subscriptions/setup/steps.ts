import type { ChannelSelectMenuInteraction } from 'discord.js';
import type { Draft } from '../../../../store/subscriptions/drafts.ts';
import type { Filter } from '../../../../subscriptions/filter.ts';
import { messagesFor } from '../../../../i18n/messages.ts';
import { namesIn } from '../../../../store/subscriptions/filter-names.ts';
import { serverTopicsOf } from '../../../../store/subscriptions/own/server-topics.ts';
import { maxValues } from '../../../../subscriptions/conditions/several.ts';
import { saidIn } from '../../../render/notice.ts';
import type { SetupVerb } from '../../../render/ids/setup-id.ts';
import { findTimeZone } from '../../../resolve/time-zones.ts';
import type { ComponentInteraction } from '../../command.ts';
import { checkFilter } from '../read-filter.ts';
import { checkTarget } from '../target-channel.ts';
import type { Asking, OpenDraft } from './open-draft.ts';

/** The draft as a choice leaves it, or why it stays as it was, in words. */
export type Step = { readonly draft: Draft } | { readonly trouble: string };

type ValueKey = 'concerns' | 'topic' | 'serverTopic' | 'notTopic';

/** Which condition a select fills. */
const filled = {
  countries: 'concerns',
  topics: 'topic',
  own: 'serverTopic',
  except: 'notTopic',
} as const satisfies Partial<Record<SetupVerb, ValueKey>>;

/** What a select of the panel does. */
export async function chosen(
  interaction: ComponentInteraction,
  verb: SetupVerb,
  open: OpenDraft,
  asking: Asking,
): Promise<Step> {
  const { draft } = open;
  if (interaction.isChannelSelectMenu()) return channelChosen(interaction, draft, asking);
  if (!interaction.isStringSelectMenu()) return { draft };
  const [value = ''] = interaction.values;
  switch (verb) {
    case 'countries':
    case 'topics':
    case 'own':
    case 'except': {
      const offered = interaction.component.options.map((option) => option.value);
      return valuesChosen(filled[verb], { values: interaction.values, offered }, open, asking);
    }
    case 'pace':
      return { draft: { ...draft, told: { ...draft.told, ...paceOf(value) } } };
    case 'hour':
      return { draft: { ...draft, told: { ...draft.told, hour: Number(value) } } };
    case 'zone':
      return zoneChosen(value, draft);
    default:
      return { draft };
  }
}

function paceOf(value: string): Draft['told'] {
  if (value === 'once' || value === 'daily') return { pace: value };
  return { pace: 'weekly', weekday: Number(value) };
}

function zoneChosen(value: string, draft: Draft): Step {
  const found = findTimeZone(value);
  return { draft: found.kind === 'zone' ? { ...draft, timeZone: found.names } : draft };
}

function channelChosen(
  interaction: ChannelSelectMenuInteraction,
  draft: Draft,
  { context, language }: Asking,
): Step {
  const [id = ''] = interaction.values;
  const seen = interaction.channels.get(id) ?? null;
  const target = checkTarget(interaction, { id, seen }, context, language);
  if ('card' in target) return { trouble: saidIn(target.card) };
  return { draft: { ...draft, channel: { id, kind: target.kind } } };
}

/** What the select did not show stays as it was. */
async function valuesChosen(
  key: ValueKey,
  { values, offered }: { readonly values: readonly string[]; readonly offered: readonly string[] },
  { draft, owner }: OpenDraft,
  { context, language }: Asking,
): Promise<Step> {
  const { db } = context;
  const before: readonly (string | number)[] = draft.filter[key] ?? [];
  const kept = before.filter((value) => !offered.includes(String(value)));
  const picked = key === 'serverTopic' ? values.map(Number) : values;
  if (key === 'serverTopic') {
    const own = 'guildId' in owner ? await serverTopicsOf(db, owner.guildId) : [];
    if (!picked.every((id) => own.some((one) => one.id === id)))
      return { trouble: messagesFor(language).setup.gone };
  }
  const all = [...kept, ...picked];
  if (all.length > maxValues) return { trouble: messagesFor(language).setup.atMost(maxValues) };
  const filter = { ...draft.filter, [key]: all.length === 0 ? undefined : all } as Filter;
  const checked = await checkFilter({ filter, names: await namesIn(db, [filter]) }, db, language);
  return 'card' in checked
    ? { trouble: saidIn(checked.card) }
    : { draft: { ...draft, filter: checked.filter } };
}
