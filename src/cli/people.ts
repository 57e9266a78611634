import { englishMarks, quoted } from '../assembly/text/quote.ts';
import { peopleNamed, type PersonWithForms, type PrintedForm } from '../store/ingest/merge-and-split.ts';
import { suspects } from '../store/people/suspects.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Who is stored under a name like this, one a line, tab-separated: id, name, delegation, how many signed, forms. */
export async function peopleVerb(verb: VerbContext, name: string): Promise<number> {
  const { out, err } = verb;
  return withStore(verb, async ({ db }) => {
    const found = await peopleNamed(db, name);
    for (const person of found) out(describePerson(person));
    if (found.length > 0) return 0;
    err(`Nobody is stored under a name like ${quoted(name, englishMarks)}.`);
    return 1;
  });
}

/**
 * Who may be one though stored as two, and two though stored as one; a line each, tab-separated. First the command that
 * changes it, then names, delegation and why: `spelling` or `surname`, or the days between which nothing was signed.
 */
export async function suspectsVerb(verb: VerbContext): Promise<number> {
  const { out, err } = verb;
  return withStore(verb, async ({ db }) => {
    const found = await suspects(db);
    for (const suspect of found) {
      const line =
        suspect.kind === 'gap'
          ? [
              `split ${suspect.id} --from ${suspect.firstAfter}`,
              suspect.name,
              suspect.delegation,
              suspect.lastBefore,
              suspect.firstAfter,
            ]
          : [
              `join ${suspect.one.id} ${suspect.other.id}`,
              suspect.one.name,
              suspect.other.name,
              suspect.one.delegation,
              suspect.kind === 'twins' ? 'spelling' : 'surname',
            ];
      out(line.join('\t'));
    }
    if (found.length === 0) err('Nobody looks like two, and no two look like one.');
    return 0;
  });
}

export function describePerson({ id, name, delegation, signed, forms }: PersonWithForms): string {
  return [id, name, delegation, signed, forms.map(describeForm).join('; ')].join('\t');
}

export function describeForm({ honorific, name, delegation }: PrintedForm): string {
  const place = delegation === '' ? '' : ` (${delegation})`;
  return `${honorific === null ? '' : `${honorific} `}${name}${place}`;
}

/** An id as people type it; `null` for anything else. */
export function personId(typed: string): number | null {
  return /^[1-9]\d{0,8}$/u.test(typed) ? Number(typed) : null;
}
