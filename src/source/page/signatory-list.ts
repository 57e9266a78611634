import { delegationCode } from '../../assembly/delegation.ts';
import { isKnownGroup } from '../../assembly/group.ts';
import { hasCapitalSurname } from '../../assembly/name.ts';
import type { Signature } from '../../assembly/signatory.ts';
import {
  type SignatoryEntry,
  isEntry,
  isWholeEntry,
  readSignatoryEntry,
  readSureEntry,
  separate,
  toSignature,
} from './signatory-entry.ts';
import { withoutMark } from './list-marks.ts';

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

const prefix = /^(?:signator(?:ies|y)|signataires?|sign[ée]+ par|signed by)\s*(?:\(\d+\)\s*)?(?::\s*|$)/i;
/** The number of a name in a cell or line of its own. */
const figure = /^\(?\d{1,4}[.)]?$/;
/** Names beyond which a list is none: the Assembly has some 600 members and substitutes. */
const maxNames = 2000;

/** The list that begins within `reach` lines of `start`, or `null`. */
export function readSignatoryList(lines: readonly string[], start: number, reach = 6): SignatoryList | null {
  const limit = Math.min(lines.length, start + reach);
  // A label is surer than the look of a line: a title can read like an entry.
  for (let at = start; at < limit; at += 1) {
    const line = withoutMark(lines[at] ?? '');
    const label = prefix.exec(line.slice(0, 40))?.[0];
    if (label !== undefined) return readList(lines, at, line.slice(label.length));
  }
  for (let at = start; at < limit; at += 1)
    if (startsList(lines, at)) return readList(lines, at, withoutMark(lines[at] ?? ''));
  return null;
}

function startsList(lines: readonly string[], at: number): boolean {
  const line = withoutMark(lines[at] ?? '');
  return isEntries(line) || (isPerson(line) && isDelegation(lines[at + 1] ?? ''));
}

/** Follows a list over as many lines as it takes, whatever a line holds: all names, one, or a part of one. */
function readList(lines: readonly string[], from: number, first: string): SignatoryList {
  const reader = listReader();
  reader.add(first, '');
  let to = from + 1;
  for (; to < lines.length && reader.rest === null && !reader.isFull; to += 1) {
    const line = withoutMark(lines[to] ?? '');
    if (line === '' || (figure.test(line) && startsList(lines, to + 1))) continue;
    const joint = jointBefore(line, reader, lines[to + 1] ?? '');
    if (joint !== null) {
      reader.add(line, joint);
      continue;
    }
    // A name nobody could read among names that are: the list goes on behind it.
    const goesOn = endsAsEntry(line) || (to - from > 1 && lines.slice(to + 1, to + 3).some(isWholeEntry));
    if (!goesOn) break;
    reader.add(line, ' ; ');
  }
  return { ...reader.end(), from, to, rest: reader.rest };
}

/** Whether a line ends in a country and a group, as no sentence does. */
function endsAsEntry(line: string): boolean {
  const [delegation = '', group = ''] = line.slice(-120).split(',').slice(-2);
  return isKnownGroup(group.trim()) && delegationCode(delegation.trim()) !== null;
}

/** Without the separators round it; by hand, as a pattern would try every place of a long run of them. */
function trimmed(part: string): string {
  let [from, to] = [0, part.length];
  while (from < to && ' ,|'.includes(part.charAt(from))) from += 1;
  while (to > from && ' ,|'.includes(part.charAt(to - 1))) to -= 1;
  return part.slice(from, to);
}

/** Takes a list in piece by piece: an entry may come in several, or several in one. */
function listReader() {
  const signatories: Signature[] = [];
  const unread: string[] = [];
  let tail = '';
  let tailEntry: SignatoryEntry | null = null;
  let rest: string | null = null;

  const keep = (part: string, entry: SignatoryEntry | null): void => {
    if (entry === null) unread.push(part);
    else signatories.push(toSignature(entry, signatories.length + 1));
  };
  const close = (): void => {
    const last = trimmed(tail);
    if (last !== '') keep(last, tailEntry ?? readSignatoryEntry(last));
    tail = '';
    tailEntry = null;
  };
  return {
    /** The entry that is not known to have ended, and what it says so far. */
    get tail(): string {
      return tail;
    },
    get tailEntry(): SignatoryEntry | null {
      return tailEntry;
    },
    /** Text that followed a name in its line: the list has ended. */
    get rest(): string | null {
      return rest;
    },
    get isFull(): boolean {
      return signatories.length + unread.length > maxNames;
    },
    add(line: string, joint: string): void {
      // What follows a separator leaves the entry before it as it is.
      if (joint.includes(';')) close();
      const text = tail === '' ? line : tail + joint + line;
      tail = '';
      tailEntry = null;
      for (let at = 0, next = 0; next !== -1 && !this.isFull; at = next + 1) {
        next = text.indexOf(';', at);
        const isLast = next === -1;
        const printed = text.slice(at, isLast ? undefined : next).trim();
        const part = trimmed(printed);
        if (part === '') continue;
        tailEntry = readSureEntry(part);
        const separated = tailEntry !== null || !part.includes(',') ? null : separate(part);
        // Names that follow show that what looks like text is none.
        if (separated !== null && (separated.rest === null || isLast || !leadsToEntry(text, next + 1))) {
          const { entries } = separated;
          for (const entry of entries.slice(0, -1)) keep(entry, readSignatoryEntry(entry));
          tail = entries.at(-1) ?? '';
          if (separated.rest !== null) {
            rest = isLast ? separated.rest : separated.rest + text.slice(next);
            return;
          }
        } else tail = printed;
        if (!isLast) close();
      }
    },
    end(): { signatories: readonly Signature[]; unread: readonly string[] } {
      close();
      if (this.isFull) unread.push(`more than ${maxNames} names`);
      return { signatories, unread: unread.slice(0, 10) };
    },
  };
}

