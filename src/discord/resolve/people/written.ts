import type { Locale } from '../../../locales.ts';
import type { Database } from '../../../store/db/database.ts';
import { personById } from '../../../store/people/signatory-profile.ts';
import { withNamesakes } from '../../../store/people/namesakes.ts';
import { peopleListsOf } from '../../../store/subscriptions/own/people-lists.ts';
import { personLabel } from '../people.ts';
import { listLabel, listValue } from './lists.ts';
import { chosenNewcomer, newcomerLabel, newcomerValue } from './newcomers.ts';

/** People as a filter asks for them: members, lists of a server's own, and who has signed nothing yet. */
export interface PeopleNamed {
  readonly signatory?: readonly number[] | undefined;
  readonly list?: readonly number[] | undefined;
  readonly newcomer?: readonly string[] | undefined;
}

interface Written {
  readonly label: string;
  readonly value: string;
}

/** What people are called where they are typed. Who is not held any more is left out. */
export async function namesOfPeople(
  db: Database,
  guildId: string | null,
  { signatory = [], list = [], newcomer = [] }: PeopleNamed,
  language: Locale,
): Promise<Written[]> {
  const held = list.length === 0 || guildId === null ? [] : await peopleListsOf(db, guildId);
  const lists = held.filter(({ id }) => list.includes(id));
  const people = await Promise.all(signatory.map((id) => personById(db, id)));
  return [
    ...lists.map(({ id, name }) => ({ label: listLabel(name, language), value: listValue(id) })),
    ...people.flatMap((one) =>
      one === null ? [] : { label: personLabel(one, language), value: String(one.id) },
    ),
    ...newcomer.map((key) => ({ label: newcomerLabel(key, language), value: newcomerValue(key) })),
  ];
}

/**
 * The same for a field that is read again: by name where that means nobody else, else by what stands for them.
 *
 * @param room.most characters of the field: what does not fit by name does by what stands for them.
 */
export async function writePeople(
  db: Database,
  guildId: string | null,
  named: PeopleNamed,
  { language, most }: { readonly language: Locale; readonly most: number },
): Promise<string> {
  const people = await namesOfPeople(db, guildId, named, language);
  const namesakes = await withNamesakes(db, named.signatory ?? []);
  // Somebody of nearly that name may be known by now: a name typed anew would be asked back.
  const isClear = ({ label, value }: Written) =>
    !/[,;]/u.test(label) && !namesakes.has(Number(value)) && chosenNewcomer(value) === null;
  const written = people.map((one) => (isClear(one) ? one.label : one.value));
  const names = written.join('; ');
  return names.length <= most ? names : people.map(({ value }) => value).join('; ');
}
