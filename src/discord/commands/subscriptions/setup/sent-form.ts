import { ComponentType, type ModalSubmitInteraction } from 'discord.js';
import { formatList } from '../../../../i18n/format.ts';
import { messagesFor } from '../../../../i18n/messages.ts';
import type { Draft } from '../../../../store/subscriptions/drafts.ts';
import { namesIn } from '../../../../store/subscriptions/filter-names.ts';
import { knownZone } from '../../../../store/subscriptions/time-zones.ts';
import { escape, oneLine } from '../../../render/escape.ts';
import { fit } from '../../../render/limits.ts';
import { saidIn } from '../../../render/notice.ts';
import { findTimeZone } from '../../../resolve/time-zones.ts';
import { composeWords, readItems } from '../../../resolve/word-fields.ts';
import type { OptionName } from '../condition-options.ts';
import { withoutOption } from '../conditions.ts';
import { readFilter } from '../read-filter.ts';
import type { FormVerb } from './forms.ts';
import type { Asking, OpenDraft } from './open-draft.ts';
import type { Step } from './steps.ts';

/** Of a country with many: more would only be a wall of names. */
const zonesNamed = 6;

/** What a form that was sent does to its draft. */
export async function filledIn(
  interaction: ModalSubmitInteraction,
  verb: FormVerb,
  { draft }: OpenDraft,
  asking: Asking,
): Promise<Step> {
  switch (verb) {
    case 'names':
      return conditions(given(interaction, ['country', 'topic']), draft, asking);
    case 'without':
      return conditions(
        given(interaction, ['not-topic', 'not-country', 'not-signatory', 'not-delegation', 'not-group']),
        draft,
        asking,
      );
    case 'who':
      return who(interaction, draft, asking);
    case 'words':
      return words(interaction, draft, asking);
    case 'place':
      return place(textIn(interaction, 'place'), draft, asking);
  }
}

/** What was typed into a field; empty for one that the form did not have. */
function textIn({ fields }: ModalSubmitInteraction, id: string): string {
  const field = fields.fields.get(id);
  return field?.type === ComponentType.TextInput ? field.value : '';
}

/** What is given for each option, empty where it is taken back. */
function given(
  interaction: ModalSubmitInteraction,
  names: readonly OptionName[],
): Map<OptionName, string | number> {
  return new Map(
    names.map((name) => {
      const field = interaction.fields.fields.get(name);
      return [
        name,
        field?.type === ComponentType.StringSelect ? field.values.join('; ') : textIn(interaction, name),
      ];
    }),
  );
}

/** The conditions of options in place of those that the draft had by them. */
async function conditions(
  values: ReadonlyMap<OptionName, string | number>,
  draft: Draft,
  { interaction, context, language }: Asking,
): Promise<Step> {
  const { db } = context;
  let { filter } = draft;
  for (const name of values.keys()) filter = withoutOption(filter, name);
  const value = (name: OptionName) => {
    const typed = values.get(name);
    return typed === '' ? undefined : typed;
  };
  const before = { filter, names: await namesIn(db, [filter]) };
  const read = await readFilter({ value, guildId: interaction.guildId }, db, language, before);
  return 'card' in read ? { trouble: saidIn(read.card) } : { draft: { ...draft, filter: read.filter } };
}

async function who(interaction: ModalSubmitInteraction, draft: Draft, asking: Asking): Promise<Step> {
  const values = given(interaction, ['signatory', 'delegation', 'group']);
  const typed = textIn(interaction, 'minimum');
  const minimum = /^\d{1,4}$/u.test(typed) ? Number(typed) : Number.NaN;
  if (typed !== '' && !(minimum >= 2 && minimum <= 1000))
    return { trouble: messagesFor(asking.language).setup.badMinimum };
  return conditions(values.set('minimum', typed === '' ? '' : minimum), draft, asking);
}

async function words(interaction: ModalSubmitInteraction, draft: Draft, asking: Asking): Promise<Step> {
  const [any, all, none] = ['any', 'all', 'none'].map((id) => readItems(textIn(interaction, id)));
  const composed = composeWords({ any: any ?? [], all: all ?? [], none: none ?? [] });
  const typed = textIn(interaction, 'typed');
  if (typed !== '' && composed !== '') return { trouble: messagesFor(asking.language).setup.manyWords };
  return conditions(new Map([['words', typed === '' ? composed : typed]]), draft, asking);
}

async function place(typed: string, draft: Draft, { context, language }: Asking): Promise<Step> {
  const messages = messagesFor(language).setup;
  if (typed === '') return { draft };
  const asked = `**${fit(oneLine(typed), 100, escape)}**`;
  const found = findTimeZone(typed);
  if (found.kind === 'several') {
    const zones = found.zones.slice(0, zonesNamed).map((zone) => fit(zone, 60, escape));
    return { trouble: messages.severalZones(asked, formatList(zones, language)) };
  }
  const known = found.kind === 'zone' && (await knownZone(context.db, found.names)) !== null;
  return known ? { draft: { ...draft, timeZone: found.names } } : { trouble: messages.unknownZone(asked) };
}
