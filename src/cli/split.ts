import { englishMarks, quoted } from '../assembly/text/quote.ts';
import { splitPerson } from '../store/ingest/merge-and-split.ts';
import { partPerson } from '../store/ingest/part-person.ts';
import { describeForm, describePerson, personId } from './people.ts';
import { withStore, type VerbContext } from './verb.ts';

/**
 * Makes one printed form of a person, or who signed before a day, a person of its own; prints who remains and who is new.
 *
 * @param of.form the name as printed.
 * @param of.from the day from which on it is the person that stays, `YYYY-MM-DD`.
 */
export async function splitVerb(
  verb: VerbContext,
  id: string,
  { form, from }: { readonly form?: string | undefined; readonly from?: string | undefined },
): Promise<number> {
  const { out, err } = verb;
  const person = personId(id);
  if (person === null) {
    err('Give the id of the person, as “people NAME” lists it, and the form as printed: split ID FORM');
    return 2;
  }
  if ((form === undefined) === (from === undefined) || (from !== undefined && !isDay(from))) {
    err('Give the form as printed, or the day from which on it is somebody else: split ID --from 2010-01-31');
    return 2;
  }
  const named = quoted(form ?? '', englishMarks);
  return withStore(verb, async ({ db }) => {
    const split =
      from === undefined ? await splitPerson(db, person, form ?? '') : await partPerson(db, person, from);
    if (split.kind === 'split') {
      out(describePerson(split.remaining));
      out(describePerson(split.person));
      return 0;
    }
    if (split.kind === 'only') {
      err(
        from === undefined
          ? `${named} is all that is printed of this person: there is nothing to split.`
          : `This person has not signed both before ${from} and since: there is nothing to split.`,
      );
    } else if (split.kind === 'several') {
      err(
        `${named} is printed under ${split.delegations.join(' and ')}. Say which: split ${person} "${form}, ${split.delegations[0]}"`,
      );
    } else if (split.forms === null) {
      err(`No person has the id ${person}. “people NAME” lists who is stored.`);
    } else {
      err(`${named} is no form of this person. There are: ${split.forms.map(describeForm).join('; ')}`);
    }
    return 1;
  });
}

function isDay(typed: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(typed) ? new Date(`${typed}T00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(typed);
}
