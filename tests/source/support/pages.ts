import { type ArchivedDeclaration, archive } from '../../../tools/assembly-sandbox/archive.ts';
import type { Printable, StaticLayout } from '../../../tools/assembly-sandbox/layout.ts';
import { asPrinted } from '../../../tools/assembly-sandbox/static.ts';
import type { Reading } from '../../../src/assembly/declaration.ts';

/** What a page should read as, in the terms in which it is printed. */
export function printed({
  number,
  document,
  date,
  language,
  title,
  signatories,
  paragraphs,
}: Printable): unknown {
  return {
    number,
    document,
    date,
    language,
    title,
    paragraphs,
    signatories: signatories.map(([honorific, name, delegation, group]) => ({
      honorific,
      name,
      delegation,
      group,
    })),
  };
}

/** The same of a page in a layout that prints less of the names. */
export function printedIn(entry: Printable, layout: StaticLayout): unknown {
  return printed({
    ...entry,
    signatories: entry.signatories.map((signatory) => asPrinted(signatory, layout)),
  });
}

/** The same of a reading; of one that is no declaration, the reading itself. */
export function printedOf(reading: Reading): unknown {
  if (reading.kind !== 'declaration') return reading;
  const { number, document, date, language, title, paragraphs, signatories } = reading.declaration;
  return {
    number,
    document,
    date,
    language,
    title,
    paragraphs,
    signatories: signatories.map(({ honorific, name, delegationPrinted, groupPrinted }) => ({
      honorific,
      name,
      delegation: delegationPrinted,
      group: groupPrinted,
    })),
  };
}

export function archived(number: number, language: 'en' | 'fr' = 'en'): ArchivedDeclaration {
  const entry = archive.find((entry) => entry.number === number && entry.language === language);
  if (entry === undefined) throw new Error(`No. ${number} is not in the archive in ${language}.`);
  return entry;
}
