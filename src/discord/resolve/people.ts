import { fold } from '../../assembly/fold.ts';
import { allLocales, type Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName } from '../../i18n/terms.ts';
import { personById } from '../../store/people/signatory-profile.ts';
import type { Database } from '../../store/db/database.ts';
import {
  findSignatories,
  type FoundByName,
  type FoundSignatory,
} from '../../store/people/find-signatories.ts';
import { suggestSignatories } from '../../store/search/autocomplete.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { troubleCard } from '../render/notice.ts';
import { clarification } from '../render/clarification.ts';
import { choice, type Choice } from '../render/choice.ts';
import type { Reply } from '../commands/command.ts';
import { likeness } from './alike.ts';
import { mayBeSeveral } from './several.ts';
import { readPersonName } from './person-name.ts';
import { noSignatory } from '../queries/still-reading.ts';

const offered = 8;

/** Members by name, each by its id. */
export async function suggestPeople(db: Database, typed: string, language: Locale): Promise<Choice[]> {
  const found = await suggestSignatories(db, readPersonName(typed));
  return found.map((person) => choice(personLabel(person, language), String(person.id)));
}

const labelled = / · /u;

/** As a person is offered in a list; found by it as well. */
export function personLabel(
  { name, delegation }: Pick<FoundSignatory, 'name' | 'delegation'>,
  language: Locale,
): string {
  return `${name} · ${countryName(delegation, language)}`;
}

export type FoundPerson =
  | { readonly kind: 'person'; readonly id: number; readonly name: string }
  | { readonly kind: 'several'; readonly people: readonly FoundSignatory[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nothing' };

/** Who was meant: the id of a choice, or a name that nothing was picked for. */
export async function findPerson(db: Database, typed: string): Promise<FoundPerson> {
  const wanted = typed.trim();
  if (fold(wanted) === '') return { kind: 'nothing' };
  if (/^\d{1,9}$/u.test(wanted)) {
    const person = await personById(db, Number(wanted));
    return person === null ? { kind: 'unknown' } : { kind: 'person', ...person };
  }
  const name = readPersonName(wanted.split(labelled)[0] ?? '');
  const people = await findSignatories(db, name, offered);
  const chosen = people.filter((person) =>
    allLocales().some((language) => fold(personLabel(person, language)) === fold(wanted)),
  );
  if (chosen.length === 1 && chosen[0]) return { kind: 'person', ...chosen[0] };
  // Several as they are offered, one behind the other: the first of them is not all that is meant.
  if (labelled.test(wanted) && mayBeSeveral(wanted)) return { kind: 'unknown' };
  const meant = theOneMeant(people, name, mayBeSeveral(wanted) ? 'exact' : 'mistyped');
  if (meant) return { kind: 'person', ...meant };
  return people.length === 0 ? { kind: 'unknown' } : { kind: 'several', people };
}

/** The same, with an answer ready where it is not one person. */
export async function askPerson(
  db: Database,
  typed: string,
  language: Locale,
): Promise<{ readonly id: number; readonly name: string } | { readonly reply: Reply }> {
  const { trouble, panel, near } = messagesFor(language);
  const found = await findPerson(db, typed);
  switch (found.kind) {
    case 'person':
      return found;
    case 'nothing':
      return { reply: troubleCard(trouble.sayWho) };
    case 'unknown':
      return { reply: await noSignatory(db, typed, language) };
    case 'several': {
      const isLike = found.people.some(({ name }) => sharesWord(name, typed));
      const sentence = isLike
        ? panel.didYouMean
        : `${near.signatory(`**${fit(oneLine(typed), 100, escape)}**`)} ${panel.nearest}`;
      const options = found.people.map(({ id, name, delegation }) => ({
        label: name,
        detail: countryName(delegation, language),
        view: { kind: 'signatory', id } as const,
      }));
      return { reply: clarification([sentence, named(found.people, language)], options, language) };
    }
  }
}

function named(people: readonly FoundSignatory[], language: Locale): string {
  return people
    .map(
      ({ name, delegation }) =>
        `• ${fit(oneLine(name), 80, escape)}, ${fit(countryName(delegation, language), 60, escape)}`,
    )
    .join('\n');
}

function sharesWord(name: string, typed: string): boolean {
  const own = fold(name).split(/[ -]/u);
  return fold(typed)
    .split(' ')
    .some((word) => own.some((part) => part.startsWith(word)));
}

/**
 * The only one of whom a printed name is what was typed; else the only one whose name has a word beginning with each word
 * that was, or of whom a printed name begins so; else the only one who is called so with a typing error.
 */
function theOneMeant(
  found: readonly FoundByName[],
  typed: string,
  how: 'exact' | 'mistyped',
): FoundSignatory | null {
  const words = fold(typed).split(' ');
  const ways: readonly ((person: FoundByName) => boolean)[] = [
    ({ match }) => match === 'whole',
    ({ name }) => {
      const own = fold(name).split(/[ -]/u);
      return words.every((word) => own.some((part) => part.startsWith(word)));
    },
    ({ match }) => match === 'begins',
    ({ name }) => how === 'mistyped' && likeness([fold(name)], typed)?.isTypo === true,
  ];
  const first = ways.map((way) => found.filter(way)).find((people) => people.length > 0) ?? [];
  return first.length === 1 ? (first[0] ?? null) : null;
}
