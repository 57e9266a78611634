import type { TextLanguage } from '../assembly/declaration.ts';
import type { HeldDeclaration } from '../store/dataset/held-data.ts';
import type { DeclarationData, EditionData } from '../store/dataset/record.ts';

/** What of a declaration is not the same in two places. */
export type Difference =
  | { readonly what: 'document' }
  | { readonly what: 'title' | 'text'; readonly language: TextLanguage }
  | { readonly what: 'names'; readonly date: string };

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Editions and texts that are not held. */
  readonly editions: readonly EditionData[];
  readonly texts: readonly DeclarationData['texts'][number][];
}

/** Holds what a data set says of a declaration against what is held. More than the space between words must differ. */
export function compareDeclaration(given: DeclarationData, held: HeldDeclaration): Comparison {
  if (given.document !== held.document) {
    return { differences: [{ what: 'document' }], editions: [], texts: [] };
  }
  const differences: Difference[] = [];
  const editions: EditionData[] = [];
  const texts: DeclarationData['texts'][number][] = [];
  for (const text of given.texts) {
    const { language } = text;
    const own = held.texts.find((one) => one.language === language);
    if (own === undefined) texts.push(text);
    else {
      if (squeezed(own.title) !== squeezed(text.title)) differences.push({ what: 'title', language });
      if (squeezed(own.paragraphs.join(' ')) !== squeezed(text.paragraphs.join(' ')))
        differences.push({ what: 'text', language });
    }
  }
  for (const edition of given.editions) {
    const own = held.editions.find((one) => isSameEdition(one, edition));
    if (own === undefined) editions.push(edition);
    else if (namesOf(own.signatures) !== namesOf(edition.signatures))
      differences.push({ what: 'names', date: edition.date });
  }
  return { differences, editions, texts };
}

function isSameEdition(
  own: HeldDeclaration['editions'][number],
  { date, file_id: fileId, signatures }: EditionData,
): boolean {
  const isSamePage = fileId !== null && fileId === own.fileId;
  return own.date === date && (isSamePage || own.signatures.length === signatures.length);
}

/** A list read in the other language prints delegations and groups otherwise, but not their codes. */
function namesOf(
  list: readonly { readonly name: string; readonly delegation: string; readonly group: string | null }[],
): string {
  return JSON.stringify(list.map(({ name, delegation, group }) => [squeezed(name), delegation, group]));
}

const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();
