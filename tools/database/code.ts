import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type CodeKind = 'text search dictionary' | 'text search configuration' | 'function' | 'trigger';

/** A function, a trigger, or a text search dictionary or configuration of the database, as its file has it. */
export interface CodeObject {
  readonly kind: CodeKind;
  readonly name: string;
  /** Relative to the folder, as `search/hemicycle_plain.sql`. */
  readonly file: string;
  readonly text: string;
}

/** Between the statements of a file, as in a migration. */
export const breakpoint = '--> statement-breakpoint';

/** Where the files stand, from the root of the project. */
export const codeFolder = 'src/store/db/functions';

const created =
  /^create (?:or replace )?(?<kind>text search dictionary|text search configuration|function|trigger) (?<name>[a-z_]+)\b/gmu;

/**
 * Every file of the folder, sorted by path.
 *
 * @throws {Error} that names the file which does not create exactly one object of its own name.
 */
export function readCode(folder = codeFolder): CodeObject[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => codeObject(file, readFileSync(join(folder, file), 'utf8')));
}

/** @throws {Error} when the text does not create exactly one object, named as the file. */
export function codeObject(file: string, text: string): CodeObject {
  const [first, second] = text.matchAll(created);
  const name = first?.groups?.['name'];
  if (name === undefined || second || name !== basename(file, '.sql')) {
    throw new Error(`${file} must create one thing, named ${basename(file, '.sql')}.`);
  }
  return { kind: first?.groups?.['kind'] as CodeKind, name, file, text: text.trim() };
}

export function statementsOf({ text }: CodeObject): string[] {
  return text.split(breakpoint).map((statement) => statement.trim());
}
