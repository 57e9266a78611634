import { fold } from '../../../assembly/fold.ts';
import { allLocales, type Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { peopleListsOf, type PeopleList } from '../../../store/subscriptions/own/people-lists.ts';
import type { Choice } from '../../render/choice.ts';
import { meant, suggest, type NamedOption } from '../names.ts';

/** What stands for a server's list where a person is chosen; no list can be called so. */
export function isListValue(typed: string): boolean {
  return /^(?:list:\d+|new:.*|\d+)$/iu.test(typed);
}

export function listValue(id: number): string {
  return `list:${id}`;
}

export function listLabel(name: string, language: Locale): string {
  return messagesFor(language).lists.own(name);
}

function option({ id, name }: PeopleList): NamedOption {
  return {
    value: listValue(id),
    label: (locale) => listLabel(name, locale),
    names: [fold(name), ...allLocales().map((locale) => fold(listLabel(name, locale)))],
  };
}

const listsOf = (db: Database, guildId: string | null) =>
  guildId === null ? Promise.resolve([]) : peopleListsOf(db, guildId);

/** A server's lists by name, marked as such. */
export async function suggestPeopleLists(
  db: Database,
  guildId: string | null,
  typed: string,
  language: Locale,
): Promise<Choice[]> {
  const held = await listsOf(db, guildId);
  return suggest(
    // What marks them is no name of theirs.
    held.map((list) => ({ ...option(list), names: [fold(list.name)] })),
    typed,
    language,
  );
}

/**
 * The list of a server that is meant by what was offered or by its whole name. A list of another server is as unknown as
 * one that nobody has.
 *
 * @param how whether the beginning of the name of only one is enough.
 */
export async function findPeopleList(
  db: Database,
  guildId: string | null,
  typed: string,
  how: 'whole' | 'beginning' = 'whole',
): Promise<PeopleList | null> {
  const held = await listsOf(db, guildId);
  const wanted = typed.trim();
  const chosen = held.find(({ id }) => listValue(id) === wanted);
  if (chosen || isListValue(wanted)) return chosen ?? null;
  const found =
    how === 'whole'
      ? held.filter((list) => option(list).names.includes(fold(wanted)))
      : held.filter((list) =>
          meant(held.map(option), wanted).some(({ value }) => value === listValue(list.id)),
        );
  const [only, ...others] = found;
  return only && others.length === 0 ? only : null;
}
