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
  /** Names written with another letter of those that vary, and those that are not joined to the printed one alone. */
  readonly variants: number;
  readonly strayed: readonly string[];
}

/** How one letter of a name in another alphabet is also written, beside the lists where somebody is. */
const otherLetters: readonly (readonly [
  codes: string,
  part: 'givenName' | 'familyName',
  from: RegExp,
  to: string,
])[] = [
  ['UA', 'givenName', /(?:iy|yi)$/, 'ii'],
  ['UA', 'givenName', /ii$/, 'iy'],
  ['UA', 'familyName', /(?:yi|iy|y)$/i, 'yy'],
  ['UA', 'familyName', /^YE/, 'IE'],
  ['UA', 'familyName', /(?<=.{4})OV$/, 'IV'],
  ['RU', 'givenName', /(?<=[a-z])(?:iy|y)$/, 'ii'],
  ['RU', 'familyName', /(?:Y|IY)$/, 'II'],
  ['AZ', 'familyName', /YEV(A?)$/, 'EV$1'],
  ['AZ', 'familyName', /ZADE$/, 'ZADA'],
  ['AM', 'familyName', /YAN$/, 'IAN'],
  ['GE', 'familyName', /DZÉ$/, 'DZE'],
  ['GR CY', 'givenName', /^Geor(?:ge|gios)$/, 'Giorgos'],
  ['DE AT CH LI', 'familyName', /Ü/, 'UE'],
  ['RS HR BA ME', 'familyName', /Ć$/, 'C'],
];

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
  const varied = names.flatMap((person) => variantsOf(person).map((variant) => [person, variant] as const));
  const strayed = varied.filter(
    ([person, variant]) =>
      !same(person, variant) ||
      names.some((other) => other !== person && same(other, variant) && !isKnown(other, person)),
  );
  return {
    names: names.length,
    variants: varied.length,
    strayed: strayed.map(([, variant]) => keyOf(variant)),
    merged,
    people: known.length,
    missed: missed.map(([first]) => keyOf(first as PersonName)),
  };
}

function entryOf(entry: string): PersonName {
  const [name = '', place = ''] = entry.split(', ');
  return personOf(place, name);
}

function variantsOf(person: PersonName): readonly PersonName[] {
  return otherLetters
    .filter(([codes]) => codes.split(' ').includes(person.delegation))
    .map(([, part, from, to]) => ({ ...person, [part]: (person[part] ?? '').replace(from, to) }))
    .filter((variant) => keyOf(variant) !== keyOf(person));
}

const personOf = (place: string, name: string): PersonName => ({
  delegation: delegationCode(place) ?? place,
  ...parseName(name),
});

const keyOf = ({ givenName, familyName }: PersonName): string => fold(`${givenName ?? ''} ${familyName}`);
