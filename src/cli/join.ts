import { joinPeople } from '../store/ingest/merge-and-split.ts';
import { describePerson, personId } from './people.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Makes the second person the first: names, signatures and subscriptions. */
export async function joinVerb(verb: VerbContext, first: string, second: string): Promise<number> {
  const { out, err } = verb;
  const [kept, gone] = [personId(first), personId(second)];
  if (kept === null || gone === null) {
    err('Name two people by their ids, as “people NAME” lists them: join ID ID');
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    const joined = await joinPeople(db, kept, gone);
    if (joined.kind === 'same') {
      err('These are the same id. Name the one to keep and the one that becomes it.');
      return 2;
    }
    if (joined.kind === 'unknown') {
      err(`No person has the id ${joined.id}. “people NAME” lists who is stored.`);
      return 1;
    }
    out(describePerson(joined.person));
    if (joined.together > 0) {
      err(
        `Both signed ${joined.together} of the editions held, which one person does not do. If they are two, “split” takes them apart again.`,
      );
    }
    return 0;
  });
}
