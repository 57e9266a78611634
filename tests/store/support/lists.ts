import { delegationCode } from '../../../src/assembly/delegation.ts';
import type { Declaration } from '../../../src/assembly/declaration.ts';
import { groupCode } from '../../../src/assembly/group.ts';
import { parseFamilyName } from '../../../src/assembly/name.ts';
import type { Signature } from '../../../src/assembly/signatory.ts';
import type { Database } from '../../../src/store/db/database.ts';
import type { SavedDeclaration } from '../../../src/store/ingest/save-declaration.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';

/** "Mr Axel FISCHER, Germany, EPP/CD": delegation and group may be left out. */
export function signed(position: number, entry: string): Signature {
  const [name = '', place = '', group = null] = entry.split(', ');
  return {
    position,
    ...parseFamilyName(name),
    delegation: place === '' ? null : delegationCode(place),
    delegationPrinted: place,
    group: group === null ? null : groupCode(group),
    groupPrinted: group,
  };
}

/** Some declaration that is signed by exactly these. */
export function listOf(number: number, date: string, ...entries: string[]): Declaration & { fileId: number } {
  return {
    ...archived(682),
    number,
    document: 14_000 + number,
    fileId: 20_000 + number,
    date,
    title: `Title of No. ${number}`,
    signatories: entries.map((entry, at) => signed(at + 1, entry)),
  };
}

/** Stores one declaration a list, the days a month apart from 2015 on. */
export async function keepLists(db: Database, ...lists: string[][]): Promise<SavedDeclaration[]> {
  const kept: SavedDeclaration[] = [];
  for (const [at, entries] of lists.entries()) {
    kept.push(await keep(db, listOf(500 + at, `2015-${String(at + 1).padStart(2, '0')}-01`, ...entries)));
  }
  return kept;
}

/** The one person found under a name. */
export async function idOf(db: Database, name: string): Promise<number> {
  const [found] = await findSignatories(db, name, 1);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found.id;
}
