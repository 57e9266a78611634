import { joinPeople } from '../store/ingest/merge-and-split.ts';
import { describePerson, personId } from './people.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Makes the second person the first: names, signatures and subscriptions. */
export async function joinVerb(verb: VerbContext, first: string, second: string): Promise<number> {
  const { out, err } = verb;
  const [kept, gone] = [personId(first), personId(second)];
  if (kept === null || gone === null) {
    err('Give the ids of two people, as “people NAME” lists them: join ID ID');
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    const joined = await joinPeople(db, kept, gone);
    if (joined.kind === 'same') {
      err('The two ids are the same. Give the id to keep, then the one that becomes part of it.');
      return 2;
    }
    if (joined.kind === 'unknown') {
      err(`No person has the id ${joined.id}. “people NAME” lists who is stored.`);
      return 1;
    }
    out(describePerson(joined.person));
    if (joined.together > 0) {
      err(
        `Both had signed the same edition ${joined.together} ${joined.together === 1 ? 'time' : 'times'}, which one person cannot do. If they are two people after all, “split” separates them again.`,
      );
    }
    return 0;
  });
}
