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
import { cleanTyped } from '../../../interactions/typed-text.ts';
import type { Form } from '../../../render/form.ts';
import { formOf, type FormVerb } from './forms.ts';
import type { Asking, OpenDraft } from './open-draft.ts';
import type { Step } from './steps.ts';

/** Of a country with many: more would only be a wall of names. */
const zonesNamed = 6;

/** What a form that was sent does to its draft. */
export async function filledIn(
  interaction: ModalSubmitInteraction,
  verb: FormVerb,
  open: OpenDraft,
  asking: Asking,
): Promise<Step> {
  const { draft } = open;
  const sent = valuesIn(interaction);
  const shown = shownIn(await formOf(verb, open, asking));
  // What was left as it was shown stays as it is, however it would be read.
  const changed = new Map([...sent].filter(([id, value]) => value !== shown.get(id)));
  if (changed.size === 0) return { draft };
  switch (verb) {
    case 'names':
    case 'without':
      return conditions(changed as Given, draft, asking);
    case 'who':
      return who(changed as Given, draft, asking);
    case 'words':
      return words(interaction, draft, asking);
    case 'place':
      return place(textIn(interaction, 'place'), draft, asking);
  }
}

/** What is given for options, empty where a condition is taken back. */
type Given = Map<OptionName, string | number>;

/** What a form was sent with, field by field; what is chosen in one is joined. */
function valuesIn({ fields }: ModalSubmitInteraction): Map<string, string> {
  return new Map(
    [...fields.fields].flatMap(([id, field]) => {
      if (field.type === ComponentType.TextInput) return [[id, field.value] as const];
      return field.type === ComponentType.StringSelect ? [[id, joined(field.values)] as const] : [];
    }),
  );
}

/** The same of a form as it is shown. */
function shownIn({ form }: Form): Map<string, string> {
  return new Map(
    form.components.flatMap((label) => {
      if (label.type !== ComponentType.Label) return [];
      const { component } = label;
      if (component.type === ComponentType.TextInput)
        return [[component.custom_id, cleanTyped(component.value ?? '')] as const];
      if (component.type !== ComponentType.StringSelect) return [];
      const chosen = component.options.flatMap((one) => (one.default === true ? [one.value] : []));
      return [[component.custom_id, joined(chosen)] as const];
    }),
  );
}

const joined = (values: readonly string[]) => values.toSorted().join('; ');

/** What was typed into a field; empty for one that the form did not have. */
function textIn({ fields }: ModalSubmitInteraction, id: string): string {
  const field = fields.fields.get(id);
  return field?.type === ComponentType.TextInput ? field.value : '';
}

/** The conditions of options in place of those that the draft had by them. */
async function conditions(
  values: Given,
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

async function who(values: Given, draft: Draft, asking: Asking): Promise<Step> {
  const typed = String(values.get('minimum') ?? '');
  if (typed === '') return conditions(values, draft, asking);
  const minimum = /^\d{1,4}$/u.test(typed) ? Number(typed) : Number.NaN;
  if (!(minimum >= 2 && minimum <= 1000)) return { trouble: messagesFor(asking.language).setup.badMinimum };
  return conditions(values.set('minimum', minimum), draft, asking);
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
