import * as z from 'zod';
import { reportSubjects } from '../../assembly/report.ts';

/** Whole numbers that a column of the database can hold. */
const id = z.number().int().min(0).max(2_147_483_647);
/** Random: whoever does not see a button of a search cannot tell its id. */
const searchId = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const page = z.number().int().min(1).max(100_000);
const name = z.string().min(1).max(80);

/** What a report is about, and its first and last day as `period/day-number` counts them. */
const reportFields = { of: z.enum(reportSubjects), key: z.string().max(80), from: id, to: id };

/**
 * Everything that can be shown again from its custom id. Letter, fields and their order are for good: messages that Discord
 * keeps are read with them.
 */
export const viewKinds = [
  viewKind('declaration', 'd', { number: id }),
  viewKind('signatories', 's', {
    number: id,
    page,
    /** Only those of a political family, of a delegation, or newly added. */
    group: name.nullable(),
    delegation: name.nullable(),
    added: z.boolean(),
  }),
  viewKind('signatory', 'p', { id }),
  viewKind('signed', 'w', { id, page }),
  viewKind('together', 't', { id, page }),
  viewKind('delegation', 'c', { code: name }),
  viewKind('group', 'g', { code: name }),
  viewKind('members', 'm', { of: z.enum(['delegation', 'group']), code: name, page }),
  viewKind('search', 'f', { id: searchId, page }),
  viewKind('compareDeclarations', 'x', { a: id, b: id }),
  viewKind('comparePeople', 'y', { a: id, b: id }),
  viewKind('stats', 'n', { by: z.enum(['year', 'topic', 'delegation', 'group']), page }),
  viewKind('random', 'r', { seed: id }),
  viewKind('thread', 'h', { number: id, page }),
  viewKind('editions', 'e', { number: id, page }),
  viewKind('listed', 'l', { first: id, rest: name, page }),
  /** Who signed what a search asks for. */
  viewKind('signing', 'q', {
    by: z.enum(['signatory', 'delegation', 'group', 'topic', 'year']),
    id: searchId,
    page,
  }),
  viewKind('report', 'j', reportFields),
  /** The text of a report, to be pasted elsewhere. */
  viewKind('reportText', 'k', reportFields),
  viewKind('compareSubjects', 'z', {
    of: z.enum(['country', 'topic']),
    a: name,
    b: name,
    /** Days, as `period/day-number` counts them. */
    from: id.nullable(),
    to: id.nullable(),
    who: z.enum(['both', 'a', 'b']),
    page,
  }),
  /** Who signs with whom; of the last so many years, of all when 0. */
  viewKind('network', 'b', { of: z.enum(['delegation', 'topic']), code: name, years: id }),
] as const;

/**
 * Something that can be shown, in as few characters as a custom id allows. It names public facts, or a search by an id that
 * nobody guesses, so whoever sends one learns nothing that a command, or the message it stands on, would not tell them.
 */
export type View = z.infer<(typeof viewKinds)[number]['schema']>;
export type ViewOf<K extends View['kind']> = Extract<View, { kind: K }>;

/** @param letter begins the custom ids of this kind. @param fields what else they say, in this order. */
function viewKind<K extends string, F extends z.ZodRawShape>(kind: K, letter: string, fields: F) {
  return {
    kind,
    letter,
    fields: Object.keys(fields),
    schema: z.object({ kind: z.literal(kind), ...fields }),
  };
}
