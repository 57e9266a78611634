import { delegationCode } from '../assembly/delegation.ts';
import { groupCode, isKnownGroup } from '../assembly/group.ts';
import { hasCapitalSurname, isHonorific, parseName } from '../assembly/name.ts';
import type { Signature } from '../assembly/signatory.ts';

/** A list of signatories found among the lines of a page. */
export interface SignatoryList {
  readonly signatories: readonly Signature[];
  /** Entries that do not read as a member of a delegation. */
  readonly unread: readonly string[];
  /** Index of its first line, and of the first line after it. */
  readonly from: number;
  readonly to: number;
  /** Text that follows the last name in the same line. */
  readonly rest: string | null;
}

/** An entry cut at its commas. */
interface Entry {
  readonly name: string;
  readonly delegation: string;
  readonly group: string | null;
}

const prefix = /^(?:signator(?:ies|y)|signataires?|sign[ée]+ par|signed by)\s*(?:\(\d+\)\s*)?(?::\s*|$)/i;
const code = /^\p{Lu}[\p{L}\d/&.+-]{0,11}$/u;

/** The list that begins within `reach` lines of `start`, or `null`. */
export function findSignatories(lines: readonly string[], start: number, reach = 4): SignatoryList | null {
  const limit = Math.min(lines.length, start + reach);
  // A label is surer than the look of a line: a title can read like an entry.
  for (let at = start; at < limit; at += 1) {
    const label = prefix.exec(lines[at] ?? '')?.[0];
    if (label !== undefined) return readList(lines, at, (lines[at] ?? '').slice(label.length));
  }
  for (let at = start; at < limit; at += 1)
    if (startsList(lines, at)) return readList(lines, at, lines[at] ?? '');
  return null;
}

function startsList(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (isEntries(line)) return true;
  return isPerson(line) && isDelegation(lines[at + 1] ?? '');
}

/** Follows a list over as many lines as it takes, whatever a line holds: all names, one, or a part of one. */
function readList(lines: readonly string[], from: number, first: string): SignatoryList {
  let text = first;
  let to = from + 1;
  for (; to < lines.length; to += 1) {
    const line = lines[to] ?? '';
    const joint = jointBefore(line, text, lines[to + 1] ?? '');
    if (joint === null) break;
    text += joint + line;
  }
  const { list, rest } = cutTail(text);
  const signatories: Signature[] = [];
  const unread: string[] = [];
  for (const part of entriesIn(list)) {
    const entry = readEntry(part);
    if (entry === null) unread.push(part);
    else signatories.push(toSignature(entry, signatories.length + 1));
  }
  return { signatories, unread, from, to, rest };
}

/** How a line continues the list before it; `null` when it does not. */
function jointBefore(line: string, before: string, next: string): string | null {
  if (/^[;,|]+$/.test(line)) return ' ';
  const isOpen = /[;,]$/.test(before) || before === '' || /^[;,]/.test(line);
  if (isOnlyEntries(line)) return isOpen ? ' ' : ' ; ';
  if (isPerson(line) && (isDelegation(next) || next.startsWith(','))) return isOpen ? ' ' : ' ; ';
  if (isDelegation(line) || isGroup(line)) return isOpen ? ' ' : ', ';
  // An entry that was broken inside reads only together with what follows.
  const last = before.slice(before.lastIndexOf(';') + 1).trim();
  const [head = ''] = line.split(/\s*;/, 1);
  const mended = last === '' || isEntry(last) ? null : readEntry(`${last} ${head}`);
  return mended !== null && delegationCode(mended.delegation) !== null ? ' ' : null;
}

function entriesIn(list: string): string[] {
  return list
    .split(';')
    .map((part) => part.replace(/^[\s,|]+|[\s,|]+$/g, ''))
    .filter((part) => part !== '')
    .flatMap(splitUnseparated);
}

/** Entries whose separator was lost, told apart by their honorifics. */
function splitUnseparated(part: string): string[] {
  if (part.split(',').length <= 3) return [part];
  const words = part.split(' ');
  const pieces: string[] = [];
  let piece: string[] = [];
  for (const word of words) {
    if (isHonorific(word) && piece.length > 2) {
      pieces.push(piece.join(' '));
      piece = [];
    }
    piece.push(word);
  }
  pieces.push(piece.join(' '));
  return pieces.every(isEntry) ? pieces : [part];
}

