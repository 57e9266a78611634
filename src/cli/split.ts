import { splitPerson } from '../store/ingest/merge-and-split.ts';
import { describeForm, describePerson, personId } from './people.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Makes one printed form of a person a person of its own; prints who remains and who is new. */
export async function splitVerb(verb: VerbContext, id: string, form: string): Promise<number> {
  const { out, err } = verb;
  const person = personId(id);
  if (person === null) {
    err('Name the person by id, as “people NAME” lists it, and the form as printed: split ID FORM');
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    const split = await splitPerson(db, person, form);
    if (split.kind === 'split') {
      out(describePerson(split.remaining));
      out(describePerson(split.person));
      return 0;
    }
    if (split.kind === 'only') {
      err(`“${form}” is all that is printed of this person: there is nothing to split.`);
    } else if (split.kind === 'several') {
      err(
        `“${form}” is printed under ${split.delegations.join(' and ')}. Say which: split ${person} "${form}, ${split.delegations[0]}"`,
      );
    } else if (split.forms === null) {
      err(`No person has the id ${person}. “people NAME” lists who is stored.`);
    } else {
      err(`“${form}” is no form of this person. There are: ${split.forms.map(describeForm).join('; ')}`);
    }
    return 1;
  });
}
