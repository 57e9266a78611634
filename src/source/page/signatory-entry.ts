import { delegationCode } from '../../assembly/delegation.ts';
import { groupCode, isKnownGroup } from '../../assembly/group.ts';
import {
  hasCapitalSurname,
  isHonorific,
  type PrintedName,
  parseName,
  strayWords,
} from '../../assembly/name.ts';
import type { Signature } from '../../assembly/signatory.ts';

/** One name of a list, cut at its commas. */
export interface SignatoryEntry {
  readonly name: string;
  readonly delegation: string;
  readonly group: string | null;
}

/** Characters beyond which nothing is one entry. */
const longest = 300;

const code = /^\p{Lu}[\p{L}\d/&.+-]{0,11}$/u;

/** Cuts an entry into name, delegation and group; commas within a name stay there. */
export function readSignatoryEntry(text: string): SignatoryEntry | null {
  if (text.length > longest) return null;
  const last = text.lastIndexOf(',');
  if (last < 1) return null;
  const end = withoutNote(text.slice(last + 1).trim());
  const middle = text.lastIndexOf(',', last - 1);
  const hasGroup = middle > 0 && (isKnownGroup(end) || (code.test(end) && delegationCode(end) === null));
  const cut = hasGroup ? middle : last;
  const name = withoutNote(text.slice(0, cut).trim());
  const delegation = hasGroup ? withoutNote(text.slice(middle + 1, last).trim()) : end;
  if (name.length < 1 || name.length > 100 || delegation === '' || delegation.length > 80) return null;
  const first = name.indexOf(',');
  if (first !== -1 && name.split(',').length + (hasGroup ? 2 : 1) > 4) return null;
  if (delegationCode(delegation) === null) {
    if (first !== -1 || !/^(?:\p{Lu}|['"“«])/u.test(delegation)) return null;
  }
  return isNameLike(name) ? { name, delegation, group: hasGroup ? end : null } : null;
}

/** Whether anybody could be called so: what is not is no entry, however well its country reads. */
function isNameLike(printed: string): boolean {
  const space = printed.indexOf(' ');
  const name = isHonorific(printed.slice(0, Math.max(0, space))) ? printed.slice(space + 1) : printed;
  return (
    name.length > 1 &&
    /^['’"“«[(]?\p{L}/u.test(name) &&
    /\p{Lu}/u.test(name) &&
    !/[<>|{}=_@#\\/\d:!?"*+•~^\ufffd]/.test(name) &&
    strayWords(name) < 2
  );
}

/** Whether a paragraph holds names of a list, which no text does: the list was broken off before its end. */
export function holdsEntries(paragraph: string): boolean {
  return paragraph.split(';', 50).some((part) => isWholeEntry(part.trim()));
}

const plainEnd = /[A-Za-z.'’”"»]$/;
const note =
  /(?:\s?(?:\[(?:\d{1,2}|\*)\]|\((?:\d{1,2}|\*)\)|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079*†‡])|(?<=[\p{L}'’])\d{1,2})+$/u;

/** A part of an entry without the mark of a footnote. */
function withoutNote(part: string): string {
  return plainEnd.test(part) ? part : part.replace(note, '');
}

export function toSignature(
  { name, delegation, group }: SignatoryEntry,
  position: number,
  parse: (printed: string) => PrintedName = parseName,
): Signature {
  return {
    position,
    ...parse(name),
    delegation: delegation === '' ? null : delegationCode(delegation),
    delegationPrinted: delegation,
    group: group === null ? null : groupCode(group),
    groupPrinted: group,
  };
}

/** Whether a text is one entry beyond doubt: a name, and known words beside it. */
export function isEntry(text: string): boolean {
  return readSureEntry(text) !== null;
}

/** The entry in a text that is one beyond doubt. */
export function readSureEntry(text: string): SignatoryEntry | null {
  const entry = readSignatoryEntry(text);
  return entry !== null && isSure(entry) ? entry : null;
}

function isSure({ name, delegation, group }: SignatoryEntry): boolean {
  if (!isName(name)) return false;
  const isGroupKnown = group !== null && isKnownGroup(group);
  const hasHonorific = isHonorific(name.slice(0, Math.max(0, name.indexOf(' '))));
  if (delegationCode(delegation) !== null) return hasHonorific || isGroupKnown || hasCapitalSurname(name);
  if (/[.!?:]/.test(delegation) || delegation.split(' ').length > 6) return false;
  return (hasHonorific || isGroupKnown) && hasCapitalSurname(name);
}

/** Whether a text is an entry that no sentence could be. */
export function isWholeEntry(text: string): boolean {
  const entry = readSignatoryEntry(text);
  return (
    entry?.group != null &&
    isKnownGroup(entry.group) &&
    delegationCode(entry.delegation) !== null &&
    isSure(entry)
  );
}

const nameShape = /^[\p{Lu}\p{Ll}'’"“[(][^:;!?|]*$/u;
const second = /\s(?:Mr|Ms|Mrs|M\.|Mme)(?:\s|$)/;

function isName(text: string): boolean {
  return nameShape.test(text) && !second.test(text) && (text.length < 40 || text.split(' ').length < 10);
}

/** Entries whose separator was lost, told apart by their honorifics, and the text that follows the last one. */
export function separate(text: string): { entries: readonly string[]; rest: string | null } | null {
  const pieces = text.includes(',') ? piecesOf(text) : [text];
  const entries: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (isEntry(piece)) {
      entries.push(piece);
      continue;
    }
    const cut = splitRest(piece);
    if (cut === null) return null;
    entries.push(cut.entry);
    return { entries, rest: [cut.rest, ...pieces.slice(i + 1)].join(' ') };
  }
  return { entries, rest: null };
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  for (const word of text.split(' ')) {
    if (piece.length > 2 && isHonorific(word)) {
      pieces.push(piece.join(' '));
      piece = [];
    }
    piece.push(word);
  }
  pieces.push(piece.join(' '));
  return pieces;
}

/** Words that the longest name of a delegation has. */
const maxDelegationWords = 8;

/** Cuts off the text that follows an entry in the same line, right after the delegation or the group. */
function splitRest(text: string): { entry: string; rest: string } | null {
  const comma = text.indexOf(',');
  if (comma < 2 || comma > 100 || !isName(text.slice(0, comma))) return null;
  const ends = [...text.slice(comma + 1, comma + 200).matchAll(/\S+/g)].map(
    ({ index, 0: word }) => comma + 1 + index + word.length,
  );
  for (let count = Math.min(maxDelegationWords, ends.length); count > 0; count -= 1) {
    const printed = text.slice(comma + 1, ends[count - 1]).trim();
    if (delegationCode(printed.replace(/,$/, '')) === null) continue;
    const hasGroup = printed.endsWith(',');
    const end = ends[hasGroup ? count : count - 1];
    if (end === undefined) return null;
    if (hasGroup && !isKnownGroup(text.slice(ends[count - 1], end).trim())) return null;
    const [entry, rest] = [text.slice(0, end), text.slice(end).trim()];
    return isEntry(entry) && opensText.test(rest.slice(0, 100)) ? { entry, rest } : null;
  }
  return null;
}

const opensText = /^[\p{Lu}\p{N}"“«'•–—([-].{0,20}?\p{L}{2}/su;
