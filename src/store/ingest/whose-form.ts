import { otherEndings, samePerson, type PersonName } from '../../assembly/person.ts';
import type { NameVariant, NewNameVariant } from './name-variants.ts';

/** Beyond so many years between two lists a family name alone is somebody else's. */
const bareYears = 8;
/** Beyond so many years a family name that ends in another way is somebody else's. */
const endingYears = 4;

/** The stored forms of each person. */
export type FormsByPerson = ReadonlyMap<number, readonly NameVariant[]>;

export function formsByPerson(stored: readonly NameVariant[]): FormsByPerson {
  const people = new Map<number, NameVariant[]>();
  for (const form of stored) {
    people.set(form.signatoryId, [...(people.get(form.signatoryId) ?? []), form]);
  }
  return people;
}

/** The one person a form can be of; `null` when nobody is, or more than one. */
export function whoseIs(form: NewNameVariant, people: FormsByPerson): number | null {
  if (form.delegation === '') return null;
  const possible = [...people].filter(([, forms]) => canBe(form, forms));
  const exact = possible.filter(([, forms]) => forms.some((one) => one.folded === form.folded));
  const [only, ...others] = exact.length > 0 ? exact : possible;
  return only && others.length === 0 ? only[0] : null;
}

/** Whether no form of the family name speaks against it, and one for it. */
function canBe(form: NewNameVariant, forms: readonly NameVariant[]): boolean {
  const ofPlace = forms.filter((one) => one.delegation === form.delegation);
  const near = ofPlace.filter((one) => one.familyKey === form.familyKey || one.folded === form.folded);
  if (near.length === 0) return endsOtherwise(form, ofPlace);
  if (!near.every((one) => samePerson(nameOf(one), nameOf(form)))) return false;
  const isNamed = form.givenName !== null && near.some((one) => one.givenName !== null);
  return isNamed || near.some((one) => one.folded === form.folded || isOfOneTime(form, one, bareYears));
}

/** Whether it is a form with only the end of the family name transliterated otherwise, in the same years. */
function endsOtherwise(form: NewNameVariant, forms: readonly NameVariant[]): boolean {
  const keys = otherEndings(form.delegation, form.familyKey);
  const near = forms.filter((one) => keys.includes(one.familyKey));
  return (
    near.some((one) => isOfOneTime(form, one, endingYears)) &&
    near.every((one) => samePerson(nameOf(one), nameOf(form)))
  );
}

function isOfOneTime(a: NewNameVariant, b: NewNameVariant, years: number): boolean {
  const year = (day: string) => Number(day.slice(0, 4));
  return year(a.firstOn) - year(b.lastOn) <= years && year(b.firstOn) - year(a.lastOn) <= years;
}

/** What a form prints, the honorific as far as it tells anything. */
export function nameOf({ delegation, gender, givenName, familyName }: NewNameVariant): PersonName {
  return { delegation, honorific: honorificOf[gender], givenName, familyName };
}

const honorificOf = { m: 'Mr', f: 'Ms', '': null } as const satisfies Record<
  NameVariant['gender'],
  string | null
>;
