import { delegationCode } from '../src/assembly/delegation.ts';
import type { Declaration } from '../src/assembly/declaration.ts';
import { groupCode } from '../src/assembly/group.ts';
import type { ArchivedDeclaration } from '../tools/assembly-sandbox/archive.ts';

/** An archived declaration as the reader would return it. */
export function declarationOf(entry: ArchivedDeclaration): Declaration {
  const { number, document, date, language, title, paragraphs, signatories } = entry;
  return {
    number,
    document,
    date,
    language,
    title,
    paragraphs,
    signatories: signatories.map(([honorific, name, delegation, group], at) => ({
      position: at + 1,
      honorific,
      givenName: name.split(' ').slice(0, -1).join(' ') || null,
      familyName: name.split(' ').at(-1) ?? name,
      name,
      delegation: delegationCode(delegation),
      delegationPrinted: delegation,
      group: group === null ? null : groupCode(group),
      groupPrinted: group,
    })),
  };
}