/** Whether one of the next parts is an entry. */
function leadsToEntry(text: string, from: number): boolean {
  return text
    .slice(from, from + 1000)
    .split(';', 3)
    .some((part) => isEntry(trimmed(part)));
}

/** A list whose last entry may not have ended. */
interface OpenList {
  readonly tail: string;
  readonly tailEntry: SignatoryEntry | null;
}

/** How a line continues the list before it; `null` when it does not. */
function jointBefore(line: string, { tail, tailEntry }: OpenList, next: string): string | null {
  if (/^[;,|]+$/.test(line.slice(0, 50)) && line.length < 50) return ' ';
  const isOpen = tail === '' || tail.endsWith(',') || /^[;,]/.test(line);
  const last = trimmed(tail);
  if (isOnlyEntries(line)) return isOpen ? ' ' : ' ; ';
  if (last.length > 300) return null;
  const entry = tailEntry ?? (last === '' ? null : readSignatoryEntry(last));
  const isWhole = entry !== null && delegationCode(entry.delegation) !== null;
  if (last === '' || isWhole) {
    if (entry?.group === null && isGroup(line)) return isOpen ? ' ' : ', ';
    return isPerson(line) && (isDelegation(next) || next.startsWith(',')) ? (isOpen ? ' ' : ' ; ') : null;
  }
  if (isDelegation(line) || (entry?.group === null && isGroup(line))) return isOpen ? ' ' : ', ';
  // An entry that was broken inside reads only together with what follows.
  const head = line.slice(0, 400).split(/\s*;/, 1)[0] ?? '';
  const mended = tailEntry !== null ? null : readSignatoryEntry(`${last} ${head}`);
  return mended !== null && delegationCode(mended.delegation) !== null ? ' ' : null;
}

/** How many entries are looked at to know a list by. */
const sample = 5;

/** Whether a line is one or more entries, most of those at its beginning beyond doubt. */
function isEntries(line: string): boolean {
  if (!line.includes(',')) return false;
  const parts = line
    .slice(0, 3000)
    .split(';', sample + 1)
    .map(trimmed);
  const filled = parts.filter((part) => part !== '').slice(0, sample);
  const read = filled.filter((part) => isEntry(part) || (part.includes(',') && separate(part) !== null));
  return filled.length > 0 && read.length / filled.length > 0.6;
}

/** Whether a line is entries from end to end: text may begin with a name and a country, too. */
function isOnlyEntries(line: string): boolean {
  if (!line.includes(',')) return false;
  let filled = 0;
  for (let at = 0, next = 0; next !== -1; at = next + 1) {
    next = line.indexOf(';', at);
    const part = trimmed(line.slice(at, next === -1 ? undefined : next));
    if (part === '') continue;
    if (!isEntry(part)) return false;
    filled += 1;
  }
  return filled > 0;
}

const bare = (line: string): string =>
  /^[^\s;,].*[^\s;,]$/s.test(line) ? line : line.replace(/^[\s;,]+|[\s;,]+$/g, '');

function isPerson(line: string): boolean {
  if (line.length > 100 || !line.includes(' ')) return false;
  const own = bare(line);
  const words = own.split(' ');
  return words.length > 1 && words.length < 9 && !/[,:]/.test(own) && hasCapitalSurname(own);
}

function isDelegation(line: string): boolean {
  if (line.length > 80) return false;
  if (!/[;,]/.test(line)) return delegationCode(line) !== null;
  const [name = '', group, ...others] = bare(line).split(/\s*,\s*/);
  return others.length === 0 && delegationCode(name) !== null && (group === undefined || isKnownGroup(group));
}

function isGroup(line: string): boolean {
  return line.length < 20 && (isKnownGroup(line) || isKnownGroup(bare(line)));
}