/** Cuts off the text that follows a list in the same line, right after the last group. */
function cutTail(text: string): { list: string; rest: string | null } {
  const start = text.lastIndexOf(';') + 1;
  const parts = /^([^,]+,[^,]+,\s*)(\S+)\s+(\S.*)$/s.exec(text.slice(start));
  if (parts === null) return { list: text, rest: null };
  const [, head = '', group = '', rest = ''] = parts;
  if (!isKnownGroup(group) || !isEntry(head + group) || isHonorific(rest.split(' ')[0] ?? '')) {
    return { list: text, rest: null };
  }
  return { list: text.slice(0, start) + head + group, rest };
}

/** Cuts an entry into name, delegation and group; commas within a name stay there. */
function readEntry(text: string): Entry | null {
  const parts = text.split(',').map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  const hasGroup =
    parts.length > 2 && (isKnownGroup(last) || (code.test(last) && delegationCode(last) === null));
  const name = parts.slice(0, hasGroup ? -2 : -1).join(', ');
  const delegation = parts.at(hasGroup ? -2 : -1) ?? '';
  if (name === '' || delegation === '' || parts.length > 4) return null;
  if (parts.length > (hasGroup ? 3 : 2) && delegationCode(delegation) === null) return null;
  if (!/^(?:\p{Lu}|['"“«])/u.test(delegation) && delegationCode(delegation) === null) return null;
  if (!/\p{L}/u.test(name) || name.length > 100 || delegation.length > 80) return null;
  return { name, delegation, group: hasGroup ? last : null };
}

function toSignature({ name, delegation, group }: Entry, position: number): Signature {
  return {
    position,
    ...parseName(name),
    delegation: delegationCode(delegation),
    delegationPrinted: delegation,
    group: group === null ? null : groupCode(group),
    groupPrinted: group,
  };
}

/** Whether a text is one entry beyond doubt: a surname in capitals, and a known word or an honorific beside it. */
function isEntry(text: string): boolean {
  const entry = readEntry(text);
  if (entry === null || !isName(entry.name)) return false;
  if (delegationCode(entry.delegation) !== null) return true;
  const isSentence = /[.!?:]/.test(entry.delegation) || entry.delegation.split(' ').length > 6;
  if (isSentence) return false;
  return isHonorific(entry.name.split(' ')[0] ?? '') || (entry.group !== null && isKnownGroup(entry.group));
}

function isName(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length < 10 &&
    hasCapitalSurname(text) &&
    !words.some((word, i) => i > 0 && /^(?:Mr|Ms|Mrs|M\.|Mme)$/.test(word))
  );
}

/** How many entries are looked at to know a list by. */
const sample = 5;

/** Whether a line is one or more entries, most of those at its beginning beyond doubt. */
function isEntries(line: string): boolean {
  if (!line.includes(',')) return false;
  const parts = line.split(';', sample + 1).map((part) => part.replace(/^[\s,]+|[\s,]+$/g, ''));
  const filled = parts.filter((part) => part !== '').slice(0, sample);
  return filled.length > 0 && filled.filter(isEntry).length / filled.length > 0.6;
}

/** Whether a line is entries from end to end: text may begin with a name and a country, too. */
function isOnlyEntries(line: string): boolean {
  if (!isEntries(line)) return false;
  const parts = line.split(';').map((part) => part.replace(/^[\s,]+|[\s,]+$/g, ''));
  return parts.every((part) => part === '' || isEntry(part));
}

const bare = (line: string): string => line.replace(/^[\s;,]+|[\s;,]+$/g, '');

function isPerson(line: string): boolean {
  if (line.length > 100) return false;
  const words = bare(line).split(' ');
  return words.length > 1 && words.length < 9 && !/[,:]/.test(bare(line)) && hasCapitalSurname(bare(line));
}

function isDelegation(line: string): boolean {
  if (line.length > 80) return false;
  const [name = '', group, ...others] = bare(line).split(/\s*,\s*/);
  return others.length === 0 && delegationCode(name) !== null && (group === undefined || isKnownGroup(group));
}

function isGroup(line: string): boolean {
  return line.length < 20 && isKnownGroup(bare(line));
}
