import { fold } from './fold.ts';
import { genderOf } from './person.ts';
import type { Signature } from './signatory.ts';

/**
 * The list with everybody once, numbered anew: a name that is printed again under the same delegation is the same
 * signatory, unless the honorifics tell a man from a woman. Other spellings stay: they may be somebody else's. So does a
 * family name alone, as the lists of 1998 to 2004 have them: two people of one delegation may bear it.
 */
export function once(list: readonly Signature[]): Signature[] {
  const people = new Map<string, Signature[]>();
  for (const [at, signature] of list.entries()) {
    if (signature.givenName === null) {
      people.set(String(at), [signature]);
      continue;
    }
    const { name, delegation, delegationPrinted } = signature;
    const key = `${fold(name)}\n${delegation ?? fold(delegationPrinted)}`;
    const known = people.get(key);
    if (known === undefined) {
      people.set(key, [signature]);
      continue;
    }
    const again = known.find((one) => isOne(one.honorific, signature.honorific));
    if (again === undefined) known.push(signature);
    else if (again.group === null && signature.group !== null) {
      const { group, groupPrinted } = signature;
      known[known.indexOf(again)] = { ...again, group, groupPrinted };
    }
  }
  if (people.size === list.length) return [...list];
  return [...people.values()]
    .flat()
    .toSorted((a, b) => a.position - b.position)
    .map((signature, at) => ({ ...signature, position: at + 1 }));
}

function isOne(a: string | null, b: string | null): boolean {
  const [first, second] = [genderOf(a), genderOf(b)];
  return first === null || second === null || first === second;
}
