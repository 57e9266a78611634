import { delegationCode } from '../../../src/assembly/delegation.ts';
import type { Declaration } from '../../../src/assembly/declaration.ts';
import { groupCode } from '../../../src/assembly/group.ts';
import type { Signature } from '../../../src/assembly/signatory.ts';
import { archive, type ArchivedSignatory } from '../../../tools/assembly-sandbox/archive.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { saveDeclaration, type SavedDeclaration } from '../../../src/store/ingest/save-declaration.ts';

/** A moment of the tests' own calendar. */
export const noon = new Date('2026-01-05T12:00:00Z');

export function later(ms: number, than: Date = noon): Date {
  return new Date(than.getTime() + ms);
}

/** A declaration of the archive as the reader would return it. */
export function archived(number: number, language: 'en' | 'fr' = 'en'): Declaration & { fileId: number } {
  const found = archive.find((entry) => entry.number === number && entry.language === language);
  if (!found) throw new Error(`The archive has no declaration No. ${number} in this language.`);
  const { fileId, document, date, title, paragraphs } = found;
  return {
    fileId,
    number,
    document,
    date,
    language,
    title,
    paragraphs,
    signatories: found.signatories.map((entry, at) => signature(at + 1, entry)),
  };
}

export function signature(
  position: number,
  [honorific, name, delegation, group]: ArchivedSignatory,
): Signature {
  const familyName = name.split(' ').at(-1) ?? name;
  return {
    position,
    honorific,
    givenName: name.slice(0, -familyName.length).trim() || null,
    familyName,
    name,
    delegation: delegationCode(delegation),
    delegationPrinted: delegation,
    group: group === null ? null : groupCode(group),
    groupPrinted: group,
  };
}

/** Stores declarations as the pipeline does, without alerts. */
export async function keep(
  db: Database,
  declaration: Declaration & { fileId?: number },
  now = noon,
): Promise<SavedDeclaration> {
  return db.transaction((tx) =>
    saveDeclaration(
      tx,
      {
        declaration,
        fileId: declaration.fileId ?? null,
        url: `https://assembly.example/en/files/${declaration.fileId ?? 1}`,
      },
      now,
    ),
  );
}
