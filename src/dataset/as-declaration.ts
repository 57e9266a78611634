import { delegationCode } from '../assembly/delegation.ts';
import type { Declaration, TextLanguage } from '../assembly/declaration.ts';
import type { SignatureData, DeclarationData, EditionData } from '../store/dataset/record.ts';
import type { RowContext } from './tables/table.ts';

/**
 * An edition as a page of it would be read.
 *
 * @param language of its text, where there is one; else the other.
 */
export function asDeclaration(
  given: DeclarationData,
  edition: EditionData,
  { partsOf }: RowContext,
  language: TextLanguage = edition.language,
): Declaration {
  const text = given.texts.find((one) => one.language === language) ?? given.texts[0];
  return {
    number: given.number,
    document: given.document,
    date: edition.date,
    language: text?.language ?? language,
    title: text?.title ?? '',
    paragraphs: text?.paragraphs ?? [],
    signatories: edition.signatures.map((signature) => ({
      position: signature.position,
      honorific: signature.honorific,
      givenName: partsOf(signature)?.given ?? null,
      familyName: partsOf(signature)?.family ?? signature.name,
      name: signature.name,
      delegation: knownCode(signature),
      delegationPrinted: signature.delegation_printed,
      group: signature.group,
      groupPrinted: signature.group_printed,
    })),
  };
}

/** What is stored as the delegation is its code, or what was printed where no code is known. */
function knownCode({ delegation, delegation_printed: printed }: SignatureData): string | null {
  return delegation === printed ? delegationCode(printed) : delegation;
}
