import type { DeclarationRecord, SignatureRecord } from '../../../src/assembly/record.ts';
import { delegations } from '../../../src/assembly/delegation.ts';
import { archived } from '../../support/declarations/declarations.ts';

/** A declaration of the archive as the store would hand it over. */
export function record(
  number: number,
  language: 'en' | 'fr' = 'en',
  change: Partial<DeclarationRecord> = {},
): DeclarationRecord {
  const { signatories, document, date, title, paragraphs, fileId } = archived(number, language);
  return {
    id: number,
    number,
    document,
    tabledOn: date,
    date,
    edition: 1,
    url: `https://assembly.example/${language}/files/${fileId}/html`,
    language,
    title,
    paragraphs,
    summary: null,
    concerns: [],
    topics: [],
    signatories: signatories.map((signature) => ({
      ...signature,
      delegation: signature.delegation ?? signature.delegationPrinted,
      signatoryId: signature.position,
    })),
    ...change,
  };
}

/** As many signatures as asked for, each with `text` in its names. */
export function signatures(count: number, text = 'Corneliu Mugurel COZMANCIUC'): SignatureRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    position: at + 1,
    honorific: null,
    name: `${text} ${at}`,
    delegation: delegations[at % delegations.length]?.code ?? 'IT',
    delegationPrinted: 'Italy',
    group: at % 7 === 0 ? null : ['SOC', 'EPP/CD', 'ALDE', 'EC/DA', text.slice(0, 40), 'NR'][at % 6]!,
    groupPrinted: null,
    signatoryId: at + 1,
  }));
}

/** Texts that would mention, format, link or pretend to be something else if they were let. */
export const hostile: readonly string[] = [
  '@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678>',
  '**bold** __under__ _it_ *it* ~~gone~~ ||hidden|| `code` ```block```',
  '# heading\n## two\n-# small\n> quoted\n>>> all\n- item\n1. one\n* star',
  '[click](https://evil.example/a_b) https://evil.example/__x__ <https://evil.example>',
  '<t:1700000000:R> <:blob:123456789012345678> <a:wave:123456789012345678> :smile: </ban:123456789012345678>',
  'back\\slash \\* \\\\_ \u202eright to left\u2066 \u0000\u0007 half \ud83d pair',
  '<: _x_ *y* https://a.example/_ _z_',
];
