import type { TextLanguage } from './declaration.ts';
import type { Signature } from './signatory.ts';

/** A stored declaration as it is shown: one language, its current edition. */
export interface DeclarationRecord {
  readonly id: number;
  readonly number: number;
  readonly document: number;
  /** Day of the first edition known, `YYYY-MM-DD`. */
  readonly tabledOn: string;
  /** Day of the current edition, `YYYY-MM-DD`. */
  readonly date: string;
  /** 1, and one more for each republication with more signatories. */
  readonly edition: number;
  readonly url: string | null;
  /** The language of `title`, `paragraphs` and `summary`: the one asked for when it is held, else the other. */
  readonly language: TextLanguage;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly summary: string | null;
  /** ISO 3166 alpha-2 codes of the countries it is about. */
  readonly concerns: readonly string[];
  /** Most weight first; the evidence is in the text's own language where that text is held. */
  readonly topics: readonly TopicRecord[];
  readonly signatories: readonly SignatureRecord[];
  /** What the Assembly corrected since it was first stored, as far as it concerns this language; none when left out. */
  readonly corrections?: readonly Correction[];
}

/** A change that is no edition. */
export interface Correction {
  /** `first`: who tabled it; `list`: another name on a list of the same length; `fewer`: names that are gone. */
  readonly what: 'title' | 'text' | 'date' | 'first' | 'list' | 'fewer';
  /** Of the text; `null` for what belongs to no language. */
  readonly language: TextLanguage | null;
  readonly before: string;
  readonly after: string;
  readonly noticedAt: Date;
}

/** What a declaration is about, with the words of its text that decided. */
export interface TopicRecord {
  readonly id: string;
  readonly evidence: readonly string[];
}

export interface SignatureRecord extends Omit<Signature, 'givenName' | 'familyName' | 'delegation'> {
  readonly signatoryId: number;
  /** ISO 3166 alpha-2 code, or the printed name where the code is not known. */
  readonly delegation: string;
}

/** A declaration in a list. */
export interface DeclarationEntry {
  readonly number: number;
  readonly document: number;
  /** Day first tabled, `YYYY-MM-DD`, whatever the newest edition's. */
  readonly date: string;
  readonly title: string;
  readonly url: string | null;
  readonly signatoryCount: number;
}

/** Why a declaration belongs to the thread of another, in what a reader can check. */
export type ThreadReason =
  /** The other names it by number, or is named by it. */
  | { readonly kind: 'names' | 'named' }
  /** A chain of references joins them, of which this number is the last before it. */
  | { readonly kind: 'through'; readonly number: number }
  /** People whom both name, and words that both titles have, as the other prints them. */
  | { readonly kind: 'persons'; readonly names: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** A time in one delegation and one group, as far as declarations signed then show it. */
export interface Membership {
  readonly delegation: string;
  /** The group's code of the time; `null` when none was ever printed. */
  readonly group: string | null;
  /** Days of the first and the last edition that print it, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** One name on the list of a declaration, as an edition prints it. */
export interface SignatoryLine {
  readonly signatoryId: number;
  readonly position: number;
  readonly honorific: string | null;
  readonly name: string;
  readonly delegation: string;
  readonly group: string | null;
  /** Not on the edition before. */
  readonly added: boolean;
}
