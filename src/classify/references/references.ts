import type { Declaration } from '../../assembly/declaration.ts';
import { bodyOf } from './bodies.ts';
import { numbersAt, type ReferenceKind } from './numbers.ts';
import { isOfItsTime } from './years.ts';

/** A document that a text names by its number. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly number: number;
}

type Referring = Pick<Declaration, 'title' | 'paragraphs' | 'number'> &
  Partial<Pick<Declaration, 'document'>>;

const keyword =
  /(?<![\p{L}\p{N}/])(?:(?<declaration>written declarations?|d[ée]clarations? [ée]crites?)|(?<document>docs?(?=[\s.])\.?|documents?)|(?<resolution>r[ée]solutions?|r[ée]s\.)|(?<recommendation>recommendations?|recommandations?|rec\.)|(?<opinion>opinions?|avis))/giu;
/**
 * The documents of the Assembly that a declaration names, in the order in which it names them: neither
 * itself nor the documents of other bodies, which number theirs too.
 */
export function references(declaration: Referring): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const printed of [declaration.title, ...declaration.paragraphs]) {
    for (const reference of referencesIn(printed.replace(/\s+/g, ' '))) {
      if (!isItself(reference, declaration)) found.set(`${reference.kind} ${reference.number}`, reference);
    }
  }
  return [...found.values()];
}

/** Whether nothing but an "and" stands between a list that ended and one that begins. */
function goesOn(text: string, from: number, to: number): boolean {
  return (
    from !== -1 &&
    to - from <= 30 &&
    /^[\s,)]*(?:and|et|as well as|ainsi que|&)? ?(?:the |la |les |its )?$/i.test(text.slice(from, to))
  );
}

function isItself({ kind, number }: Reference, own: Referring): boolean {
  return (
    (kind === 'declaration' && number === own.number) || (kind === 'document' && number === own.document)
  );
}

function* referencesIn(text: string): Generator<Reference> {
  // Where a list of another body's documents ended: "UN resolutions 822 and 853, and resolution 874".
  let foreignEnd = -1;
  for (const match of text.matchAll(keyword)) {
    const [name] = match;
    const kind = kindOf(match.groups ?? {});
    const { numbers, end } = numbersAt(text, match.index + name.length, name, kind);
    if (end === -1) continue;
    const body = bodyOf(text, match.index, end) ?? (goesOn(text, foreignEnd, match.index) ? 'others' : null);
    foreignEnd = body === 'others' ? end : -1;
    if (body === 'others') continue;
    for (const { number, year } of numbers) {
      const isTimely =
        year === null ||
        body === 'ours' ||
        kind === 'declaration' ||
        kind === 'document' ||
        isOfItsTime(kind, number, year);
      if (isTimely) yield { kind, number };
    }
  }
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): ReferenceKind {
  const kinds = ['declaration', 'document', 'resolution', 'recommendation'] as const;
  return kinds.find((kind) => groups[kind] !== undefined) ?? 'opinion';
}
