import { samePerson } from '../../assembly/person.ts';
import { betterSpelling } from '../../assembly/spelling.ts';
import type { Signature } from '../../assembly/signatory.ts';
import type { Transaction } from '../db/database.ts';
import {
  detachVariants,
  variantKey,
  variantsAt,
  variantOf,
  variantsLike,
  lockPeople,
  showBestVariants,
  storeVariants,
  type NameVariant,
  type NewNameVariant,
} from './name-variants.ts';
import { signatories } from '../db/schema.ts';
import { linkNewcomers } from './newcomers.ts';
import { formsByPerson, nameOf, whoseIs, type FormsByPerson } from './whose-form.ts';

/**
 * The ids of those who signed, in the order given; those not known yet are added. A form printed before
 * is whose it was; a new one joins a person of its delegation when exactly one can be meant.
 *
 * @param date of the edition.
 * @param counterparts the same list in the other language, by position: who stands in each place.
 */
export async function resolveSignatories(
  tx: Transaction,
  signed: readonly Signature[],
  date: string,
  counterparts: readonly (number | undefined)[] = [],
): Promise<number[]> {
  if (signed.length === 0) return [];
  await lockPeople(tx);
  const printed = signed.map((signature) => variantOf(signature, date));
  const places = counterparts.filter((id) => id !== undefined);
  const stored = await partNeighbours(tx, printed, variantsAt(await variantsLike(tx, printed, places), date));
  const { owners, fresh } = identify(printed, stored, counterparts);
  const made =
    fresh.length === 0
      ? []
      : await tx
          .insert(signatories)
          .values(fresh.map(({ delegation, name, folded }) => ({ delegation, name, folded })))
          .returning({ id: signatories.id });
  fresh.forEach((form, at) => owners.set(variantKey(form), made[at]?.id as number));
  await storeVariants(tx, changed(printed, stored, owners));
  const known = new Set(stored.map(variantKey));
  await linkNewcomers(
    tx,
    changed(printed, stored, owners).filter((form) => !known.has(variantKey(form))),
    date,
  );
  for (const form of doubtful(fresh, stored)) {
    owners.set(variantKey(form), await detachVariants(tx, form.signatoryId, [form], false));
  }
  const held = new Set(stored.map((form) => form.signatoryId));
  const ids = printed.map((form) => owners.get(variantKey(form)) as number);
  const touched = changed(printed, stored, owners).map((form) => form.signatoryId);
  await showBestVariants(
    tx,
    [...new Set(touched)].filter((id) => held.has(id)),
  );
  return ids;
}

/**
 * Nobody signs twice: of the names of one person that stand on one list, each but the oldest is somebody else's, unless an
 * operator said that it is theirs.
 *
 * @returns the stored forms, each with whose it is now.
 */
async function partNeighbours(
  tx: Transaction,
  printed: readonly NewNameVariant[],
  stored: readonly NameVariant[],
): Promise<readonly NameVariant[]> {
  const keys = new Set(printed.map(variantKey));
  const here = stored.filter((form) => keys.has(variantKey(form)));
  const parted = new Map<string, number>();
  for (const forms of formsByPerson(here).values()) {
    const [first, ...others] = forms.toSorted(
      (a, b) => Number(b.pinned) - Number(a.pinned) || (a.firstOn < b.firstOn ? -1 : 1),
    );
    for (const form of others) {
      if (first === undefined || form.pinned) continue;
      parted.set(variantKey(form), await detachVariants(tx, first.signatoryId, [form], false));
    }
  }
  return parted.size === 0
    ? stored
    : stored.map((form) => ({ ...form, signatoryId: parted.get(variantKey(form)) ?? form.signatoryId }));
}

interface Identified {
  /** Who owns each form, by its key. */
  readonly owners: Map<string, number>;
  /** The forms that are a new person's. */
  readonly fresh: readonly NewNameVariant[];
}

function identify(
  printed: readonly NewNameVariant[],
  stored: readonly NameVariant[],
  counterparts: readonly (number | undefined)[],
): Identified {
  const byKey = new Map(stored.map((form) => [variantKey(form), form.signatoryId]));
  const owners = new Map<string, number>();
  for (const form of printed) {
    const id = byKey.get(variantKey(form));
    if (id !== undefined) owners.set(variantKey(form), id);
  }
  // Nobody signs twice: whoever stands on the list under one name is not meant by another.
  const taken = new Set(owners.values());
  const people = formsByPerson(stored);
  const fresh = new Map<string, NewNameVariant>();
  printed.forEach((form, at) => {
    const key = variantKey(form);
    if (owners.has(key) || fresh.has(key)) return;
    const id = whoseIs(form, people) ?? counterpart(form, people, counterparts[at]);
    if (id === null || taken.has(id)) return void fresh.set(key, form);
    owners.set(key, id);
    taken.add(id);
  });
  return { owners, fresh: [...fresh.values()] };
}

/** In the other language the same place of the list is the same person's if half of the name agrees. */
function counterpart(form: NewNameVariant, people: FormsByPerson, id: number | undefined): number | null {
  const forms = id === undefined ? [] : (people.get(id) ?? []);
  const agrees = forms.some(
    (one) =>
      one.delegation === form.delegation &&
      (one.gender === form.gender || one.gender === '' || form.gender === '') &&
      (one.familyKey === form.familyKey ||
        (form.givenName !== null && one.givenName !== null && sameGiven(one, form))),
  );
  return agrees && id !== undefined ? id : null;
}

function sameGiven(a: NewNameVariant, b: NewNameVariant): boolean {
  return samePerson({ ...nameOf(a), familyName: '' }, { ...nameOf(b), familyName: '' });
}

/** Family names alone that were one person's until another of the name came. */
function doubtful(fresh: readonly NewNameVariant[], stored: readonly NameVariant[]): NameVariant[] {
  return stored.filter(
    (form) =>
      form.givenName === null &&
      !form.pinned &&
      stored.some(
        (one) =>
          one.signatoryId === form.signatoryId &&
          one.givenName !== null &&
          one.delegation === form.delegation &&
          one.familyKey === form.familyKey,
      ) &&
      fresh.some((one) => one.givenName !== null && samePerson(nameOf(one), nameOf(form))),
  );
}

/** A form as the better of two spellings has it. */
function spelt(before: NameVariant, form: NewNameVariant): string {
  return form.lastOn < before.lastOn
    ? betterSpelling(form.name, before.name)
    : betterSpelling(before.name, form.name);
}

/** The forms that are new, or were printed on a day or in a better spelling that is. */
function changed(
  printed: readonly NewNameVariant[],
  stored: readonly NameVariant[],
  owners: ReadonlyMap<string, number>,
): (NewNameVariant & { since?: string; signatoryId: number })[] {
  const byKey = new Map(stored.map((form) => [variantKey(form), form]));
  const found = new Map<string, NewNameVariant & { since?: string; signatoryId: number }>();
  for (const form of printed) {
    const key = variantKey(form);
    const before = byKey.get(key);
    const name = before === undefined ? form.name : spelt(before, form);
    const isChange =
      !before || form.firstOn < before.firstOn || form.lastOn > before.lastOn || name !== before.name;
    if (!isChange) continue;
    found.set(key, {
      ...form,
      name,
      ...(before && { since: before.since }),
      signatoryId: owners.get(key) as number,
    });
  }
  return [...found.values()];
}
