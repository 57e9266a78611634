import { families } from '../../../../assembly/group.ts';
import { countryName, topicName } from '../../../../i18n/terms.ts';
import { messagesFor } from '../../../../i18n/messages.ts';
import type { Locale } from '../../../../locales.ts';
import { namesIn } from '../../../../store/subscriptions/filter-names.ts';
import type { FilterNames } from '../../../../subscriptions/names.ts';
import { maxWordsLength } from '../../../../subscriptions/conditions/words.ts';
import { form, type Form, type FormField } from '../../../render/form.ts';
import { setupId } from '../../../render/ids/setup-id.ts';
import { labelOfGroup } from '../../../resolve/names.ts';
import { writePeople, type PeopleNamed } from '../../../resolve/people/written.ts';
import { wordFieldsOf, writeItems } from '../../../resolve/word-fields.ts';
import { zoneLabel } from '../../../resolve/zone-names.ts';
import { toldIn, type Asking, type OpenDraft, channelOf } from './open-draft.ts';

/** The forms of the panel, and the fields of those that ask for names. */
export const formVerbs = ['names', 'who', 'words', 'without', 'place'] as const;

export type FormVerb = (typeof formVerbs)[number];

/** As much as several names take. */
const maxNames = 4_000;
const maxPlace = 100;

/** A form filled in as the draft stands. */
export async function formOf(verb: FormVerb, open: OpenDraft, asking: Asking): Promise<Form> {
  const { language, context, interaction } = asking;
  const { forms } = messagesFor(language).setup;
  const id = setupId(verb, open.id);
  const { filter } = open.draft;
  const { db } = context;
  const names = await namesIn(db, [filter]);
  const people = (named: PeopleNamed) =>
    writePeople(db, interaction.guildId, named, { language, most: maxNames });
  const countries = (codes: readonly string[] = []) =>
    codes.map((code) => countryName(code, language)).join(', ');
  const text = (name: string, said: Said, value: string): FormField => ({
    kind: 'text',
    id: name,
    ...said,
    value,
    max: maxNames,
    isLong: true,
  });
  switch (verb) {
    case 'names':
      return form(id, forms.names.title, [
        text('country', forms.names.country, countries(filter.concerns)),
        text('topic', forms.names.topic, topicNames(filter.topic, filter.serverTopic, names, language)),
      ]);
    case 'who':
      return form(id, forms.who.title, [
        text('signatory', forms.who.signatory, await people(filter)),
        text('delegation', forms.who.delegation, countries(filter.delegation)),
        groups('group', forms.who.group, filter.group, language),
        { kind: 'text', id: 'minimum', ...forms.who.minimum, value: String(filter.minimum ?? ''), max: 4 },
      ]);
    case 'words':
      return form(id, forms.words.title, wordFields(filter.words ?? '', language));
    case 'without':
      return form(id, forms.without.title, [
        text(
          'not-topic',
          forms.without['not-topic'],
          topicNames(filter.notTopic, filter.notServerTopic, names, language),
        ),
        text('not-country', forms.without['not-country'], countries(filter.notConcerns)),
        text(
          'not-signatory',
          forms.without['not-signatory'],
          await people({ signatory: filter.notSignatory, list: filter.notList }),
        ),
        text('not-delegation', forms.without['not-delegation'], countries(filter.notDelegation)),
        groups('not-group', forms.without['not-group'], filter.notGroup, language),
      ]);
    case 'place': {
      const { timeZone } = await toldIn(open, channelOf(open, interaction), context);
      return form(id, forms.place.title, [
        { kind: 'text', id: 'place', ...forms.place.place, value: zoneLabel(timeZone), max: maxPlace },
      ]);
    }
  }
}

interface Said {
  readonly label: string;
  readonly detail: string;
}

function topicNames(
  ids: readonly string[] = [],
  own: readonly number[] = [],
  { serverTopics }: FilterNames,
  language: Locale,
): string {
  return [
    ...ids.map((id) => topicName(id, language)),
    ...own.flatMap((id) => serverTopics.get(id) ?? []),
  ].join('; ');
}

function groups(name: string, said: Said, chosen: readonly string[] = [], language: Locale): FormField {
  return {
    kind: 'choose',
    id: name,
    ...said,
    options: families.map(({ id }) => ({
      label: labelOfGroup(id, language),
      value: id,
      isChosen: chosen.includes(id),
    })),
  };
}

/** The three fields; a fourth for words that say more than they can. */
function wordFields(words: string, language: Locale): FormField[] {
  const { any, all, none, typed } = messagesFor(language).setup.forms.words;
  const fields = wordFieldsOf(words);
  const text = (id: string, said: Said, value: string): FormField => ({
    kind: 'text',
    id,
    ...said,
    value,
    max: maxWordsLength,
  });
  return [
    text('any', any, writeItems(fields?.any ?? [])),
    text('all', all, writeItems(fields?.all ?? [])),
    text('none', none, writeItems(fields?.none ?? [])),
    ...(fields === null ? [text('typed', typed, words)] : []),
  ];
}
