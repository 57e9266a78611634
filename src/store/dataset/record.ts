import * as z from 'zod';
import { textLanguages } from '../../assembly/declaration.ts';

/** A day, `YYYY-MM-DD`. */
const day = z.iso.date();
/** A point in time, in UTC: `2026-06-22T09:30:00.000Z`. */
const moment = z.iso.datetime();
const language = z.enum(textLanguages);
const smallint = z.number().int().min(0).max(32_767);
const id = z.number().int().min(0).max(2_147_483_647);
/** PostgreSQL keeps no zero character. */
const text = z.string().refine((value) => !value.includes('\u0000'), 'there is a zero character in it');

/** Files that were looked through: those that hold no declaration of the data set held none. Both ends included. */
const coverage = z.object({ from: id, to: id });

/** The first line of a data set. */
export const datasetHead = z.object({
  kind: z.literal('dataset'),
  name: z.literal('pace-written-declarations'),
  version: z.number().int(),
  /** When the newest thing in it was first seen; `null` when there is nothing in it. */
  as_of: moment.nullable(),
  /** Declarations that had no edition since are left out. */
  since: day.nullable(),
  coverage: z.array(coverage),
});

/** What the lines of a data set are made of; a change that an earlier reader would misread makes it one more. */
export const datasetVersion = 1;

/** A name as printed, and within which days. */
const printedName = z.object({
  name: text,
  given_name: text.nullable(),
  family_name: text,
  gender: z.enum(['m', 'f', '']),
  delegation: text,
  first_on: day,
  last_on: day,
  /** An operator said whose it is. */
  pinned: z.boolean(),
});

const membership = z.object({ delegation: text, group: text.nullable(), from: day, to: day });

/** Somebody who signed, with all names and places printed of them. */
export const personRecord = z.object({
  kind: z.literal('person'),
  id,
  name: text,
  delegation: text,
  names: z.array(printedName),
  memberships: z.array(membership),
});

const signature = z.object({
  position: smallint,
  person: id,
  honorific: text.nullable(),
  name: text,
  delegation: text,
  delegation_printed: text,
  group: text.nullable(),
  group_printed: text.nullable(),
  added: z.boolean(),
});

const edition = z.object({
  edition: smallint,
  date: day,
  language,
  file_id: id.nullable(),
  url: text.nullable(),
  seen_at: moment,
  signatures: z.array(signature),
});

const textRecord = z.object({
  language,
  title: text,
  paragraphs: z.array(text),
  summary: text.nullable(),
  date: day.nullable(),
});

const topicRecord = z.object({ language, position: smallint, topic: text, evidence: z.array(text) });

/** A document that a text names; `held` is the number of the written declaration that is meant, where it is held. */
const reference = z.object({ language, kind: text, number: id, held: id.nullable() });

const correctionRecord = z.object({
  edition: smallint,
  what: z.enum(['title', 'text', 'date', 'first', 'list', 'fewer']),
  language: language.nullable(),
  before: text,
  after: text,
  noticed_at: moment,
});

/** A declaration with everything that stands on its pages and everything that was made of it. */
export const declarationRecord = z.object({
  kind: z.literal('declaration'),
  number: id,
  document: id,
  tabled_on: day,
  date: day,
  url: text.nullable(),
  classified_with: smallint,
  concerns: z.array(text),
  texts: z.array(textRecord),
  editions: z.array(edition).min(1),
  topics: z.array(topicRecord),
  references: z.array(reference),
  corrections: z.array(correctionRecord),
});

/** The last line, without which a data set is cut off. */
export const datasetEnd = z.object({
  kind: z.literal('end'),
  people: z.number().int(),
  declarations: z.number().int(),
  signatures: z.number().int(),
});

export type DatasetHead = z.infer<typeof datasetHead>;
export type PersonRecord = z.infer<typeof personRecord>;
export type DeclarationData = z.infer<typeof declarationRecord>;
export type DatasetEnd = z.infer<typeof datasetEnd>;
export type EditionData = DeclarationData['editions'][number];
export type SignatureData = EditionData['signatures'][number];
