import { delegationCode } from '../../../src/assembly/delegation.ts';
import { fold } from '../../../src/assembly/fold.ts';
import { parseName } from '../../../src/assembly/name.ts';
import { type PersonName, samePerson } from '../../../src/assembly/person.ts';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { onePerson } from '../../support/people/one-person.ts';
import realLists from '../../support/people/real-lists.json' with { type: 'json' };

type Same = (a: PersonName, b: PersonName) => boolean;

export interface PeopleAgreement {
  /** Names of real lists, each once a delegation. */
  readonly names: number;
  /** Pairs of them that would be one person and are two, as far as is known. */
  readonly merged: readonly string[];
  /** People who are printed in several ways, and those of them who would be more than one. */
  readonly people: number;
  readonly missed: readonly string[];
}

/** What is known without comparing anything but letters, which ours has to beat. */
export const equalLetters: Same = (a, b) => a.delegation === b.delegation && keyOf(a) === keyOf(b);

/** How far `same` agrees with the facts: which names of real lists are of two people, and which are of one. */
export function peopleAgreement(same: Same = samePerson): PeopleAgreement {
  const printed = [
    ...archive.flatMap(({ signatories }) =>
      signatories.map(([honorific, name, place]) => personOf(place, `${honorific ?? ''} ${name}`)),
    ),
    ...realLists.flatMap(({ signatories }) => signatories.map(entryOf)),
  ];
  const names = [
    ...new Map(printed.map((person) => [`${person.delegation} ${keyOf(person)}`, person])).values(),
  ];
  const known = onePerson.map(([place, ...forms]) => forms.map((form) => personOf(place, form)));
  const isKnown = (a: PersonName, b: PersonName) =>
    known.some((forms) => [a, b].every((one) => forms.some((form) => equalLetters(form, one))));
  const merged = names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .filter((other) => same(one, other) && !isKnown(one, other))
      .map((other) => `${keyOf(one)} and ${keyOf(other)}`),
  );
  const missed = known.filter((forms) => !forms.every((form) => same(forms[0] as PersonName, form)));
  return {
    names: names.length,
    merged,
    people: known.length,
    missed: missed.map(([first]) => keyOf(first as PersonName)),
  };
}

function entryOf(entry: string): PersonName {
  const [name = '', place = ''] = entry.split(', ');
  return personOf(place, name);
}

const personOf = (place: string, name: string): PersonName => ({
  delegation: delegationCode(place) ?? place,
  ...parseName(name),
});

const keyOf = ({ givenName, familyName }: PersonName): string => fold(`${givenName ?? ''} ${familyName}`);
