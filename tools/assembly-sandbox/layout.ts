import type { ArchivedDeclaration } from './archive.ts';

/** The layouts in which the Assembly publishes today; A2 is the text without heading and names. */
export const layouts = ['A', 'A2', 'B', 'B-fr'] as const;
export type Layout = (typeof layouts)[number];

/** The layouts of 1998 to 2008: the names, one a line, follow the text. */
export const staticLayouts = ['C07', 'C04', 'C01', 'C98'] as const;
export type StaticLayout = (typeof staticLayouts)[number];

/** Ways of writing the same page. */
export const markups = [
  'div',
  'span',
  'table',
  'list',
  'br',
  'nbsp',
  'entities',
  'comments',
  'shouting',
  'links',
  'names',
  'newline',
] as const;
export type Markup = (typeof markups)[number];

/** What a page prints. */
export type Printable = Omit<ArchivedDeclaration, 'fileId' | 'layout'>;

/** A line of a page, and what it is. */
export interface Part {
  readonly kind: 'label' | 'heading' | 'title' | 'signatories' | 'name' | 'notice' | 'paragraph';
  readonly text: string;
  /** The same with markup that belongs to it whatever surrounds it. */
  readonly html?: string;
  /** Before the names, in layouts that print a label there. */
  readonly prefix?: string;
  readonly names?: readonly string[];
}
