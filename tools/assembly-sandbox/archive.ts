import type { TextLanguage } from '../../src/assembly/declaration.ts';
import data from './archive.json' with { type: 'json' };

/** `[honorific, name, delegation, group]` as printed; an empty honorific and a missing group are `null`. */
export type ArchivedSignatory = readonly [
  honorific: string | null,
  name: string,
  delegation: string,
  group: string | null,
];

/** A page the sandbox can serve: the facts of a real declaration over a text of our own. */
export interface ArchivedDeclaration {
  readonly fileId: number;
  /** How the Assembly published it. */
  readonly layout: 'A' | 'B';
  readonly language: TextLanguage;
  readonly number: number;
  readonly document: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** The same day as the heading prints it. */
  readonly headingDate: string;
  readonly title: string;
  readonly signatories: readonly ArchivedSignatory[];
  readonly paragraphs: readonly string[];
}

export const archive = data as unknown as readonly ArchivedDeclaration[];
